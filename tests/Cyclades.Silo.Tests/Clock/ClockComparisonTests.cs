using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Silo.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Clock;

public sealed class ClockComparisonTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new(Some.Instant);
    private readonly RuleClock clock;
    private readonly ClockComparison comparison;
    private readonly RunningPostgreSql postgres;
    private TimeSpan ahead;
    private TimeSpan roundTrip;
    private bool isShared = true;

    public ClockComparisonTests(RunningPostgreSql postgres)
    {
        this.postgres = postgres;
        clock = new RuleClock(time);
        comparison = new ClockComparison(clock, Answer, time);
    }

    [Fact]
    public async Task The_answer_is_half_as_old_as_the_question()
    {
        (ahead, roundTrip) = (Second, ClockComparison.LongestRoundTrip);

        await comparison.CompareAsync();

        Assert.Equal(Second, clock.Ahead);
    }

    [Fact]
    public async Task A_slow_answer_counts_only_when_there_was_none_before()
    {
        (ahead, roundTrip) = (Second, TimeSpan.FromSeconds(2));
        await comparison.CompareAsync();
        Assert.Equal(Second, clock.Ahead);

        (ahead, roundTrip) = (-Second, ClockComparison.LongestRoundTrip + TimeSpan.FromMilliseconds(1));
        await comparison.CompareAsync();
        Assert.Equal(Second, clock.Ahead);

        roundTrip = ClockComparison.LongestRoundTrip;
        await comparison.CompareAsync();
        Assert.Equal(-Second, clock.Ahead);
    }

    [Fact]
    public async Task Where_no_clock_is_shared_the_machines_is_followed()
    {
        isShared = false;

        await comparison.CompareAsync();

        Assert.Equal((TimeSpan.Zero, Some.Instant), (clock.Ahead, clock.Now));
    }

    [Fact]
    public async Task Servers_on_one_PostgreSQL_have_its_hour_whatever_their_machines_say_and_none_lowers_the_note()
    {
        await using var database = PostgreSqlDatabase.Open(await postgres.Server.CreateDatabaseAsync());
        var early = new RuleClock(time);
        var late = new RuleClock(new FakeTimeProvider(Some.Instant.AddYears(50)));
        await new ClockComparison(early, database.ReadClockAsync, time).CompareAsync();
        await new ClockComparison(late, database.ReadClockAsync, new FakeTimeProvider(Some.Instant.AddYears(50))).CompareAsync();

        Assert.True(early.IsOff && late.IsOff);
        Assert.InRange(late.Now, early.Now, early.Now.AddMinutes(1));

        var table = new ClockTable(database);
        await table.NoteAsync(() => late.Now);
        await table.NoteAsync(() => early.Now);
        Assert.InRange(late.Now - (await table.LatestAsync())!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(0.001));
        await table.BeginAgainAsync(() => Some.Instant);
        Assert.Equal(Some.Instant, await table.LatestAsync());
    }

    private ValueTask<DateTimeOffset?> Answer()
    {
        time.Advance(roundTrip / 2);
        var answer = time.GetUtcNow() + ahead;
        time.Advance(roundTrip / 2);
        return new(isShared ? answer : null);
    }
}
