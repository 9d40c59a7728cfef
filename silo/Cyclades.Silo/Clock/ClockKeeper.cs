using System.Data.Common;
using Cyclades.Silo.Hosting;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Clock;

/// <summary>
/// Keeps the rule's clock over restarts: before anything is served it starts from the latest instant that storage knows,
/// which is noted every 10 s and when the server stops. Compares it every second with the clock that servers share. Tells the operator,
/// once a change, when the clock that it follows falls behind it, when the machine's is off that one, and when either is mended.
/// </summary>
internal sealed class ClockKeeper(RuleClock clock, ClockComparison comparison, ClockTable table, ServerSettings settings, TimeProvider time, ILogger<ClockKeeper> logger)
    : BackgroundService
{
    /// <summary>How often the machine's clock is looked at.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    private const int LooksBetweenNotes = 10;

    private int looks;

    private bool toldBehind;

    private bool toldOff;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await comparison.CompareAsync();
        if (settings.ResetClock)
        {
            await table.BeginAgainAsync(() => clock.Now);
            logger.LogWarning("The rules' clock begins again at the present hour, as Cyclades:ResetClock asks: take the setting away for the next start");
        }

        if (await table.LatestAsync() is { } latest)
        {
            clock.StartFrom(latest);
        }

        Look();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteAsync();
    }

    /// <summary>Compares the clocks, and tells when that changes something.</summary>
    internal void Look()
    {
        TellOff();
        var lag = clock.Lag;
        var behind = lag > RuleClock.Tolerance;
        if (behind == toldBehind)
        {
            return;
        }

        toldBehind = behind;
        if (behind)
        {
            logger.LogError(
                "The clock is {Lag} behind what this server has seen already: rules stand still at {Instant}, and the server is not ready, until it has caught up (docs/operations.md, The clock)",
                lag,
                StoredInstant.ToText(clock.Now));
        }
        else
        {
            logger.LogWarning("The clock has caught up: rules follow it again, and the server may serve");
        }
    }

    private void TellOff()
    {
        var off = clock.IsOff;
        if (off == toldOff)
        {
            return;
        }

        toldOff = off;
        if (off)
        {
            logger.LogError(
                "The database's clock is {Ahead} ahead of this machine's: rules follow the database's, and this server is not ready until the machine's clock is right (docs/operations.md, The clock)",
                clock.Ahead);
        }
        else
        {
            logger.LogWarning("The machine's clock agrees with the database's again, and the server may serve");
        }
    }

    /// <summary>What is done every <see cref="Interval"/>.</summary>
    internal async Task TickAsync()
    {
        await CompareAsync();
        Look();
        if (++looks % LooksBetweenNotes == 0)
        {
            await NoteAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task CompareAsync()
    {
        try
        {
            await comparison.CompareAsync();
        }
        catch (DbException)
        {
            // The clocks have not parted in a second, and readiness tells of storage that does not answer.
        }
    }

    private async Task NoteAsync()
    {
        try
        {
            await table.NoteAsync(() => clock.Now);
        }
        catch (Exception failure)
        {
            logger.LogWarning("The clock could not be noted: {Failure}; the journal tells it until the next time", failure.GetType().Name);
        }
    }
}
