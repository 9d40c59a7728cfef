using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclades.Faults.Histories;
using MimeKit;

namespace Cyclades.Faults.Cluster;

/// <summary>The real SMTP server of <c>tests/smtp</c>, which notes what it takes and can be down or slow. It ends when this process does.</summary>
internal sealed class MailReceiver : IAsyncDisposable
{
    private readonly Process process;
    private readonly RunClock clock;
    private readonly ConcurrentQueue<MailReceipt> receipts = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> links = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> orders = new();
    private readonly Task reading;
    private int lastOrder;
    private int held;

    private MailReceiver(Process process, RunClock clock)
    {
        this.process = process;
        this.clock = clock;
        orders[0] = New();
        reading = ReadAsync();
    }

    public int Port { get; private set; }

    public IReadOnlyCollection<MailReceipt> Receipts => receipts;

    /// <summary>How many mails it has kept waiting for an answer.</summary>
    public int Held => Volatile.Read(ref held);

    public static async Task<MailReceiver> StartAsync(RunClock clock)
    {
        var folder = Repository.PathOf("tests", "smtp");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--silent"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
        }

        var start = new ProcessStartInfo("node", ["server.mjs", """{"plainOnly":true}"""])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var receiver = new MailReceiver(Process.Start(start)!, clock);
        await receiver.orders[0].Task;
        return receiver;
    }

    /// <summary>What follows <c>#</c> in the link of the first mail to that address.</summary>
    public Task<string> LinkAsync(string address) =>
        links.GetOrAdd(address, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public Task GoDownAsync() => OrderAsync("down");

    public Task ComeUpAsync() => OrderAsync("up");

    public Task HoldAsync() => OrderAsync("hold");

    public Task ReleaseAsync() => OrderAsync("release");

    /// <summary>Returns once all that was taken before is in <see cref="Receipts"/>.</summary>
    public Task TellAsync() => OrderAsync("tell");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task OrderAsync(string name)
    {
        var id = Interlocked.Increment(ref lastOrder);
        var done = orders[id] = New();
        await process.StandardInput.WriteLineAsync(new JsonObject { ["id"] = id, ["do"] = name }.ToJsonString());
        await process.StandardInput.FlushAsync();
        await done.Task;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var fact = JsonSerializer.Deserialize<JsonObject>(line)!;
            switch ((string?)fact["event"])
            {
                case "done":
                    Port = (int)fact["port"]!;
                    orders[(int)fact["id"]!].SetResult();
                    break;
                case "held":
                    Interlocked.Increment(ref held);
                    break;
                case "mail":
                    Note(fact);
                    break;
            }
        }

        foreach (var order in orders.Values)
        {
            order.TrySetException(new InvalidOperationException("The mail server has ended."));
        }
    }

    private void Note(JsonObject fact)
    {
        using var raw = new MemoryStream(Convert.FromBase64String((string)fact["raw"]!));
        var mail = MimeMessage.Load(raw);
        receipts.Enqueue(new MailReceipt(mail.MessageId!, clock.Now));
        var link = mail.TextBody?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal) && word.Contains('#', StringComparison.Ordinal));
        if (link is not null)
        {
            links.GetOrAdd((string)fact["to"]![0]!, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously))
                .TrySetResult(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
