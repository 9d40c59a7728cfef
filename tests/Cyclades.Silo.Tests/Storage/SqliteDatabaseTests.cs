using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-database-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_folder_is_created_where_it_is_missing()
    {
        using var database = SqliteDatabase.Open(Path.Combine(folder, "new", "data"));

        Assert.True(File.Exists(database.Path));
    }

    [Fact]
    public void Every_connection_keeps_what_was_promised()
    {
        using var database = SqliteDatabase.Open(folder);
        for (var round = 0; round < 2; round++)
        {
            using var connection = database.Connect();
            long Setting(string name) => connection.ExecuteScalar<long>($"PRAGMA {name}");
            Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
            Assert.Equal((2, 1, 1, 1), (Setting("synchronous"), Setting("foreign_keys"), Setting("recursive_triggers"), Setting("secure_delete")));
        }
    }

    [Fact]
    public void A_second_server_on_the_folder_stops_with_a_sentence_that_says_what_to_do()
    {
        using var first = SqliteDatabase.Open(folder);

        var failure = Assert.Throws<DataFolderInUseException>(() => SqliteDatabase.Open(folder));

        Assert.Contains("Cyclades:Data", failure.Message, StringComparison.Ordinal);
        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_server_had_taken_when_it_ended_is_free_for_the_next_one()
    {
        using (var first = SqliteDatabase.Open(folder))
        using (var connection = first.Connect())
        {
            connection.Execute(
                """
                INSERT INTO outbox (grain, grain_version, ordinal, mail, filed_at, not_before, attempts, refused_reason) VALUES
                    ('account/1', 1, 0, '{}', '2023-09-11T08:45:00Z', '2023-09-11T08:50:01Z', 1, NULL),
                    ('account/1', 2, 0, '{}', '2023-09-11T08:45:00Z', '2023-09-11T08:50:01Z', 1, 'no-account');
                INSERT INTO due (grain, kind, at, lease_until) VALUES ('account/1', 'expiry', '2023-09-11T08:45:00Z', '2023-09-11T08:45:31Z');
                INSERT INTO link_request (act, candidate_number, filed_at, lease_until) VALUES ('reset-password', 1, '2023-09-11T08:45:00Z', '2023-09-11T08:45:31Z');
                """);
        }

        using var second = SqliteDatabase.Open(folder);
        using var reading = second.Connect();

        Assert.Equal(["2023-09-11T08:45:00Z", "2023-09-11T08:50:01Z"], reading.Query<string>("SELECT not_before FROM outbox ORDER BY id"));
        Assert.Equal(("2023-09-11T08:45:00Z", null), reading.QuerySingle<(string, string?)>("SELECT at, lease_until FROM due"));
        Assert.Null(reading.QuerySingle<string?>("SELECT lease_until FROM link_request"));
    }

    [Fact]
    public void The_folder_is_free_again_when_its_server_has_stopped()
    {
        SqliteDatabase.Open(folder).Dispose();

        SqliteDatabase.Open(folder).Dispose();
    }

    [Fact]
    public async Task Secrets_are_made_once()
    {
        byte[] first;
        await using (var database = SqliteDatabase.Open(folder))
        {
            first = await new Secrets(database).GetAsync(Secrets.AddressKeyName);
            Assert.NotEqual(first, await new Secrets(database).GetAsync(Secrets.LinkKeyName));
        }

        await using (var database = SqliteDatabase.Open(folder))
        {
            Assert.Equal(first, await new Secrets(database).GetAsync(Secrets.AddressKeyName));
        }

        Assert.Equal(Secrets.Length, first.Length);
    }

    [Fact]
    public void Scripts_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, SqliteMigrations.Scripts.Count), SqliteMigrations.Scripts.Select(script => script.Number));

    [Fact]
    public void A_script_is_applied_once()
    {
        using var database = SqliteDatabase.Open(folder);
        using var connection = database.Connect();
        MigrationScript[] scripts = [.. SqliteMigrations.Scripts, new("9000_once.sql", "CREATE TABLE once (id INTEGER)")];

        SqliteMigrations.Apply(connection, scripts);
        SqliteMigrations.Apply(connection, scripts);

        Assert.Equal(1, connection.ExecuteScalar<long>("SELECT count(*) FROM migration WHERE number = 9000"));
    }

    [Fact]
    public void A_script_that_fails_half_way_leaves_the_version_before()
    {
        using var database = SqliteDatabase.Open(folder);
        using var connection = database.Connect();

        var failure = Assert.Throws<MigrationFailedException>(() => SqliteMigrations.Apply(
            connection,
            [new("9000_half.sql", "CREATE TABLE half (id INTEGER); INSERT INTO candidate_number (id, last) VALUES (1, 0);")]));

        Assert.Contains("9000_half.sql", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT count(*) FROM migration WHERE number = 9000"));
    }

    [Fact]
    public async Task Of_two_connections_that_migrate_at_once_each_script_is_applied_by_one()
    {
        using var database = SqliteDatabase.Open(folder);
        MigrationScript[] scripts = [new("9000_once.sql", "CREATE TABLE once (id INTEGER)"), new("9001_twice.sql", "CREATE TABLE twice (id INTEGER)")];
        using var start = new Barrier(2);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var connection = database.Connect();
            start.SignalAndWait();
            SqliteMigrations.Apply(connection, scripts);
        })));

        using var reader = database.Connect();
        Assert.Equal(2, reader.ExecuteScalar<long>("SELECT count(*) FROM migration WHERE number >= 9000"));
    }

    [Fact]
    public void A_file_that_is_no_database_stops_the_start_and_frees_the_folder()
    {
        File.WriteAllText(Path.Combine(folder, SqliteDatabase.FileName), new string('x', 4096));

        Assert.Throws<SqliteException>(() => SqliteDatabase.Open(folder));
        File.Delete(Path.Combine(folder, SqliteDatabase.FileName));
        SqliteDatabase.Open(folder).Dispose();
    }
}
