namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>
/// One writer at a time, in the order of asking: SQLite has one write lock, and waiting here costs no thread
/// where waiting there costs one and ends in « database is locked ».
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async ValueTask<WriteTurn> EnterAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        return new WriteTurn(turn);
    }

    /// <summary>As <see cref="EnterAsync"/>, for a thread that has nothing else to do.</summary>
    public WriteTurn Enter()
    {
        turn.Wait();
        return new WriteTurn(turn);
    }

    public void Dispose() => turn.Dispose();
}
