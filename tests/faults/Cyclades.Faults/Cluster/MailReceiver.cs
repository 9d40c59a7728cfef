using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cyclades.Faults.Histories;
using Cyclades.Testing;
using MimeKit;

namespace Cyclades.Faults.Cluster;

/// <summary>The SMTP server of the tests, which notes what it takes and can be down or slow.</summary>
internal sealed class MailReceiver : IAsyncDisposable
{
    private readonly RunClock clock;
    private readonly ConcurrentQueue<MailReceipt> receipts = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> links = new();
    private SmtpServer? server;
    private int held;

    private MailReceiver(RunClock clock) => this.clock = clock;

    public int Port => Server.Port;

    public IReadOnlyCollection<MailReceipt> Receipts => receipts;

    /// <summary>How many mails it has kept waiting for an answer.</summary>
    public int Held => Volatile.Read(ref held);

    private SmtpServer Server => server!;

    public static async Task<MailReceiver> StartAsync(RunClock clock)
    {
        var receiver = new MailReceiver(clock);
        receiver.server = await SmtpServer.StartAsync(Repository.PathOf("tests", "smtp"), new() { ["plainOnly"] = true }, receiver.Note);
        return receiver;
    }

    /// <summary>What follows <c>#</c> in the link of the first mail to that address.</summary>
    public Task<string> LinkAsync(string address) =>
        links.GetOrAdd(address, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public Task GoDownAsync() => Server.OrderAsync("down");

    public Task ComeUpAsync() => Server.OrderAsync("up");

    public Task HoldAsync() => Server.OrderAsync("hold");

    public Task ReleaseAsync() => Server.OrderAsync("release");

    /// <summary>Returns once all that was taken before is in <see cref="Receipts"/>.</summary>
    public Task TellAsync() => Server.OrderAsync("tell");

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Note(JsonObject fact)
    {
        switch ((string?)fact["event"])
        {
            case "held":
                Interlocked.Increment(ref held);
                break;
            case "mail":
                NoteMail(fact);
                break;
        }
    }

    private void NoteMail(JsonObject fact)
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
}
