using System.Text;
using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>What becomes of each of many writes that go out together; each database that is supported inherits these tests.</summary>
public abstract class RowWriterTests(StorageSilo silo)
{
    [Fact]
    public async Task Writes_that_wait_together_are_all_committed_with_what_they_file()
    {
        var rows = Enumerable.Range(0, 200).Select(_ => First(Some.Candidate())).ToArray();

        Assert.All(await WriteTogetherAsync(rows), outcome => Assert.Equal(new RowOutcome.Committed(1), outcome));
        Assert.All(
            await WriteTogetherAsync([.. rows.Select(row => row with { Version = 1 })]),
            outcome => Assert.Equal(new RowOutcome.Committed(2), outcome));
        Assert.Equal(2 * rows.Length, await JournaledAsync(rows));
    }

    [Fact]
    public async Task First_writes_and_later_ones_go_together()
    {
        var old = First(Some.Candidate());
        await WriteTogetherAsync([old]);
        var stale = old with { Key = GrainKey.Account(Some.Candidate()).Text, Version = 7 };

        var outcomes = await WriteTogetherAsync([First(Some.Candidate()), old with { Version = 1 }, old with { Version = null }, stale]);

        Assert.Equal([new RowOutcome.Committed(1), new RowOutcome.Committed(2), RowOutcome.Stale.It, RowOutcome.Stale.It], outcomes);
    }

    [Fact]
    public async Task Of_64_that_go_together_those_that_are_refused_fail_and_no_other()
    {
        var taken = $"{Some.Candidate()}@example.org";
        await WriteTogetherAsync([Account(Some.Candidate(), taken)]);
        var rows = Enumerable.Range(0, RowWriter.LargestBatch).Select(_ => First(Some.Candidate())).ToArray();
        rows[9] = Account(Some.Candidate(), taken);
        rows[40] = First(Some.Candidate()) with { Filing = Encoding.UTF8.GetBytes("this is no JSON") };
        rows[41] = First(Some.Candidate()) with { Version = 3 };

        var outcomes = await WriteTogetherAsync(rows);

        Assert.Equal(UniqueConstraint.AccountEmail, Assert.IsType<RowOutcome.Refused>(outcomes[9]).Key);
        Assert.IsType<RowOutcome.Failed>(outcomes[40]);
        Assert.IsType<RowOutcome.Stale>(outcomes[41]);
        Assert.Equal(61, outcomes.Count(outcome => outcome == new RowOutcome.Committed(1)));
        Assert.Equal(61, await JournaledAsync(rows));
        Assert.Equal(61, await StoredAsync(rows));
    }

    [Fact]
    public async Task Of_two_new_accounts_with_one_address_that_go_together_one_is_refused()
    {
        var address = $"{Some.Candidate()}@example.org";

        var outcomes = await WriteTogetherAsync([Account(Some.Candidate(), address), Account(Some.Candidate(), address)]);

        Assert.Single(outcomes, new RowOutcome.Committed(1));
        Assert.Single(outcomes.OfType<RowOutcome.Refused>(), refused => refused.Key == UniqueConstraint.AccountEmail);
    }

    [Fact]
    public async Task Two_writes_of_one_grain_go_one_after_the_other_and_the_second_is_stale()
    {
        var row = First(Some.Candidate());

        Assert.Equal([new RowOutcome.Committed(1), RowOutcome.Stale.It], await WriteTogetherAsync([row, row]));
    }

    [Fact]
    public async Task A_writer_that_stops_first_ends_what_it_has_taken_and_takes_nothing_more()
    {
        var writer = new RowWriter(silo.Get<Database>().CreateRowBatches());
        writer.Start();
        var rows = Enumerable.Range(0, 500).Select(_ => First(Some.Candidate())).ToArray();
        var outcomes = rows.Select(writer.WriteAsync).ToArray();

        await writer.StopAsync();

        Assert.All(outcomes, outcome => Assert.Equal(new RowOutcome.Committed(1), outcome.IsCompleted ? outcome.Result : null));
        var late = First(Some.Candidate());
        Assert.IsType<RowOutcome.Failed>(await writer.WriteAsync(late));
        Assert.Equal(0, await JournaledAsync([late]));
    }

    /// <summary>Writes what has gathered before the writer began: batch by batch, in the order given.</summary>
    internal async Task<RowOutcome[]> WriteTogetherAsync(IReadOnlyList<RowWrite> rows)
    {
        var writer = new RowWriter(silo.Get<Database>().CreateRowBatches());
        var outcomes = rows.Select(writer.WriteAsync).ToArray();
        writer.Start();
        await writer.StopAsync();
        return await Task.WhenAll(outcomes);
    }

    internal static RowWrite First(CandidateNumber number) => Row(number, Some.Envelope() with { Subject = number, Events = [Some.Event("written")] });

    internal static RowWrite Account(CandidateNumber number, string address) => Row(number, Some.AccountEnvelope(number, address));

    internal Task<int> JournaledAsync(IReadOnlyCollection<RowWrite> rows) => CountAsync("SELECT grain FROM journal", rows);

    private Task<int> StoredAsync(IReadOnlyCollection<RowWrite> rows) => CountAsync("SELECT GrainIdExtensionString FROM OrleansStorage", rows);

    private async Task<int> CountAsync(string keysOfAll, IReadOnlyCollection<RowWrite> rows)
    {
        await using var connection = silo.Connect();
        var keys = rows.Select(row => row.Key).ToHashSet();
        return (await Dapper.SqlMapper.QueryAsync<string>(connection, keysOfAll)).Count(keys.Contains);
    }

    private static RowWrite Row(CandidateNumber number, Envelope<Probe> envelope) =>
        Some.FirstWrite(GrainKey.Account(number), envelope);
}

public sealed class SqliteRowWriterTests(SqliteSilo silo) : RowWriterTests(silo), IClassFixture<SqliteSilo>;
