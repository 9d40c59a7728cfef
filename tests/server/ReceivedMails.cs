using System.Collections.Immutable;
using Cyclades.Silo.Mails;
using MimeKit;

namespace Cyclades.Testing;

/// <summary>One mail as it was handed over.</summary>
/// <param name="Text">Its plain text part.</param>
public sealed record ReceivedMail(string To, string Subject, string Text)
{
    /// <summary>The address of the mail's link, with its secret.</summary>
    public string Link =>
        Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal) && word.Contains('#', StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"« {Subject} » holds no link.");

    /// <summary>What follows <c>#</c> in the mail's link.</summary>
    public string LinkToken => Link[(Link.IndexOf('#', StringComparison.Ordinal) + 1)..];
}

/// <summary>Stands before the server's own transport, and tells when a mail has left and when nothing more is to leave.</summary>
internal sealed class ReceivedMails(IMailTransport inner) : IMailTransport
{
    private readonly Lock gate = new();
    private ImmutableList<ReceivedMail> mails = [];
    private TaskCompletionSource changed = New();
    private TaskCompletionSource rested = New();

    public ImmutableList<ReceivedMail> All
    {
        get
        {
            lock (gate)
            {
                return mails;
            }
        }
    }

    public async Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        var answer = await inner.SendAsync(message, cancellation);
        if (answer == MailAnswer.HandedOver)
        {
            var mail = new ReceivedMail(message.To.Mailboxes.Single().Address, message.Subject!, message.TextBody!);
            lock (gate)
            {
                mails = mails.Add(mail);
                changed.TrySetResult();
                changed = New();
            }
        }

        return answer;
    }

    public async Task RestAsync()
    {
        await inner.RestAsync();
        lock (gate)
        {
            rested.TrySetResult();
            rested = New();
        }
    }

    /// <summary>Ends when the dispatcher next finds nothing to send.</summary>
    public Task Rest()
    {
        lock (gate)
        {
            return rested.Task;
        }
    }

    /// <summary>The newest mail that fits, waiting for it when there is none yet.</summary>
    public async Task<ReceivedMail> FindAsync(Func<ReceivedMail, bool> fits, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (mails.FindLast(mail => fits(mail)) is { } found)
                {
                    return found;
                }

                change = changed.Task;
            }

            await change.WaitAsync(end.Token);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
