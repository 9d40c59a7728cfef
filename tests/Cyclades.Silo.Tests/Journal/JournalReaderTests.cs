using System.Data.Common;
using CsCheck;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Feed;
using Cyclades.Silo.Journal;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Tests.Storage;
using Dapper;
using Xunit;
using Some = Cyclades.Silo.Tests.Storage.Some;

namespace Cyclades.Silo.Tests.Journal;

/// <summary>Each database that is supported inherits these tests.</summary>
public abstract class JournalReaderTests(StorageSilo silo)
{
    private protected JournalReader Reader => silo.Get<JournalReader>();

    /// <summary>How many transactions can write at the same time.</summary>
    protected abstract int Writers { get; }

    [Fact]
    public async Task An_entry_comes_as_it_was_filed()
    {
        var (start, number) = (await EndAsync(), Some.Candidate());
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Events = [Some.Event("created"), Some.Event("activated", 2)] });

        var events = await ReadToEndAsync(start);

        Assert.Equal(
            [("created", 0, 1), ("activated", 1, 2)], events.Select(entry => (entry.Type, entry.Ordinal, entry.Version)));
        Assert.All(events, entry => Assert.Equal(
            ($"account/{number}", 1, number, Some.Instant, "system"), (entry.Grain, entry.GrainVersion, entry.Subject!.Value, entry.At, entry.Actor)));
        Assert.Equal("created", events[0].Payload!.Value.GetProperty("said").GetString());
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_and_each_entry_is_a_place_to_go_on_from()
    {
        var (start, number) = (await EndAsync(), Some.Candidate());
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Events = [.. Enumerable.Range(0, 7).Select(kind => Some.Event($"kind-{kind}"))] });
        var all = await ReadToEndAsync(start);

        foreach (var size in Enumerable.Range(1, 8))
        {
            Assert.Equal(all.Select(entry => entry.Cursor), (await ReadToEndAsync(start, size)).Select(entry => entry.Cursor));
        }

        for (var index = 0; index < all.Count; index++)
        {
            Assert.Equal(all.Skip(index + 1).Select(entry => entry.Cursor), (await ReadToEndAsync(all[index].Cursor)).Select(entry => entry.Cursor));
        }
    }

    [Fact]
    public async Task At_the_end_there_is_nothing_and_the_cursor_stays()
    {
        var number = Some.Candidate();
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Events = [Some.Event("created")] });
        var end = await EndAsync();

        var page = await PageAsync(end, 10);

        Assert.Equal((0, end), (page.Events.Length, page.Cursor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(JournalReader.LargestPage + 1)]
    public async Task A_page_has_bounds(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reader.ReadAsync(null, limit));

    [Fact]
    public async Task The_versions_of_a_candidature_come_in_order_beside_those_of_others()
    {
        var (start, numbers) = (await EndAsync(), Enumerable.Range(0, 20).Select(_ => Some.Candidate()).ToArray());
        await Task.WhenAll(numbers.Select(async number =>
        {
            var id = Some.CandidatureOf(number);
            string? etag = null;
            for (var version = 1; version <= 10; version++)
            {
                etag = await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Events = [Some.Event("saved", version)] }, etag);
            }
        }));

        var events = await ReadToEndAsync(start, 7);

        Assert.Equal(numbers.Length * 10, events.Count);
        Assert.All(events.GroupBy(entry => entry.Grain), grain => Assert.Equal(Enumerable.Range(1, 10), grain.Select(entry => entry.Version)));
    }

    [Fact]
    public async Task The_entries_of_who_is_erased_come_without_their_payload()
    {
        var (start, number) = (await EndAsync(), Some.Candidate());
        var etag = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with { Events = [Some.Event("created")] });
        await silo.WriteAsync(
            GrainKey.Account(number), Some.Envelope() with { Subject = number, Register = new RegisterRow.Tombstone(number), Events = [Some.Event("erased", 2)] }, etag);

        var events = await ReadToEndAsync(start);

        Assert.Equal([("created", null), ("erased", null)], events.Select(entry => (entry.Type, entry.Payload?.ToString())));
    }

    [Fact]
    public async Task An_académie_reads_the_entries_of_its_candidatures_and_no_others_first_and_later_ones_and_spawned_ones()
    {
        var (reims, grenoble) = (AcademyCode.Parse("19"), AcademyCode.Parse("08"));
        var (ofReims, ofGrenoble) = (Some.CandidatureOf(Some.Candidate()), Some.CandidatureOf(Some.Candidate()));
        var (startOfReims, startOfGrenoble) = (await EndAsync(reims), await EndAsync(grenoble));
        var etag = await silo.WriteAsync(GrainKey.Candidature(ofReims), Some.CandidatureEnvelope(ofReims) with { Events = [Some.Event("first"), Some.Event("second")] });
        await silo.WriteAsync(
            GrainKey.Account(ofGrenoble.Candidate),
            Some.AccountEnvelope(ofGrenoble.Candidate, $"{ofGrenoble.Candidate}@example.org") with
            {
                Events = [Some.Event("account")],
                Spawn = [SpawnedRow.Of(GrainKey.Candidature(ofGrenoble), Some.CandidatureEnvelope(ofGrenoble) with
                {
                    Register = Some.Candidature(ofGrenoble) with { Academy = "08" },
                    Events = [Some.Event("spawned")],
                })],
            });
        await silo.WriteAsync(GrainKey.Candidature(ofReims), Some.CandidatureEnvelope(ofReims) with { Events = [Some.Event("third", 2)] }, etag);

        var read = await ReadToEndAsync(startOfReims, 1, reims);
        Assert.Equal(["first", "second", "third"], read.Select(entry => entry.Type));
        Assert.All(read, entry => Assert.Equal($"candidature/{ofReims}", entry.Grain));
        Assert.Equal(["spawned"], (await ReadToEndAsync(startOfGrenoble, 1, grenoble)).Select(entry => entry.Type));
        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(read[^1].Cursor, 10, grenoble));
    }

    [Fact]
    public async Task An_erased_candidate_leaves_entries_of_which_the_register_says_nothing()
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var reims = AcademyCode.Parse("19");
        var (start, feed) = (await EndAsync(reims), new RegisterFeed(Reader, silo.Get<Database>()));
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Events = [Some.Event("candidature-registered")] });
        var known = await FedAsync(feed, start, reims);
        var account = await silo.WriteAsync(GrainKey.Account(id.Candidate), Some.AccountEnvelope(id.Candidate, $"{id.Candidate}@example.org"));
        await silo.WriteAsync(
            GrainKey.Account(id.Candidate), Some.Envelope() with { Subject = id.Candidate, Register = new RegisterRow.Tombstone(id.Candidate), Events = [Some.Event("erased", 2)] }, account);

        var erased = await FedAsync(feed, start, reims);

        Assert.Equal((id, "candidature-registered", "LAMY", true), (known.Candidature, known.Type, known.Facts?.BirthName, known.Facts?.Received));
        Assert.Equal((id, "candidature-registered", known.Cursor, null), (erased.Candidature, erased.Type, erased.Cursor, erased.Facts));
    }

    [Fact]
    public async Task What_is_not_committed_is_not_read_and_what_is_rolled_back_never()
    {
        var start = await EndAsync();
        await using (var connection = silo.Connect())
        {
            await using var writing = await connection.BeginTransactionAsync();
            await FileAsync(connection, writing, $"account/{Some.Candidate()}", 1);
            Assert.Empty(await ReadToEndAsync(start));
            await writing.RollbackAsync();
        }

        Assert.Empty(await ReadToEndAsync(start));
    }

    [Fact]
    public async Task A_cursor_of_another_generation_is_refused()
    {
        var number = Some.Candidate();
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Events = [Some.Event("created")] });
        var end = (await EndAsync())!.Value;

        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(end with { Generation = new string('0', 32) }, 10));
    }

    [Fact]
    public async Task A_cursor_whose_entry_is_another_one_or_none_is_refused()
    {
        var number = Some.Candidate();
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Events = [Some.Event("created"), Some.Event("activated")] });
        var end = (await EndAsync())!.Value;

        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(end with { Mark = new string('0', 16) }, 10));
        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(end with { Position = end.Position - 1 }, 10));
        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(end with { Position = end.Position + 1000 }, 10));
        Assert.IsType<JournalReading.OtherHistory>(await Reader.ReadAsync(end with { Transaction = end.Transaction + 1 }, 10));
    }

    /// <summary>Transactions that begin, end and are read between, in any order: every entry that was committed comes once, in order.</summary>
    [Fact]
    public async Task However_transactions_and_readers_interleave_every_committed_entry_comes_once_and_in_order() =>
        await Gen.Select(Gen.Int[0, Writers - 1], Gen.Enum<Step>(), Gen.Int[1, 4]).Array[5, 40].SampleAsync(InterleaveAsync, iter: 25, threads: 1);

    private async Task InterleaveAsync((int Writer, Step Step, int Size)[] steps)
    {
        var run = Guid.NewGuid().ToString("N");
        var (committed, seen) = (new Dictionary<string, int>(), new List<(string, int)>());
        var cursor = await EndAsync();
        var writers = new Writer[Writers];
        for (var index = 0; index < Writers; index++)
        {
            writers[index] = new Writer(silo.Connect());
        }

        foreach (var (index, step, size) in steps)
        {
            var writer = writers[index];
            switch (step)
            {
                // As a row that is being written: nobody else writes these grains meanwhile.
                case Step.Begin when writer.Transaction is null:
                    var free = Enumerable.Range(0, 5).Select(grain => $"x/{run}/{grain}").Except(writers.SelectMany(other => other.Grains)).Take(size).ToArray();
                    await writer.BeginAsync(free, committed);
                    break;
                case Step.Commit:
                    await writer.CommitAsync(committed);
                    break;
                case Step.RollBack:
                    await writer.RollBackAsync();
                    break;
                case Step.Read:
                    // As a reader that begins anew: all it knows is the text.
                    Assert.True(cursor is null || JournalCursor.TryParse(cursor.ToString(), out _));
                    var page = await PageAsync(cursor, size);
                    Take(page);
                    break;
            }
        }

        foreach (var writer in writers)
        {
            await writer.CommitAsync(committed);
            await writer.Connection.DisposeAsync();
        }

        JournalReading.Page last;
        do
        {
            Take(last = await PageAsync(cursor, 3));
        }
        while (last.Events.Length > 0);

        Assert.Equal(
            committed.SelectMany(grain => Enumerable.Range(1, grain.Value).Select(version => (grain.Key, version))).Order(),
            seen.Order());
        Assert.All(seen.GroupBy(entry => entry.Item1), grain => Assert.Equal(grain.Select(entry => entry.Item2).Order(), grain.Select(entry => entry.Item2)));

        void Take(JournalReading.Page page)
        {
            Assert.All(page.Events, entry => Assert.True(committed.GetValueOrDefault(entry.Grain) >= entry.GrainVersion));
            seen.AddRange(page.Events.Select(entry => (entry.Grain, entry.GrainVersion)));
            cursor = page.Cursor;
        }
    }

    private protected static Task FileAsync(DbConnection connection, DbTransaction? transaction, string grain, int version) => connection.ExecuteAsync(
        "INSERT INTO journal (grain, grain_version, ordinal, type, at, actor, version) VALUES (@grain, @version, 0, 'x', @at, 'x', 1)",
        new { grain, version, at = Some.Instant },
        transaction);

    private protected async Task<JournalReading.Page> PageAsync(JournalCursor? after, int limit, AcademyCode? academy = null) =>
        Assert.IsType<JournalReading.Page>(await Reader.ReadAsync(after, limit, academy));

    private protected async Task<List<JournaledEvent>> ReadToEndAsync(JournalCursor? after, int limit = JournalReader.LargestPage, AcademyCode? academy = null)
    {
        var events = new List<JournaledEvent>();
        JournalReading.Page page;
        do
        {
            page = await PageAsync(after, limit, academy);
            events.AddRange(page.Events);
            after = page.Cursor;
        }
        while (page.Events.Length > 0);

        return events;
    }

    private protected async Task<JournalCursor?> EndAsync(AcademyCode? academy = null)
    {
        var events = await ReadToEndAsync(null, academy: academy);
        return events.Count == 0 ? null : events[^1].Cursor;
    }

    private static async Task<FedEvent> FedAsync(RegisterFeed feed, JournalCursor? after, AcademyCode academy)
    {
        Assert.False((await feed.ReadAsync(after, academy)).IsRefused(out _, out var page));
        return Assert.Single(page.Events);
    }

    private enum Step
    {
        Begin,
        Commit,
        RollBack,
        Read,
    }

    private sealed class Writer(DbConnection connection)
    {
        public DbConnection Connection => connection;

        public DbTransaction? Transaction { get; private set; }

        public string[] Grains { get; private set; } = [];

        public async Task BeginAsync(string[] grains, Dictionary<string, int> committed)
        {
            Transaction = await connection.BeginTransactionAsync();
            Grains = grains;
            foreach (var grain in grains)
            {
                await FileAsync(connection, Transaction, grain, committed.GetValueOrDefault(grain) + 1);
            }
        }

        public async Task CommitAsync(Dictionary<string, int> committed)
        {
            if (Transaction is { } transaction)
            {
                await transaction.CommitAsync();
                foreach (var grain in Grains)
                {
                    committed[grain] = committed.GetValueOrDefault(grain) + 1;
                }

                End();
            }
        }

        public async Task RollBackAsync()
        {
            if (Transaction is { } transaction)
            {
                await transaction.RollbackAsync();
                End();
            }
        }

        private void End()
        {
            Transaction!.Dispose();
            (Transaction, Grains) = (null, []);
        }
    }
}
