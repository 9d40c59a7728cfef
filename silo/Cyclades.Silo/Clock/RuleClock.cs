namespace Cyclades.Silo.Clock;

/// <summary>
/// The clock that rules go by: in UTC, and it never goes back, so that what was closed once stays closed when the
/// machine's clock is corrected. It stands still until the machine's clock has caught up. Over a restart
/// <see cref="ClockKeeper"/> keeps it.
/// </summary>
internal sealed class RuleClock(TimeProvider time)
{
    /// <summary>A silo whose machine's clock is further behind is not ready.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMilliseconds(200);

    private long latest;

    public DateTimeOffset Now => Reached(time.GetUtcNow().UtcTicks);

    /// <summary>How far the machine's clock is behind this one; zero when it is not.</summary>
    public TimeSpan Lag
    {
        get
        {
            var machine = time.GetUtcNow();
            return Reached(machine.UtcTicks) - machine;
        }
    }

    /// <summary>The machine's clock is behind by more than <see cref="Tolerance"/>.</summary>
    public bool IsBehind => Lag > Tolerance;

    /// <summary>From now on it is at least this late.</summary>
    public void StartFrom(DateTimeOffset instant) => Reached(instant.UtcTicks);

    private DateTimeOffset Reached(long read)
    {
        long seen;
        while ((seen = Interlocked.Read(ref latest)) < read)
        {
            if (Interlocked.CompareExchange(ref latest, read, seen) == seen)
            {
                return new DateTimeOffset(read, TimeSpan.Zero);
            }
        }

        return new DateTimeOffset(seen, TimeSpan.Zero);
    }
}
