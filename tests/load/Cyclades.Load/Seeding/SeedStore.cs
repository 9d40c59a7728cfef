using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;

namespace Cyclades.Load.Seeding;

/// <summary>Takes seeded rows into a database in bulk, each part in one commit. One part at a time.</summary>
internal abstract class SeedStore
{
    public static SeedStore Of(Database database) => database is PostgreSqlDatabase ? new PostgreSqlSeedStore(database) : new SqliteSeedStore(database);

    /// <summary>The next numbers of candidates, as many as asked for, in order.</summary>
    public abstract Task<long[]> DrawAsync(int count);

    /// <summary>Writes the rows, and with them what they file.</summary>
    public abstract Task WriteAsync(SeedRows rows);

    /// <summary>Has the database look at what it holds now, so that it plans by it.</summary>
    public abstract Task AnalyzeAsync();
}
