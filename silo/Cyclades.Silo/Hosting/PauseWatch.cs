namespace Cyclades.Silo.Hosting;

/// <summary>
/// Notices that this server did not run for a while: a stopped process, a machine that was suspended or moved. The others may
/// have declared it dead meanwhile and hold its grains themselves, so that what it has in memory is old. From then on it answers
/// nothing from memory until the list of members says that it still has its place.
/// </summary>
/// <param name="isMember">Asks the list itself; false when this server has lost its place.</param>
/// <param name="time">The machine's clocks: one of them goes on where the other stands still.</param>
internal sealed class PauseWatch(Func<Task<bool>> isMember, TimeProvider time, ILogger<PauseWatch> logger) : BackgroundService
{
    /// <summary>How often it makes sure that it runs.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A shorter pause goes unnoticed: the others need more than this to declare a server dead (<see cref="ClusterSilo"/>).</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(4);

    private volatile Moment ran = Moment.Of(time);

    private volatile bool inDoubt;

    /// <summary>
    /// Whether this server may answer from memory. Who asks right after a pause, before anything else has noticed it, is told so too.
    /// </summary>
    public bool IsCertain => !inDoubt && ran.Until(Moment.Of(time), time) <= Longest;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ran = Moment.Of(time);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>What is done every <see cref="Interval"/>.</summary>
    internal async Task TickAsync()
    {
        var now = Moment.Of(time);
        var pause = ran.Until(now, time);
        if (!inDoubt && pause > Longest)
        {
            inDoubt = true;
            logger.LogWarning("This server did not run for {Seconds:F1} s: it answers nothing until it knows that it still has its place in the cluster", pause.TotalSeconds);
        }

        if (inDoubt)
        {
            // An answer from before another pause says nothing.
            if (!await isMember() || now.Until(Moment.Of(time), time) > Longest)
            {
                return;
            }

            inDoubt = false;
            logger.LogWarning("This server still has its place in the cluster, and answers again");
        }

        ran = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await TickAsync();
                }
                catch (Exception failure)
                {
                    logger.LogWarning("The list of members cannot be read: {Failure}", failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    /// <param name="Ticks">Of the clock that only goes forward, and stands still while the machine is suspended.</param>
    private sealed record Moment(long Ticks, DateTimeOffset Instant)
    {
        public static Moment Of(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

        public TimeSpan Until(Moment later, TimeProvider time)
        {
            var (ran, passed) = (time.GetElapsedTime(Ticks, later.Ticks), later.Instant - Instant);
            return ran > passed ? ran : passed;
        }
    }
}
