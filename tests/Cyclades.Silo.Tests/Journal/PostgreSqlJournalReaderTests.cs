using System.Collections.Concurrent;
using System.Globalization;
using Cyclades.Silo.Journal;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Silo.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;
using Some = Cyclades.Silo.Tests.Storage.Some;

namespace Cyclades.Silo.Tests.Journal;

/// <summary>Transactions of any database of a PostgreSQL hold its journals' readers up: these tests have one to themselves.</summary>
public sealed class PostgreSqlJournalReaderTests(LonePostgreSqlSilo silo) : JournalReaderTests(silo), IClassFixture<LonePostgreSqlSilo>
{
    private readonly LonePostgreSqlSilo silo = silo;

    protected override int Writers => 4;

    [Fact]
    public async Task What_commits_before_an_older_transaction_waits_for_it_and_then_both_come_once()
    {
        var (start, older, younger) = (await EndAsync(), $"x/{Some.Candidate()}", $"x/{Some.Candidate()}");
        await using var first = silo.Connect();
        await using var writing = await first.BeginTransactionAsync();
        await FileAsync(first, writing, older, 1);
        await using var second = silo.Connect();
        await FileAsync(second, null, younger, 1);

        Assert.Empty(await ReadToEndAsync(start));
        Assert.Equal(1, (await silo.Get<QueueDepths>().JournalAsync()).Waiting);
        await writing.CommitAsync();

        Assert.Equal([older, younger], (await ReadToEndAsync(start)).Select(entry => entry.Grain));
        Assert.Equal(new QueueDepth(0, null), await silo.Get<QueueDepths>().JournalAsync());
    }

    [Fact]
    public async Task What_commits_before_an_older_transaction_that_is_rolled_back_comes_then()
    {
        var (start, younger) = (await EndAsync(), $"x/{Some.Candidate()}");
        await using var first = silo.Connect();
        await using var writing = await first.BeginTransactionAsync();
        await FileAsync(first, writing, $"x/{Some.Candidate()}", 1);
        await using var second = silo.Connect();
        await FileAsync(second, null, younger, 1);

        Assert.Empty(await ReadToEndAsync(start));
        await writing.RollbackAsync();

        Assert.Equal([younger], (await ReadToEndAsync(start)).Select(entry => entry.Grain));
    }

    [Fact]
    public async Task Under_load_readers_that_lose_their_connections_get_every_entry_once_and_in_order()
    {
        const int Candidatures = 40;
        const int Versions = 25;
        const int Readers = 3;
        var (start, mine) = (await EndAsync(), new ConcurrentDictionary<string, int>());
        using var written = new CancellationTokenSource();
        var reconnections = 0;

        var readers = Enumerable.Range(0, Readers).Select(async reader =>
        {
            var (text, seen) = (start?.ToString(), new List<JournaledEvent>());
            while (true)
            {
                var wasWritten = written.IsCancellationRequested;
                try
                {
                    JournalCursor? cursor = JournalCursor.TryParse(text, out var parsed) ? parsed : null;
                    var page = await PageAsync(cursor, 1 + (7 * reader));
                    seen.AddRange(page.Events);
                    text = page.Cursor?.ToString();
                    if (wasWritten && page.Events.Length == 0)
                    {
                        return seen;
                    }
                }
                catch (NpgsqlException)
                {
                    Interlocked.Increment(ref reconnections);
                }
            }
        }).ToArray();
        var cutting = Task.Run(async () =>
        {
            await using var connection = silo.Connect();
            while (!written.IsCancellationRequested)
            {
                await connection.ExecuteAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cyclades-tables' AND state = 'active'");
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Candidatures).Select(async _ =>
        {
            var id = Some.CandidatureOf(Some.Candidate());
            mine[GrainKey.Candidature(id).Text] = Versions;
            string? etag = null;
            for (var version = 1; version <= Versions; version++)
            {
                etag = await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Events = [Some.Event("saved", version)] }, etag);
            }
        }));
        await written.CancelAsync();
        await cutting;

