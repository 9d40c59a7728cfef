using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Drafts;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Due;

/// <summary>
/// Calls each grain for which an hour has come; the grain decides again. A row stays until its grain has decided, so
/// that a silo that dies in between loses nothing. What a newer silo has filed and this one does not know is left alone,
/// and told once a day.
/// </summary>
internal sealed class DueWorker(
    DueTable due, ErasedBytes erasedBytes, Grains grains, MarksAnnouncement marks, RuleClock clock, TimeProvider time, ILogger<DueWorker> logger)
    : BackgroundService
{
    private const int Batch = 64;

    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a row is held for the grain that is called.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenTellings = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim working = new(1);

    private readonly Dictionary<string, Func<string, Task>> calls = new()
    {
        [$"{GrainKey.AccountKind}/{AccountFiling.Expiry}"] = grain => grains.Account(grain).ExpireAsync(new ExpireWhatIsDue()),
        [$"{GrainKey.DraftKind}/{DraftGrain.Expiry}"] = grain => grains.Draft(grain).ExpireAsync(),
        [$"{GrainKey.CandidatureKind}/{CandidatureFiling.DocumentReminder}"] = grain => grains.Candidature(grain).FileAsync(new RemindOfDocuments()),
        [$"{GrainKey.ServiceKind}/{MarksAnnouncement.Kind}"] = marks.AnnounceAsync,
    };

    private DateTimeOffset nextTelling;

    /// <summary>Does all that is due now.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await working.WaitAsync(cancellation);
        try
        {
            await LeasedRows.DoAllAsync(() => due.TakeAsync(calls.Keys, clock.Now, Lease, Batch), CallAsync, rows => due.GiveBackAsync(rows), Lease, time, cancellation);
            await TellUnknownAsync();
            await erasedBytes.ScrubAsync();
        }
        finally
        {
            working.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    logger.LogWarning(failure, "What is due could not be looked at; it is tried again");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops, or never came to serve: what is due waits for the next one.
        }
    }

    // A row whose grain fails comes back when its lease ends; the others go on.
    private async Task CallAsync(DueRow row)
    {
        try
        {
            await calls[row.Subject](row.Grain);
            await due.CompleteAsync(row);
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "What is due for {Grain} failed; it comes back", row.Grain);
        }
    }

    private async Task TellUnknownAsync()
    {
        if (clock.Now < nextTelling)
        {
            return;
        }

        foreach (var (subject, count) in await due.CountOthersAsync(calls.Keys, clock.Now))
        {
            logger.LogError("{Count} entries of what is due are of a kind that this server does not know, {Subject}: they are left to a newer one", count, subject);
        }

        nextTelling = clock.Now + BetweenTellings;
    }
}
