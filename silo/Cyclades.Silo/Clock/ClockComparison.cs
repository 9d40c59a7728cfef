namespace Cyclades.Silo.Clock;

/// <summary>
/// Has the rules' clock follow that of the database where several servers share one, so that a service closes on all of them at
/// once, whatever their machines' clocks say.
/// </summary>
/// <param name="clock">The rules' clock.</param>
/// <param name="shared">Asks for the shared hour; none where there is no such clock.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class ClockComparison(RuleClock clock, Func<ValueTask<DateTimeOffset?>> shared, TimeProvider time)
{
    /// <summary>The answer is taken to be half as old as the question: a slower one is too uncertain to go by.</summary>
    public static TimeSpan LongestRoundTrip { get; } = TimeSpan.FromMilliseconds(100);

    private bool hasCompared;

    /// <summary>Compares the two; the first comparison counts however slow, since there is nothing better.</summary>
    public async Task CompareAsync()
    {
        var asked = time.GetUtcNow();
        var start = time.GetTimestamp();
        if (await shared() is not { } answer)
        {
            return;
        }

        var roundTrip = time.GetElapsedTime(start);
        if (roundTrip > LongestRoundTrip && hasCompared)
        {
            return;
        }

        hasCompared = true;
        clock.Follow(answer - (asked + (roundTrip / 2)));
    }
}
