using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Mails;

/// <summary>
/// Takes mails from the outbox and hands them over, woken after a commit and looking every few seconds besides.
/// At least once: a mail is only sent twice when this process dies, or loses its storage until the lease ends, between
/// the handing over and its mark; then with the same Message-Id. Logs name rows, never people or addresses.
/// </summary>
internal sealed class MailDispatcher(
    IOutbox outbox,
    IAddressBook addresses,
    MailMessageFactory factory,
    IMailTransport transport,
    MailSignal signal,
    RuleClock clock,
    TimeProvider time,
    ILogger<MailDispatcher> log) : BackgroundService
{
    public const int BatchSize = 50;

    /// <summary>How often it looks without having been woken.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);

    /// <summary>How long rows are held: several times what the slowest mail may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long the mail that is on its way has, once the silo stops, to be taken or refused.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly Meter Meter = new("Cyclades.Mail");

    private static readonly Counter<long> HandedOver = Meter.CreateCounter<long>("cyclades.mail.handed_over");

    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("cyclades.mail.refused");

    private static readonly Counter<long> PutBack = Meter.CreateCounter<long>("cyclades.mail.put_back");

    /// <summary>Handed over, but the storage did not take the mark: nobody else may have them, and they are marked as soon as it takes one.</summary>
    private readonly HashSet<long> unmarked = [];

    private int outages;

    /// <summary>How a batch went.</summary>
    internal enum Batch
    {
        /// <summary>Nothing more is due for now.</summary>
        Drained,

        /// <summary>There may be more.</summary>
        Full,

        /// <summary>The server, the folder or the storage takes nothing now.</summary>
        Outage,
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                switch (await DispatchAsync(stoppingToken))
                {
                    case Batch.Drained:
                        await signal.WaitAsync(Poll, time, stoppingToken);
                        break;
                    case Batch.Outage:
                        await Task.Delay(RetryPauses.OfOutage(outages), time, stoppingToken);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops; what was not begun is put back, what was begun has its mark or comes back with its lease.
        }
        finally
        {
            await transport.RestAsync();
        }
    }

    /// <summary>Takes one batch and sees each of its mails to an end: marked, refused or put back.</summary>
    /// <exception cref="OperationCanceledException">The silo stops.</exception>
    internal async Task<Batch> DispatchAsync(CancellationToken cancellation)
    {
        var taken = time.GetTimestamp();
        ImmutableArray<OutboxRow> rows = [];
        var settled = 0;
        var outage = false;
        try
        {
            foreach (var id in unmarked.ToArray())
            {
                await MarkSentAsync(id);
            }

            rows = await outbox.TakeAsync(clock.Now, Lease, BatchSize);
            while (settled < rows.Length && !outage && !cancellation.IsCancellationRequested
                && time.GetElapsedTime(taken) + SmtpTransport.Patience < Lease)
            {
                outage = await SettleAsync(rows[settled], cancellation);
                settled++;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It may have arrived: nobody touches it before its lease ends.
            settled++;
        }
        catch (Exception e)
        {
            log.LogError("Mails wait: {Exception} while taking or marking them.", e.GetType().Name);
            outage = true;
        }
        finally
        {
            outages = outage ? outages + 1 : 0;
            await ReleaseAsync(rows.Skip(settled).Where(row => !unmarked.Contains(row.Id)), outage ? RetryPauses.OfOutage(outages) : TimeSpan.Zero);
            if (outage || rows.Length < BatchSize)
            {
                await transport.RestAsync();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return outage ? Batch.Outage : rows.Length < BatchSize ? Batch.Drained : Batch.Full;
    }

    /// <returns>Whether no other mail has a chance now.</returns>
    private async Task<bool> SettleAsync(OutboxRow row, CancellationToken cancellation)
    {
        var answer = unmarked.Contains(row.Id) ? MailAnswer.HandedOver : await AttemptAsync(row, cancellation);
        switch (answer.Outcome)
        {
            case MailOutcome.HandedOver:
                await MarkSentAsync(row.Id);
                return false;
            case MailOutcome.Refused:
                await RefuseAsync(row, answer.Reason);
                return false;
            default:
                await RetryAsync(row, answer.Reason);
                return answer.Outcome == MailOutcome.Unavailable;
        }
    }

    private async Task<MailAnswer> AttemptAsync(OutboxRow row, CancellationToken cancellation)
    {
        if (row.Mail.UselessFrom is { } end && end <= clock.Now)
        {
            return new MailAnswer(MailOutcome.Refused, "link-expired");
        }

        if (row.Candidate is not { } candidate || (row.Mail.To ?? await addresses.FindAsync(candidate, cancellation)) is not { } to)
        {
            return new MailAnswer(MailOutcome.Refused, "no-account");
        }

        try
        {
            using var message = factory.Create(row, candidate, to);
            using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            await using var stopping = cancellation.Register(() => grace.CancelAfter(Grace));
            return await transport.SendAsync(message, grace.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A mail that cannot be made must not hold back the others behind it.
            log.LogError("Mail {Mail} could not be made: {Exception}.", row.Id, e.GetType().Name);
            return new MailAnswer(MailOutcome.TryLater, "fault");
        }
    }

    private async Task MarkSentAsync(long id)
    {
        unmarked.Add(id);
        await outbox.MarkSentAsync(id);
        unmarked.Remove(id);
        HandedOver.Add(1);
    }

    private async Task RefuseAsync(OutboxRow row, string reason)
    {
        await outbox.MarkRefusedAsync(row.Id, reason);
        Refused.Add(1);
        log.LogWarning("Mail {Mail} is refused at attempt {Attempt}: {Reason}. It is not tried again.", row.Id, row.Attempts, reason);
    }

    private async Task RetryAsync(OutboxRow row, string reason)
    {
        if (RetryPauses.After(row.Attempts) is not { } pause)
        {
            await RefuseAsync(row, $"given-up-{reason}");
            return;
        }

        await outbox.PutBackAsync(row.Id, clock.Now + pause, attempted: true);
        PutBack.Add(1);
        log.LogInformation("Mail {Mail} waits {Pause} after attempt {Attempt}: {Reason}.", row.Id, pause, row.Attempts, reason);
    }

    /// <summary>Best effort: what cannot be put back now comes back when its lease ends.</summary>
    private async Task ReleaseAsync(IEnumerable<OutboxRow> rows, TimeSpan pause)
    {
        try
        {
            foreach (var row in rows)
            {
                await outbox.PutBackAsync(row.Id, clock.Now + pause, attempted: false);
            }
        }
        catch (Exception e)
        {
            log.LogError("Mails wait for the end of their lease: {Exception} while putting them back.", e.GetType().Name);
        }
    }
}
