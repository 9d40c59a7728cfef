using System.Data.Common;

namespace Cyclades.Silo.Storage;

/// <summary>Where the bytes of files lie. <see cref="FileTable"/> lists them, and nothing is here that it does not list or is about to delete.</summary>
internal interface IFileContents
{
    /// <summary>Bytes of one chunk; the last one of a file may have fewer.</summary>
    const int ChunkSize = 64 * 1024;

    /// <summary>Stores the bytes of a file that is being listed.</summary>
    /// <param name="id">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="list">Lists it; where the bytes lie in the database too, on the same connection and in the same transaction.</param>
    Task StoreAsync(string id, ReadOnlyMemory<byte> content, Func<DbConnection, Task> list);

    /// <summary>The bytes in order, at most <see cref="ChunkSize"/> at a time; none when there are none.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string id, CancellationToken cancellation);

    /// <summary>Removes the bytes of what is no longer listed.</summary>
    Task PurgeAsync();
}
