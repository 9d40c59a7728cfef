using Cyclades.Silo.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class PostgreSqlRowWriterTests(PostgreSqlSilo silo) : RowWriterTests(silo), IClassFixture<PostgreSqlSilo>
{
    [Fact]
    public async Task A_connection_that_is_cut_in_mid_batch_leaves_all_of_it_unknown_and_nothing_stored()
    {
        var rows = Enumerable.Range(0, 10).Select(_ => First(Some.Candidate())).ToArray();
        await WriteTogetherAsync(rows);
        await using var other = silo.Connect();
        await using var holding = await other.BeginTransactionAsync();
        await other.ExecuteAsync("SELECT 1 FROM OrleansStorage WHERE GrainIdExtensionString = @Key FOR UPDATE", rows[5], holding);

        var writing = WriteTogetherAsync([.. rows.Select(row => row with { Version = 1 })]);
        await CutAsync();
        var outcomes = await writing;
        await holding.RollbackAsync();

        Assert.All(outcomes, outcome => Assert.IsType<RowOutcome.Unknown>(outcome));
        Assert.Equal(rows.Length, await JournaledAsync(rows));
        Assert.All(
            await WriteTogetherAsync([.. rows.Select(row => row with { Version = 1 })]),
            outcome => Assert.Equal(new RowOutcome.Committed(2), outcome));
    }

    [Fact]
    public async Task A_row_that_another_server_holds_too_long_fails_for_certain_and_its_neighbours_commit()
    {
        var rows = Enumerable.Range(0, 4).Select(_ => First(Some.Candidate())).ToArray();
        await WriteTogetherAsync(rows);
        await using var other = silo.Connect();
        await using var holding = await other.BeginTransactionAsync();
        await other.ExecuteAsync("SELECT 1 FROM OrleansStorage WHERE GrainIdExtensionString = @Key FOR UPDATE", rows[2], holding);

        var outcomes = await WriteTogetherAsync([.. rows.Select(row => row with { Version = 1 })]);
        await holding.RollbackAsync();

        Assert.IsType<RowOutcome.Failed>(outcomes[2]);
        Assert.Equal(3, outcomes.Count(outcome => outcome == new RowOutcome.Committed(2)));
        Assert.Equal(7, await JournaledAsync(rows));
    }

    [Fact]
    public async Task An_answer_that_is_lost_after_the_commit_is_unknown_and_the_next_activation_finds_what_was_stored()
    {
        await using var proxy = DeafProxy.Before(new NpgsqlConnectionStringBuilder(silo.ConnectionString));
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        var writer = new RowWriter(new Cyclades.Silo.Storage.PostgreSql.PostgreSqlRowBatches(source));
        writer.Start();
        var number = Some.Candidate();
        Assert.Equal(new RowOutcome.Committed(1), await writer.WriteAsync(First(number)));

        proxy.Deafen();
        var outcome = await writer.WriteAsync(First(number) with { Version = 1 });
        await writer.StopAsync();

        Assert.IsType<RowOutcome.Unknown>(outcome);
        Assert.Equal("2", (await silo.ReadAsync(GrainKey.Account(number))).ETag);
        Assert.Equal(2, await JournaledAsync([First(number)]));
    }

    // The batch waits for the row that is held; the server is asked until it says so.
    private async Task CutAsync()
    {
        await using var operatorConnection = silo.Connect();
        const string Cut =
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'cyclades-writer' AND wait_event_type = 'Lock'
            """;
        while (!(await operatorConnection.QueryAsync<bool>(Cut)).Any())
        {
            await Task.Yield();
        }
    }
}
