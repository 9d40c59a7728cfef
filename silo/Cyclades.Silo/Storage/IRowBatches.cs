namespace Cyclades.Silo.Storage;

/// <summary>Writes rows of several grains in one commit, each with all that its envelope files.</summary>
internal interface IRowBatches : IDisposable
{
    /// <summary>How many batches may be on their way at once.</summary>
    int AtOnce { get; }

    /// <summary>Writes a batch in which no key stands twice. Never throws: what went wrong is an outcome of the rows that it concerns.</summary>
    /// <returns>What became of each row, in the order of the rows.</returns>
    Task<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> rows);
}

/// <summary>One row to write.</summary>
/// <param name="Key">The grain's key.</param>
/// <param name="Kind">The grain's kind.</param>
/// <param name="Version">The version that the writer has read; none for a first write.</param>
/// <param name="Payload">What the row keeps.</param>
/// <param name="Filing">What is filed elsewhere in the same commit.</param>
internal sealed record RowWrite(string Key, string Kind, int? Version, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Filing);

/// <summary>What became of one row of a batch.</summary>
internal abstract record RowOutcome
{
    private RowOutcome()
    {
    }

    /// <summary>It is stored, with all that it files.</summary>
    /// <param name="Version">Its version now.</param>
    internal sealed record Committed(int Version) : RowOutcome;

    /// <summary>Another writer was first; nothing of it is stored.</summary>
    internal sealed record Stale : RowOutcome
    {
        public static Stale It { get; } = new();
    }

    /// <summary>A unique key refused it; nothing of it is stored.</summary>
    internal sealed record Refused(UniqueConstraint Key, Exception Cause) : RowOutcome;

    /// <summary>It failed for certain; nothing of it is stored.</summary>
    internal sealed record Failed(Exception Cause) : RowOutcome;

    /// <summary>The database did not say: it may be stored or not. Whoever asked reads again before saying anything.</summary>
    internal sealed record Unknown(Exception Cause) : RowOutcome;
}
