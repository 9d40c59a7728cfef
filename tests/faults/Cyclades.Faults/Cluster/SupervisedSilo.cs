using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace Cyclades.Faults.Cluster;

/// <summary>
/// One server of the cluster, on ports of its own, that is started again when it ends, as a service manager would, unless the
/// supervisor was told to hold.
/// </summary>
internal sealed class SupervisedSilo : IAsyncDisposable
{
    /// <summary>As <c>RestartSec=1</c>.</summary>
    private static readonly TimeSpan BeforeRestart = TimeSpan.FromSeconds(1);

    private const int LinesToTell = 40;

    private readonly string[] arguments;
    private readonly ConcurrentQueue<int> exits = new();
    private readonly ConcurrentQueue<string> lastLines = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<bool> served = Channel.CreateUnbounded<bool>();
    private volatile GuardedProcess? process;
    private TaskCompletionSource hold = Open();
    private Task supervising = Task.CompletedTask;

    /// <param name="folder">Where its data folder and its log go.</param>
    public SupervisedSilo(int number, string folder, IEnumerable<string> settings)
    {
        Number = number;
        Port = Repository.FreePort();
        SiloPort = Repository.FreePort();
        LogFile = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"silo-{number}.log"));
        DataFolder = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"silo-{number}"));
        arguments =
        [
            Repository.Silo,
            $"--Cyclades:Data={DataFolder}",
            $"--Cyclades:HttpPort={Repository.FreePort()}",
            $"--Cyclades:GrpcPort={Port}",
            $"--Cyclades:SiloPort={SiloPort}",
            .. settings,
        ];
    }

    public int Number { get; }

    /// <summary>The port of gRPC.</summary>
    public int Port { get; }

    /// <summary>The port that the other silos reach it at.</summary>
    public int SiloPort { get; }

    public string DataFolder { get; }

    /// <summary>What all its lives have written.</summary>
    public string LogFile { get; }

    /// <summary>The exit codes of its lives so far.</summary>
    public IReadOnlyCollection<int> Exits => exits;

    public bool IsStopped => process?.IsStopped ?? false;

    public void Start() => supervising = SuperviseAsync();

    public void Send(Signal signal) => process?.Send(signal);

    /// <summary>From now on it is not started again.</summary>
    public void Hold() => hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It is started again, at once when it has ended meanwhile.</summary>
    public void Release() => hold.TrySetResult();

    /// <summary>Waits until a life of it that began after the last wait listens.</summary>
    public async Task ServesAsync(TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        try
        {
            await served.Reader.ReadAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Silo {Number} did not serve within {patience}; its exit codes: {string.Join(", ", exits)}; its last lines:\n{string.Join('\n', lastLines)}");
        }
    }

    /// <summary>Forgets lives that have begun before.</summary>
    public void ExpectServing()
    {
        while (served.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Waits until it has ended once more than so many times.</summary>
    public async Task<bool> EndsAsync(int before, TimeSpan patience)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (exits.Count <= before && TimeProvider.System.GetElapsedTime(since) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return exits.Count > before;
    }

    /// <summary>Kills it for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Release();
        Send(Signal.Kill);
        await supervising;
        stopping.Dispose();
    }

    private async Task SuperviseAsync()
    {
        await using var log = new StreamWriter(LogFile) { AutoFlush = true };
        while (!stopping.IsCancellationRequested)
        {
            var life = await GuardedProcess.StartAsync("dotnet", arguments, line =>
            {
                lock (log)
                {
                    log.WriteLine(line);
                }

                Keep(line);

                if (line.Contains("Listening: ", StringComparison.Ordinal))
                {
                    served.Writer.TryWrite(true);
                }
            });
            process = life;
            if (stopping.IsCancellationRequested)
            {
                life.Send(Signal.Kill);
            }

            exits.Enqueue(await life.Ended);
            await life.EndAsync();
            try
            {
                await Task.Delay(BeforeRestart, TimeProvider.System, stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await hold.Task;
        }
    }

    // The file may be gone when somebody reads why a wait has ended.
    private void Keep(string line)
    {
        lastLines.Enqueue(line);
        while (lastLines.Count > LinesToTell)
        {
            lastLines.TryDequeue(out _);
        }
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
