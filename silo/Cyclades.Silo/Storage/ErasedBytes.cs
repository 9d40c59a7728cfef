namespace Cyclades.Silo.Storage;

/// <summary>What an erasure deletes may stay on disk for a while (D41). Asked to, this removes it; when something is in the way, it does the next time.</summary>
internal sealed class ErasedBytes(Database database)
{
    private volatile bool remain;

    /// <summary>Something was erased: its bytes are to be removed soon.</summary>
    public void Mark() => remain = true;

    /// <summary>Removes what was erased since the last time.</summary>
    public async Task ScrubAsync()
    {
        if (remain)
        {
            remain = false;
            remain |= !await database.ScrubAsync();
        }
    }
}
