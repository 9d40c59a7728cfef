using System.Data.Common;
using Cyclades.Silo.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Cyclades.Silo.Tests.Storage;

public sealed class SqliteSilo : StorageSilo
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-storage-").FullName;

    public override DbConnection Connect() => Get<Database>().Connect();

    public override async Task<byte[]> BytesAsync()
    {
        await using (var connection = Connect())
        {
            await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return await File.ReadAllBytesAsync(Get<Database>().Path);
    }

    public override IReadOnlyList<string> Tables()
    {
        using var connection = Connect();
        return [.. connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")];
    }

    protected override void AddStorage(IServiceCollection services) => services.AddCycladesStorage(folder);

    protected override Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
