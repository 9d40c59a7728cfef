using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Dapper;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class ClockTableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-clock-").FullName;
    private readonly SqliteDatabase database;
    private readonly ClockTable clock;

    public ClockTableTests()
    {
        database = SqliteDatabase.Open(folder);
        clock = new ClockTable(database);
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_new_database_knows_no_instant() => Assert.Null(await clock.LatestAsync());

    [Fact]
    public async Task The_latest_instant_noted_is_known_until_the_clock_begins_again()
    {
        await clock.NoteAsync(() => Some.Instant);
        await clock.NoteAsync(() => Some.Instant.AddHours(1));
        await clock.NoteAsync(() => Some.Instant);
        Assert.Equal(Some.Instant.AddHours(1), await clock.LatestAsync());

        await clock.BeginAgainAsync(() => Some.Instant);
        Assert.Equal(Some.Instant, await clock.LatestAsync());
    }

    [Fact]
    public async Task What_was_journaled_since_is_known_whatever_its_order()
    {
        Journal(1, Some.Instant.AddTicks(2));
        Journal(2, Some.Instant.AddTicks(1));
        Assert.Equal(Some.Instant.AddTicks(2), await clock.LatestAsync());

        await clock.NoteAsync(() => Some.Instant.AddTicks(3));
        Journal(3, Some.Instant.AddTicks(2));
        Assert.Equal(Some.Instant.AddTicks(3), await clock.LatestAsync());
        Journal(4, Some.Instant.AddTicks(4));
        Assert.Equal(Some.Instant.AddTicks(4), await clock.LatestAsync());
    }

    [Fact]
    public async Task What_was_journaled_before_the_note_is_left_to_it()
    {
        Journal(1, Some.Instant.AddYears(10));

        await clock.NoteAsync(() => Some.Instant);

        Assert.Equal(Some.Instant, await clock.LatestAsync());
    }

    private void Journal(int version, DateTimeOffset at)
    {
        using var connection = database.Connect();
        connection.Execute(
            "INSERT INTO journal (grain, grain_version, ordinal, type, at, actor, version) VALUES ('account/1', @version, 0, 'x', @at, 'x', 1)",
            new { version, at = StoredInstant.ToText(at) });
    }
}
