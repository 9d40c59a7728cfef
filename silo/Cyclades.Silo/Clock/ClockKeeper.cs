using Cyclades.Silo.Hosting;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Clock;

/// <summary>
/// Keeps the rule's clock over restarts: before anything is served it starts from the latest instant that storage knows,
/// which is noted every 10 s and when the server stops. Tells the operator, once a change, when the machine's clock falls
/// behind it and when it has caught up.
/// </summary>
internal sealed class ClockKeeper(RuleClock clock, ClockTable table, ServerSettings settings, TimeProvider time, ILogger<ClockKeeper> logger)
    : BackgroundService
{
    /// <summary>How often the machine's clock is looked at.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    private const int LooksBetweenNotes = 10;

    private int looks;

    private bool toldBehind;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.ResetClock)
        {
            await table.NoteAsync(() => clock.Now);
            logger.LogWarning("The rules' clock begins again at the machine's, as Cyclades:ResetClock asks: take the setting away for the next start");
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
                "The machine's clock is {Lag} behind what this server has seen already: rules stand still at {Instant}, and the server is not ready, until it has caught up (docs/operations.md, The clock)",
                lag,
                StoredInstant.ToText(clock.Now));
        }
        else
        {
            logger.LogWarning("The machine's clock has caught up: rules follow it again, and the server may serve");
        }
    }

    /// <summary>What is done every <see cref="Interval"/>.</summary>
    internal async Task TickAsync()
    {
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
