using System.Text.RegularExpressions;
using Cyclades.Testing;
using Grpc.Health.V1;

namespace Cyclades.Api.Tests.Processes;

/// <summary>The built server as a process of its own, on free ports and real time.</summary>
internal sealed partial class SiloProcess : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly TaskCompletionSource<(Uri Http, Uri Grpc)> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(string data, string[] settings)
    {
        string[] arguments =
            [Program, $"--Cyclades:Data={data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0", .. settings];
        process = ChildProcess.Start("dotnet", arguments, onLine: Notice);
    }

    private static string Program => Repository.Program("Cyclades.Silo.dll", "silo", "Cyclades.Silo");

    /// <summary>The port of pages and gRPC-Web.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>The port of gRPC.</summary>
    public Uri Grpc { get; private set; } = null!;

    /// <summary>What it has logged so far.</summary>
    public string Log => process.Output;

    /// <summary>Starts it, and returns once it says by gRPC that it serves.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="settings">As on the command line: <c>--Cyclades:CallDeadline=1</c>.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its log.</exception>
    public static async Task<SiloProcess> StartAsync(string data, params string[] settings)
    {
        var silo = new SiloProcess(data, settings);
        try
        {
            await Task.WhenAny(silo.listening.Task, silo.process.Ended);
            if (!silo.listening.Task.IsCompleted)
            {
                throw new InvalidOperationException($"The server ended with {await silo.process.Ended} instead of serving:\n{silo.Log}");
            }

            (silo.Http, silo.Grpc) = await silo.listening.Task;
            using var client = silo.Connect();
            var health = await client.Health.CheckAsync(new HealthCheckRequest());
            return health.Status is HealthCheckResponse.Types.ServingStatus.Serving
                ? silo
                : throw new InvalidOperationException($"The server listens and is {health.Status}:\n{silo.Log}");
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one that is to end by itself.</summary>
    /// <returns>Its exit code and all that it wrote.</returns>
    public static Task<(int Exit, string Output)> RunAsync(params string[] settings) =>
        ChildProcess.RunAsync("dotnet", [Program, .. settings]);

    /// <summary>A client on the port of gRPC; the caller disposes it.</summary>
    public Client Connect(string? bearer = null) => Client.Of(Transport.Http2, Http, Grpc, bearer);

    /// <summary>SIGTERM, and the exit code.</summary>
    public Task<int> StopAsync()
    {
        process.Terminate();
        return process.Ended;
    }

    /// <summary>SIGKILL, sent when this is called; the task ends when the process has.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return process.Ended;
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public Task<int> Ended => process.Ended;

    /// <summary>SIGSTOP: the process stands still, with all its connections open.</summary>
    public void Hang() => process.Stop();

    /// <summary>SIGCONT.</summary>
    public void GoOn() => process.Continue();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private void Notice(string line)
    {
        if (Listening().Match(line) is { Success: true } said)
        {
            listening.TrySetResult((new Uri(said.Groups["http"].Value), new Uri(said.Groups["grpc"].Value)));
        }
    }

    [GeneratedRegex(@"Listening: (?<http>\S+) \(pages, gRPC-Web\), (?<grpc>\S+) \(gRPC\)")]
    private static partial Regex Listening();
}
