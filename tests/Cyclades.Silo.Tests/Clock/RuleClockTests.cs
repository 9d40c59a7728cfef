using Cyclades.Silo.Clock;
using Cyclades.Silo.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Clock;

public sealed class RuleClockTests
{
    private readonly FakeTimeProvider time = new(Some.Instant);

    [Fact]
    public void It_stands_still_while_the_machines_clock_is_behind_it_and_goes_on_from_there()
    {
        var clock = new RuleClock(time);
        Assert.Equal(Some.Instant, clock.Now);

        time.AdjustTime(Some.Instant.AddHours(-1));
        Assert.Equal((Some.Instant, TimeSpan.FromHours(1)), (clock.Now, clock.Lag));
        time.AdjustTime(Some.Instant.AddTicks(-1));
        Assert.Equal((Some.Instant, TimeSpan.FromTicks(1)), (clock.Now, clock.Lag));
        time.AdjustTime(Some.Instant.AddTicks(1));
        Assert.Equal((Some.Instant.AddTicks(1), TimeSpan.Zero), (clock.Now, clock.Lag));
    }

    [Fact]
    public void It_starts_from_an_instant_that_was_seen_before_and_from_no_earlier_one()
    {
        var clock = new RuleClock(time);

        clock.StartFrom(Some.Instant.AddDays(1));
        clock.StartFrom(Some.Instant.AddDays(-1));

        Assert.Equal(Some.Instant.AddDays(1), clock.Now);
    }

    [Fact]
    public void It_follows_a_clock_that_is_off_the_machines_and_never_goes_back_when_that_one_does()
    {
        var clock = new RuleClock(time);

        clock.Follow(TimeSpan.FromMinutes(1));
        Assert.Equal(Some.Instant.AddMinutes(1), clock.Now);
        clock.Follow(TimeSpan.FromMinutes(-1));
        Assert.Equal((Some.Instant.AddMinutes(1), TimeSpan.FromMinutes(2)), (clock.Now, clock.Lag));
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((Some.Instant.AddMinutes(2), TimeSpan.Zero), (clock.Now, clock.Lag));
    }

    [Theory]
    [InlineData(-200, 0, false)]
    [InlineData(-200, -1, true)]
    [InlineData(0, 0, false)]
    [InlineData(200, 0, false)]
    [InlineData(200, 1, true)]
    public void The_machines_clock_is_off_beyond_200_milliseconds_from_the_one_that_is_followed(long milliseconds, long ticks, bool off)
    {
        var clock = new RuleClock(time);

        clock.Follow(TimeSpan.FromMilliseconds(milliseconds) + TimeSpan.FromTicks(ticks));

        Assert.Equal(off, clock.IsOff);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(200 * TimeSpan.TicksPerMillisecond, false)]
    [InlineData((200 * TimeSpan.TicksPerMillisecond) + 1, true)]
    [InlineData(201 * TimeSpan.TicksPerMillisecond, true)]
    public void It_bears_that_the_machines_clock_is_behind_by_200_milliseconds(long ticks, bool behind)
    {
        var clock = new RuleClock(time);

        clock.StartFrom(Some.Instant.AddTicks(ticks));

        Assert.Equal(behind, clock.IsBehind);
    }
}
