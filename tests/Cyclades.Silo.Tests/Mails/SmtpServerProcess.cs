using System.Text.Json.Nodes;
using System.Threading.Channels;
using Cyclades.Testing;
using MimeKit;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>The SMTP server of the tests, and what it has seen, in order.</summary>
internal sealed class SmtpServerProcess : IAsyncDisposable
{
    private readonly Channel<ReceivedMail> mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Channel<bool> holds = Channel.CreateUnbounded<bool>();
    private SmtpServer? server;

    private SmtpServerProcess()
    {
    }

    public int Port => Server.Port;

    public int Connections { get; private set; }

    private SmtpServer Server => server!;

    public static async Task<SmtpServerProcess> StartAsync(JsonObject? options = null)
    {
        var seen = new SmtpServerProcess();
        seen.server = await SmtpServer.StartAsync(SourceFolder.PathOf("tests", "smtp"), options ?? [], seen.Note);
        return seen;
    }

    public Task RefuseAsync(string recipient, int code) => Server.OrderAsync("refuse", new() { ["recipient"] = recipient, ["code"] = code });

    public Task AnswerAsync(string at, int code, int times) => Server.OrderAsync("answer", new() { ["at"] = at, ["code"] = code, ["times"] = times });

    public Task HoldAsync() => Server.OrderAsync("hold");

    public Task ReleaseAsync() => Server.OrderAsync("release");

    public Task GoDownAsync() => Server.OrderAsync("down");

    public Task ComeUpAsync() => Server.OrderAsync("up");

    /// <summary>The next mail that it accepted, in order.</summary>
    public ValueTask<ReceivedMail> NextMailAsync(CancellationToken cancellation) => mails.Reader.ReadAsync(cancellation);

    /// <summary>Returns once it holds back an answer.</summary>
    public async Task HeldAsync(CancellationToken cancellation) => await holds.Reader.ReadAsync(cancellation);

    /// <summary>
    /// The mails that it accepted and that nobody asked for. Whatever was answered before is among them: it told of them before
    /// it tells that this order is done.
    /// </summary>
    public async Task<IReadOnlyList<ReceivedMail>> OtherMailsAsync()
    {
        await Server.OrderAsync("tell");
        var others = new List<ReceivedMail>();
        while (mails.Reader.TryRead(out var mail))
        {
            others.Add(mail);
        }

        return others;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Note(JsonObject fact)
    {
        switch ((string?)fact["event"])
        {
            case "connection":
                Connections = (int)fact["number"]!;
                break;
            case "held":
                holds.Writer.TryWrite(true);
                break;
            case "mail":
                mails.Writer.TryWrite(ReceivedMail.Read(fact));
                break;
        }
    }
}

/// <summary>A mail that the server accepted.</summary>
/// <param name="Connection">Which of its connections it came by, from 1.</param>
/// <param name="Secure">By TLS.</param>
/// <param name="User">Who had signed in, if anyone.</param>
internal sealed record ReceivedMail(int Connection, bool Secure, string? User, string From, string[] To, MimeMessage Message)
{
    public static ReceivedMail Read(JsonObject fact)
    {
        using var raw = new MemoryStream(Convert.FromBase64String((string)fact["raw"]!));
        return new ReceivedMail(
            (int)fact["connection"]!,
            (bool)fact["secure"]!,
            (string?)fact["user"],
            (string)fact["from"]!,
            [.. fact["to"]!.AsArray().Select(to => (string)to!)],
            MimeMessage.Load(raw));
    }
}
