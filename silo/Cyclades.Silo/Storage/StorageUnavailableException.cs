namespace Cyclades.Silo.Storage;

/// <summary>
/// The write or read did not certainly succeed: storage failed, or another activation was first. The activation
/// has ended; the caller is told UNAVAILABLE and may retry with the same request id.
/// </summary>
[GenerateSerializer]
[Alias("storage-unavailable")]
internal sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
        : this("Storage did not answer, or another activation was first.")
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
