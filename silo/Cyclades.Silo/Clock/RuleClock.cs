namespace Cyclades.Silo.Clock;

/// <summary>
/// The clock that rules go by: in UTC, and it never goes back, so that what was closed once stays closed
/// when the machine's clock is corrected.
/// </summary>
internal sealed class RuleClock(TimeProvider time)
{
    private long latest;

    public DateTimeOffset Now
    {
        get
        {
            var read = time.GetUtcNow().UtcTicks;
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
}
