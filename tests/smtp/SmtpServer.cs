using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cyclades.Testing;

/// <summary>
/// The real SMTP server of <c>server.mjs</c> in a process of its own, on a free port of 127.0.0.1: it does what it is told and
/// tells what it sees. Its packages are installed when they are missing. It ends when this process does.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly Action<JsonObject> onEvent;
    private readonly ConcurrentDictionary<int, TaskCompletionSource> orders = new();
    private readonly Task reading;
    private int lastOrder;

    private SmtpServer(Process process, Action<JsonObject> onEvent)
    {
        this.process = process;
        this.onEvent = onEvent;
        orders[0] = NewOrder();
        reading = Task.Run(ReadAsync);
    }

    public int Port { get; private set; }

    /// <param name="folder">Where <c>server.mjs</c> lies.</param>
    /// <param name="options">As <c>server.mjs</c> documents them.</param>
    /// <param name="onEvent">Gets what it tells, one after another: <c>connection</c>, <c>held</c>, <c>mail</c>.</param>
    /// <exception cref="InvalidOperationException">Its packages could not be installed, or it ended at once.</exception>
    public static async Task<SmtpServer> StartAsync(string folder, JsonObject options, Action<JsonObject> onEvent)
    {
        await Task.Run(() => InstallPackages(folder));
        var start = new ProcessStartInfo("node", ["server.mjs", options.ToJsonString()])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new SmtpServer(Process.Start(start)!, onEvent);
        await server.orders[0].Task;
        return server;
    }

    /// <summary>Returns once the order is carried out; whatever it saw before has been told by then.</summary>
    public async Task OrderAsync(string name, JsonObject? order = null)
    {
        order ??= [];
        var id = Interlocked.Increment(ref lastOrder);
        order["id"] = id;
        order["do"] = name;
        var done = orders[id] = NewOrder();
        await process.StandardInput.WriteLineAsync(order.ToJsonString());
        await process.StandardInput.FlushAsync();
        await done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var fact = JsonSerializer.Deserialize<JsonObject>(line)!;
            if ((string?)fact["event"] == "done")
            {
                Port = (int)fact["port"]!;
                orders[(int)fact["id"]!].SetResult();
            }
            else
            {
                onEvent(fact);
            }
        }

        foreach (var order in orders.Values)
        {
            order.TrySetException(new InvalidOperationException("The SMTP server of the tests has ended."));
        }
    }

    /// <summary>Once on this machine at a time: other test processes wait for it.</summary>
    private static void InstallPackages(string folder)
    {
        using var turn = new Mutex(initiallyOwned: false, "cyclades-tests-smtp");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its owner was killed; whether the packages are whole is looked at below.
        }

        try
        {
            var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--silent"]) { WorkingDirectory = folder })!;
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"`npm ci` in {folder} failed with exit code {npm.ExitCode}.");
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static TaskCompletionSource NewOrder() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
