using System.Data.Common;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The database that rows of grains, registers, journal and queues lie in: one file beside the server, or a PostgreSQL that
/// several silos share. Opened with every migration applied.
/// </summary>
internal abstract class Database : IDisposable, IAsyncDisposable
{
    static Database() => StoredValues.Register();

    /// <summary>Name under which the storage provider knows the driver.</summary>
    public abstract string Invariant { get; }

    /// <summary>Connections of the storage provider, which reads and deletes rows of grains.</summary>
    public abstract DbDataSource Rows { get; }

    /// <summary>What a statement says after the rows that it takes, so that two takers never wait for each other.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>The statement that answers the next candidate number.</summary>
    public abstract string NextCandidateNumber { get; }

    /// <summary>How it speaks of the journal.</summary>
    public abstract JournalDialect Journal { get; }

    /// <summary>Where the bytes of files lie.</summary>
    public abstract IFileContents Files { get; }

    /// <summary>An open connection for everything but rows of grains; disposing it gives it back.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public abstract ValueTask<DbConnection> ConnectAsync();

    /// <summary>The hour of the clock that all servers on this database share.</summary>
    /// <returns>Null where the machine's clock is the only one.</returns>
    /// <exception cref="DbException">The database does not answer.</exception>
    public abstract ValueTask<DateTimeOffset?> ReadClockAsync();

    /// <summary>Waits for the turn to write, where the database has one writer at a time; it ends when it is disposed.</summary>
    public abstract ValueTask<WriteTurn> EnterWriteAsync();

    /// <summary>Waits until no other server is starting on this database; the turn ends when it is disposed, or when this server dies.</summary>
    /// <returns>Null where no other server can be.</returns>
    public abstract ValueTask<IAsyncDisposable?> EnterStartAsync();

    /// <summary>What writes rows of grains, many in one commit.</summary>
    public abstract IRowBatches CreateRowBatches();

    /// <summary>Removes from disk what was deleted, as far as the database lets itself be told to (D41).</summary>
    /// <returns>False when a reader stood in the way: to be asked again.</returns>
    public abstract Task<bool> ScrubAsync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected abstract void Dispose(bool disposing);
}
