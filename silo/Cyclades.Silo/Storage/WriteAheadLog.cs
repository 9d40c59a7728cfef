using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// What an erasure deletes is overwritten in the database file, but its old bytes stay in the write-ahead log until a
/// checkpoint has passed over them (D41). Asked to, this empties the log; a reader in the way makes it wait for the next time.
/// </summary>
internal sealed class WriteAheadLog(Database database, WriteGate gate)
{
    private volatile bool holdsErased;

    /// <summary>Something was erased: the log is to be emptied soon.</summary>
    public void MarkErased() => holdsErased = true;

    /// <summary>Empties the log when something was erased since the last time.</summary>
    public async Task EmptyAsync()
    {
        if (!holdsErased)
        {
            return;
        }

        using var turn = await gate.EnterAsync();
        await using var connection = database.Connect();
        holdsErased = false;
        var (busy, _, _) = await connection.QuerySingleAsync<(long Busy, long Pages, long Moved)>("PRAGMA wal_checkpoint(TRUNCATE)");
        holdsErased |= busy != 0;
    }
}