        foreach (var seen in await Task.WhenAll(readers))
        {
            Assert.Equal(Candidatures * Versions, seen.Count);
            Assert.Equal(mine.Keys.Order(), seen.Select(entry => entry.Grain).Distinct().Order());
            Assert.All(seen.GroupBy(entry => entry.Grain), grain => Assert.Equal(Enumerable.Range(1, Versions), grain.Select(entry => entry.Version)));
        }

        Assert.True(reconnections > 0, "No reader lost a connection.");
    }

    [Fact]
    public async Task A_restored_copy_begins_a_generation_that_has_all_there_was_first_and_refuses_cursors_from_before()
    {
        var original = await silo.Server.CreateDatabaseAsync();
        JournalCursor before;
        using (var database = PostgreSqlDatabase.Open(original))
        {
            foreach (var version in Enumerable.Range(1, 3))
            {
                await FileIntoAsync(original, "x/old", version);
            }

            before = Assert.IsType<JournalReading.Page>(await new JournalReader(database).ReadAsync(null, 2)).Cursor!.Value;
        }

        // As in an installation that has counted fewer transactions than the one the backup is of.
        var copy = await CopyAsync(original);
        await using (var connection = new NpgsqlConnection(copy))
        {
            await connection.ExecuteAsync("UPDATE journal SET transaction = (transaction::text::bigint + 1000000)::text::xid8");
        }

        using (var database = PostgreSqlDatabase.Open(copy))
        {
            var reader = new JournalReader(database);
            Assert.IsType<JournalReading.OtherHistory>(await reader.ReadAsync(before, 10));
            await FileIntoAsync(copy, "x/old", 4);
            await FileIntoAsync(copy, "x/new", 1);

            Assert.Equal(["x/old 1", "x/old 2", "x/old 3", "x/old 4", "x/new 1"], await AllAsync(reader, 1));
            Assert.Equal(["x/old 1", "x/old 2", "x/old 3", "x/old 4", "x/new 1"], await AllAsync(reader, 2));
        }

        var third = await CopyAsync(copy);
        using (var database = PostgreSqlDatabase.Open(third))
        {
            await FileIntoAsync(third, "x/new", 2);
            var reader = new JournalReader(database);
            Assert.Equal(["x/old 1", "x/old 2", "x/old 3", "x/old 4", "x/new 1", "x/new 2"], await AllAsync(reader, 2));
            Assert.Equal(["x/old 1", "x/old 2", "x/old 3", "x/old 4", "x/new 1", "x/new 2"], await AllAsync(reader, 10));
        }
    }

    [Fact]
    public async Task Readers_that_find_a_copy_together_begin_one_generation()
    {
        var original = await silo.Server.CreateDatabaseAsync();
        PostgreSqlDatabase.Open(original).Dispose();
        var copy = await CopyAsync(original);
        using var database = PostgreSqlDatabase.Open(copy);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new JournalReader(database).ReadAsync(null, 10)));

        await using var connection = new NpgsqlConnection(copy);
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM journal_generation"));
    }

    private static async Task<List<string>> AllAsync(JournalReader reader, int limit)
    {
        var (all, cursor) = (new List<string>(), default(JournalCursor?));
        while (Assert.IsType<JournalReading.Page>(await reader.ReadAsync(cursor, limit)) is { Events.Length: > 0 } page)
        {
            all.AddRange(page.Events.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Grain} {entry.GrainVersion}")));
            cursor = page.Cursor;
        }

        return all;
    }

    private static async Task FileIntoAsync(string connectionString, string grain, int version)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await FileAsync(connection, null, grain, version);
    }

    /// <summary>Makes a copy of a database that nobody is connected to.</summary>
    private async Task<string> CopyAsync(string original)
    {
        var names = new NpgsqlConnectionStringBuilder(original);
        var copy = $"{names.Database}_copy";
        NpgsqlConnection.ClearAllPools();
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(original) { Database = "postgres", Pooling = false }.ToString());
        await server.ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{names.Database}'");
        await server.ExecuteAsync($"CREATE DATABASE {copy} TEMPLATE {names.Database}");
        return new NpgsqlConnectionStringBuilder(original) { Database = copy }.ToString();
    }
}
