using Cyclades.Silo.Journal;
using Cyclades.Silo.Storage.Sqlite;
using Cyclades.Silo.Tests.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Journal;

public sealed class SqliteJournalReaderTests(SqliteSilo silo) : JournalReaderTests(silo), IClassFixture<SqliteSilo>
{
    protected override int Writers => 1;

    [Fact]
    public async Task After_a_restore_a_cursor_goes_on_where_its_entry_is_in_the_backup_and_is_refused_where_it_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-journal-").FullName;
        var (file, backup) = (Path.Combine(folder, SqliteDatabase.FileName), Path.Combine(folder, "backup"));
        JournalCursor kept;
        using (var database = SqliteDatabase.Open(folder))
        {
            kept = await FileAndReadAsync(database, "before", null);
        }

        File.Copy(file, backup);
        JournalCursor lost;
        using (var database = SqliteDatabase.Open(folder))
        {
            lost = await FileAndReadAsync(database, "lost", kept);
        }

        File.Copy(backup, file, overwrite: true);
        using (var database = SqliteDatabase.Open(folder))
        {
            var reader = new JournalReader(database);
            Assert.IsType<JournalReading.OtherHistory>(await reader.ReadAsync(lost, 10));
            await FileAndReadAsync(database, "after", kept);
            Assert.IsType<JournalReading.OtherHistory>(await reader.ReadAsync(lost, 10));
            Assert.Equal("x/after", Assert.Single(Assert.IsType<JournalReading.Page>(await reader.ReadAsync(kept, 10)).Events).Grain);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JournalCursor> FileAndReadAsync(SqliteDatabase database, string grain, JournalCursor? after)
    {
        await using (var connection = database.Connect())
        {
            await FileAsync(connection, null, $"x/{grain}", 1);
        }

        return Assert.IsType<JournalReading.Page>(await new JournalReader(database).ReadAsync(after, 10)).Cursor!.Value;
    }
}
