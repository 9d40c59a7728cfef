using System.Data.Common;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Cyclades.Silo.Tests.Storage;

public sealed class SqliteSilo : StorageSilo
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-storage-").FullName;

    private SqliteDatabase Database => (SqliteDatabase)Get<Database>();

    public override DbConnection Connect() => Database.Connect();

    public override async Task<byte[]> BytesAsync()
    {
        await using (var connection = Connect())
        {
            await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return await File.ReadAllBytesAsync(Database.Path);
    }

    internal override async Task FailJournalOfAsync(GrainKey key)
    {
        await using var connection = Connect();
        await connection.ExecuteAsync(
            $"CREATE TRIGGER disk_full BEFORE INSERT ON journal WHEN NEW.grain = '{key}' BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    }

    public override IReadOnlyList<string> Tables()
    {
        using var connection = Connect();
        return [.. connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")];
    }

    protected override void AddStorage(IServiceCollection services) => services.AddCycladesStorage(() => SqliteDatabase.Open(folder));

    protected override Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
