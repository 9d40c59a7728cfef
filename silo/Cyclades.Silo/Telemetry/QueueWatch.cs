using System.Diagnostics.Metrics;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Telemetry;

/// <summary>Looks from time to time at what waits in the database, so that measuring asks nothing of it in between.</summary>
internal sealed class QueueWatch : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>What holds the journal's readers up for longer is told to the operator.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly Meter meter = new("Cyclades.Queues");
    private readonly QueueDepths depths;
    private readonly RuleClock clock;
    private readonly TimeProvider time;
    private readonly ILogger<QueueWatch> logger;
    private volatile Seen? seen;
    private bool toldHeld;

    public QueueWatch(QueueDepths depths, RuleClock clock, TimeProvider time, ILogger<QueueWatch> logger)
    {
        (this.depths, this.clock, this.time, this.logger) = (depths, clock, time, logger);
        meter.CreateObservableGauge("cyclades.outbox.depth", () => Measure(now => now.Outbox.Waiting), description: "Mails that wait to be handed over");
        meter.CreateObservableGauge("cyclades.outbox.age", () => Measure(now => AgeOf(now, now.Outbox.Oldest)), "s", "Age of the oldest of them");
        meter.CreateObservableGauge("cyclades.outbox.refused", () => Measure(now => now.RefusedMails), description: "Mails that wait for the operator");
        meter.CreateObservableGauge("cyclades.due.depth", () => Measure(now => now.Due.Waiting), description: "Hours that have come and are not dealt with");
        meter.CreateObservableGauge("cyclades.due.lag", () => Measure(now => AgeOf(now, now.Due.Oldest)), "s", "How late the latest of them is");
        meter.CreateObservableGauge("cyclades.journal.held", () => Measure(now => now.Journal.Waiting), description: "Entries of the journal that an older transaction holds back from readers");
        meter.CreateObservableGauge("cyclades.journal.lag", () => Measure(now => AgeOf(now, now.Journal.Oldest)), "s", "Age of the oldest of them");
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    /// <summary>Looks now.</summary>
    internal async Task LookAsync()
    {
        var now = clock.Now;
        seen = new Seen(now, await depths.OutboxAsync(), await depths.RefusedMailsAsync(), await depths.DueAsync(now), await depths.JournalAsync());
        var isHeld = AgeOf(seen, seen.Journal.Oldest) > LongestHold.TotalSeconds;
        if (isHeld && !toldHeld)
        {
            logger.LogWarning(
                "A transaction has held {Count} entries of the journal back from its readers since {Instant}: look for it in pg_stat_activity, whatever its database",
                seen.Journal.Waiting,
                seen.Journal.Oldest);
        }

        toldHeld = isHeld;
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
                    await LookAsync();
                }
                catch (Exception failure)
                {
                    seen = null;
                    logger.LogWarning("What waits cannot be measured: {Failure}", failure.GetType().Name);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops; nobody asks any more.
        }
    }

    private static double AgeOf(Seen now, DateTimeOffset? oldest) => oldest is { } since ? Math.Max(0, (now.At - since).TotalSeconds) : 0;

    private IEnumerable<Measurement<double>> Measure(Func<Seen, double> value) => seen is { } now ? [new(value(now))] : [];

    private sealed record Seen(DateTimeOffset At, QueueDepth Outbox, long RefusedMails, QueueDepth Due, QueueDepth Journal);
}
