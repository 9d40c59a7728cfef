namespace Cyclades.Silo.Clock;

/// <summary>
/// The clock that rules go by: in UTC, and it never goes back, so that what was closed once stays closed when the
/// clock that it follows is corrected. It stands still until that clock has caught up. It follows the machine's clock, or that
/// of the database where several servers share one (<see cref="ClockComparison"/>). Over a restart <see cref="ClockKeeper"/> keeps it.
/// </summary>
internal sealed class RuleClock(TimeProvider time)
{
    /// <summary>A silo whose clock is further off is not ready.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMilliseconds(200);

    private long latest;

    private long ahead;

    public DateTimeOffset Now => Reached(Followed.UtcTicks);

    /// <summary>How far the followed clock is behind this one; zero when it is not.</summary>
    public TimeSpan Lag
    {
        get
        {
            var followed = Followed;
            return Reached(followed.UtcTicks) - followed;
        }
    }

    /// <summary>The followed clock is behind by more than <see cref="Tolerance"/>.</summary>
    public bool IsBehind => Lag > Tolerance;

    /// <summary>How far the followed clock is ahead of the machine's; negative when it is behind, zero when it is the machine's.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    /// <summary>The machine's clock is off the one that all servers share by more than <see cref="Tolerance"/>.</summary>
    public bool IsOff => Ahead.Duration() > Tolerance;

    private DateTimeOffset Followed => time.GetUtcNow() + Ahead;

    /// <summary>From now on it is at least this late.</summary>
    public void StartFrom(DateTimeOffset instant) => Reached(instant.UtcTicks);

    /// <summary>From now on it follows a clock that is so far ahead of the machine's.</summary>
    public void Follow(TimeSpan ahead) => Interlocked.Exchange(ref this.ahead, ahead.Ticks);

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
