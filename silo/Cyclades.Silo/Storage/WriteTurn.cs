namespace Cyclades.Silo.Storage;

/// <summary>The turn to write; the next one's begins when it is disposed. Where the database orders its writers itself, it is nothing.</summary>
internal readonly struct WriteTurn(SemaphoreSlim? turn) : IDisposable
{
    public void Dispose() => turn?.Release();
}
