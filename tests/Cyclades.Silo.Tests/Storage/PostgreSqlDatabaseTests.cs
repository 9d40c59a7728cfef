using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Testing;
using Dapper;
using Npgsql;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class PostgreSqlDatabaseTests(RunningPostgreSql postgres)
{
    [Fact]
    public void Both_databases_have_the_same_migrations() =>
        Assert.Equal(
            MigrationScript.Of("Sqlite").Select(script => script.Name),
            MigrationScript.Of("PostgreSql").Select(script => script.Name));

    [Fact]
    public void No_two_migrations_have_one_number() =>
        Assert.Distinct(MigrationScript.Of("Sqlite").Select(script => script.Number));

    [Fact]
    public async Task Of_ten_servers_that_start_at_once_one_migrates_and_all_hold_the_same_secrets()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();

        var databases = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => PostgreSqlDatabase.Open(connectionString))));

        await using var connection = new NpgsqlConnection(connectionString);
        Assert.Equal(PostgreSqlMigrations.Scripts.Count, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM migration"));
        var keys = new HashSet<string>();
        foreach (var database in databases)
        {
            keys.Add(Convert.ToHexString(await new Secrets(database).GetAsync(Secrets.AddressKeyName)));
            database.Dispose();
        }

        Assert.Single(keys);
    }

    [Fact]
    public async Task A_script_that_fails_half_way_leaves_the_version_before()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        PostgreSqlDatabase.Open(connectionString).Dispose();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => PostgreSqlMigrations.ApplyAsync(
            connection,
            [new("9000_half.sql", "CREATE TABLE half (id integer); INSERT INTO catalogue (id, version, content) VALUES (2, 0, NULL);")]));

        Assert.Contains("9000_half.sql", failure.Message, StringComparison.Ordinal);
        Assert.Null(await connection.ExecuteScalarAsync<string?>("SELECT to_regclass('half')::text"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM migration WHERE number = 9000"));
    }

    [Fact]
    public void A_server_that_is_not_there_stops_the_start_with_a_sentence_that_says_what_to_do_and_no_password()
    {
        var failure = Assert.Throws<DatabaseUnreachableException>(
            () => PostgreSqlDatabase.Open("Host=127.0.0.1;Port=1;Username=cyclades;Password=hunter2hunter2;Database=cyclades"));

        Assert.Contains("ConnectionStrings:Cyclades", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("cyclades", false)]
    [InlineData("Database=cyclades", false)]
    [InlineData("Hots=db;Database=cyclades", false)]
    [InlineData("Host=db;Database=cyclades", true)]
    public void A_connection_string_names_a_server(string? text, bool right) =>
        Assert.Equal(right, PostgreSqlDatabase.IsConnectionString(text));

    [Fact]
    public async Task After_the_database_was_cut_off_writes_and_reads_are_back_without_a_hand()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        using var database = PostgreSqlDatabase.Open(await server.CreateDatabaseAsync());
        var writer = new RowWriter(database.CreateRowBatches());
        writer.Start();
        var row = RowWriterTests.First(Some.Candidate());
        Assert.Equal(new RowOutcome.Committed(1), await writer.WriteAsync(row));

        await server.CrashAsync();
        Assert.True(await writer.WriteAsync(row with { Version = 1 }) is RowOutcome.Unknown);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => new CandidateNumbers(database).NextAsync());
        await server.RestartAsync();

        // One connection of each pool may still be the one that was cut; none asks for a hand.
        Assert.Contains(new RowOutcome.Committed(2), await TwiceAsync(() => writer.WriteAsync(row with { Version = 1 })));
        Assert.Contains(1, (await TwiceAsync(() => new CandidateNumbers(database).NextAsync())).Select(number => number.Value));
        await writer.StopAsync();
    }

    private static async Task<List<T>> TwiceAsync<T>(Func<Task<T>> ask)
    {
        var answers = new List<T>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                answers.Add(await ask());
            }
            catch (NpgsqlException) when (attempt == 0)
            {
            }
        }

        return answers;
    }
}
