using Cyclades.Domain.Accounts;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Drafts;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Due;

/// <summary>
/// Calls each grain for which an hour has come; the grain decides again. A row stays until its grain has decided, so
/// that a silo that dies in between loses nothing.
/// </summary>
internal sealed class DueWorker(
    DueTable due, WriteAheadLog writeAheadLog, IGrainFactory grains, RuleClock clock, TimeProvider time, ILogger<DueWorker> logger)
    : BackgroundService
{
    private const int Batch = 64;

    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim working = new(1);

    /// <summary>Does all that is due now.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await working.WaitAsync(cancellation);
        try
        {
            while (await due.TakeAsync(clock.Now, Lease, Batch) is { IsEmpty: false } rows)
            {
                foreach (var row in rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    await CallAsync(row);
                }
            }

            await writeAheadLog.EmptyAsync();
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
            switch (row.GrainKind)
            {
                case GrainKey.AccountKind:
                    await grains.GetGrain<IAccountGrain>(row.Grain).ExpireAsync(new ExpireWhatIsDue());
                    break;
                case GrainKey.DraftKind:
                    await grains.GetGrain<IDraftGrain>(row.Grain).ExpireAsync();
                    break;
                default:
                    logger.LogError("Nothing is known of what is due for {Grain}", row.Grain);
                    return;
            }

            await due.CompleteAsync(row);
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "What is due for {Grain} failed; it comes back", row.Grain);
        }
    }
}
