using CsCheck;
using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests.Credentials;

public sealed class SignInAttemptsTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(14, 512)]
    [InlineData(15, 900)]
    [InlineData(1000, 900)]
    [InlineData(int.MaxValue, 900)]
    public void The_first_four_failures_are_free_then_the_wait_doubles_up_to_15_minutes(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInAttempts.DelayAfter(failures));

    [Fact]
    public void An_attempt_is_refused_until_the_wait_is_over_and_taken_at_that_instant()
    {
        var waiting = new SignInAttempts(6, Noon);

        var early = waiting.Reserve(Noon.AddSeconds(2).AddTicks(-1));
        Assert.Equal(new Refusal.TryAgainLater(TimeSpan.FromTicks(1)), early.Refusal);
        Assert.Equal(new SignInAttempts(7, Noon.AddSeconds(2)), waiting.Reserve(Noon.AddSeconds(2)).Value);
    }

    [Fact]
    public void Attempts_begun_together_share_one_allowance()
    {
        var state = SignInAttempts.None;
        var taken = 0;
        while (state.Reserve(Noon).Value is { } reserved)
        {
            state = reserved;
            taken++;
        }

        Assert.Equal(SignInAttempts.FreeFailures + 1, taken);
    }

    [Fact]
    public void The_wait_runs_from_the_end_of_the_failed_attempt()
    {
        var failed = new SignInAttempts(4, Noon).Reserve(Noon).Value!.Failed(Noon.AddSeconds(3));

        Assert.Equal(5, failed.Failures);
        Assert.Equal(Noon.AddSeconds(4), failed.NextAllowedAt);
    }

    [Fact]
    public void A_failure_settled_after_another_attempts_success_still_counts() =>
        Assert.Equal(1, SignInAttempts.None.Failed(Noon).Failures);

    [Fact]
    public void A_day_without_an_attempt_is_forgiven()
    {
        var state = new SignInAttempts(30, Noon);

        Assert.Equal(31, state.Reserve(Noon.AddDays(1).AddTicks(-1)).Value!.Failures);
        Assert.Equal(1, state.Reserve(Noon.AddDays(1)).Value!.Failures);
    }

    [Fact]
    public void The_wait_never_shrinks_as_failures_grow_and_never_passes_15_minutes() =>
        Gen.Int[0, 5000].Sample(n =>
            SignInAttempts.DelayAfter(n) <= SignInAttempts.DelayAfter(n + 1)
            && SignInAttempts.DelayAfter(n) <= SignInAttempts.LongestDelay);

    [Fact]
    public void Whatever_happened_an_attempt_is_taken_within_15_minutes() =>
        Gen.Select(Gen.Int[0, 2_000_000], Gen.Bool).Array[0, 60].Sample(steps =>
        {
            var (state, now) = After(steps);
            return state.NextAllowedAt - now <= SignInAttempts.LongestDelay
                && !state.Reserve(now + SignInAttempts.LongestDelay).IsRefused(out _, out _);
        });

    [Fact]
    public void In_a_day_a_guesser_gets_no_more_than_a_hundred_and_fifteen_attempts()
    {
        var state = SignInAttempts.None;
        var taken = 0;
        for (var now = Noon; now < Noon.AddDays(1); now = state.NextAllowedAt > now ? state.NextAllowedAt : now.AddTicks(1))
        {
            state = state.Reserve(now).Value!.Failed(now);
            taken++;
        }

        Assert.InRange(taken, 90, 115);
    }

    private static (SignInAttempts State, DateTimeOffset Now) After((int Milliseconds, bool Fails)[] steps)
    {
        var state = SignInAttempts.None;
        var now = Noon;
        foreach (var (milliseconds, fails) in steps)
        {
            now = now.AddMilliseconds(milliseconds);
            if (!state.Reserve(now).IsRefused(out _, out var reserved))
            {
                state = fails ? reserved.Failed(now) : reserved;
            }
        }

        return (state, now);
    }
}
