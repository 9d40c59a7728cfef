namespace Cyclades.Silo.Storage;

/// <summary>
/// One writer at a time, in the order of asking: SQLite has one write lock, and waiting here costs no thread
/// where waiting there costs one and ends in « database is locked ».
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn, which ends when what is returned is disposed.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    internal readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
