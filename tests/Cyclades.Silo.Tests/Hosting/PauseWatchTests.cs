using Cyclades.Silo.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Hosting;

public sealed class PauseWatchTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 11, 8, 45, 0, TimeSpan.Zero));
    private readonly PauseWatch watch;
    private Func<Task<bool>> isMember = () => throw new InvalidOperationException("Nobody is to ask.");

    public PauseWatchTests() => watch = new PauseWatch(() => isMember(), time, NullLogger<PauseWatch>.Instance);

    public void Dispose() => watch.Dispose();

    [Fact]
    public async Task A_server_that_runs_is_certain_and_asks_nobody()
    {
        for (var tick = 0; tick < 100; tick++)
        {
            time.Advance(PauseWatch.Interval);
            await watch.TickAsync();
            Assert.True(watch.IsCertain);
        }
    }

    [Fact]
    public async Task A_pause_up_to_the_longest_goes_unnoticed()
    {
        time.Advance(PauseWatch.Longest);

        Assert.True(watch.IsCertain);
        await watch.TickAsync();
        Assert.True(watch.IsCertain);
    }

    [Fact]
    public void After_a_longer_pause_it_is_in_doubt_before_anything_has_ticked()
    {
        time.Advance(PauseWatch.Longest + TimeSpan.FromTicks(1));

        Assert.False(watch.IsCertain);
    }

    [Fact]
    public async Task It_stays_in_doubt_until_the_list_has_answered_that_it_is_there()
    {
        var answer = new TaskCompletionSource<bool>();
        isMember = () => answer.Task;
        time.Advance(PauseWatch.Longest + TimeSpan.FromTicks(1));

        var tick = watch.TickAsync();
        Assert.False(watch.IsCertain);
        answer.SetResult(true);
        await tick;

        Assert.True(watch.IsCertain);
    }

    [Fact]
    public async Task It_stays_in_doubt_when_it_has_lost_its_place_and_while_the_list_cannot_be_read()
    {
        time.Advance(PauseWatch.Longest + TimeSpan.FromTicks(1));
        isMember = () => Task.FromResult(false);
        await watch.TickAsync();
        Assert.False(watch.IsCertain);

        isMember = () => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(watch.TickAsync);
        Assert.False(watch.IsCertain);

        isMember = () => Task.FromResult(true);
        await watch.TickAsync();
        Assert.True(watch.IsCertain);
    }

    [Fact]
    public async Task An_answer_from_before_another_pause_says_nothing()
    {
        time.Advance(PauseWatch.Longest + TimeSpan.FromTicks(1));
        isMember = () =>
        {
            time.Advance(PauseWatch.Longest + TimeSpan.FromTicks(1));
            return Task.FromResult(true);
        };
        await watch.TickAsync();
        Assert.False(watch.IsCertain);
    }

    [Fact]
    public async Task A_machine_that_was_suspended_is_told_by_its_hour_alone()
    {
        var suspended = new SuspendedTime();
        using var there = new PauseWatch(() => Task.FromResult(true), suspended, NullLogger<PauseWatch>.Instance);
        suspended.Instant += PauseWatch.Longest + TimeSpan.FromTicks(1);

        Assert.False(there.IsCertain);
        await there.TickAsync();
        Assert.True(there.IsCertain);
    }

    [Fact]
    public void A_clock_that_is_put_back_is_no_pause()
    {
        var corrected = new SuspendedTime();
        using var there = new PauseWatch(isMember, corrected, NullLogger<PauseWatch>.Instance);
        corrected.Instant -= TimeSpan.FromHours(1);

        Assert.True(there.IsCertain);
    }

    /// <summary>Its stopwatch stands still.</summary>
    private sealed class SuspendedTime : TimeProvider
    {
        public DateTimeOffset Instant { get; set; } = new(2026, 9, 11, 8, 45, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Instant;

        public override long GetTimestamp() => 7;
    }
}
