using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace Cyclades.Silo.Storage.PostgreSql;

/// <summary>Contents as rows of chunks, which go with the row that lists the file.</summary>
internal sealed class ChunkedFiles(PostgreSqlDatabase database) : IFileContents
{
    public async Task StoreAsync(string id, ReadOnlyMemory<byte> content, Func<DbConnection, Task> list)
    {
        await using var connection = (NpgsqlConnection)await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await list(connection);
        await using var command = new NpgsqlCommand(
            "INSERT INTO file_chunk (file, ordinal, bytes) SELECT @id, ordinal, bytes FROM unnest(@chunks) WITH ORDINALITY AS chunk (bytes, ordinal)",
            connection,
            transaction);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("chunks", ChunksOf(content));
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    // A chunk at a time: whoever reads slowly holds no connection meanwhile.
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var ordinal = 1L; await FindAsync(id, ordinal, cancellation) is { } bytes; ordinal++)
        {
            yield return bytes;
        }
    }

    public Task PurgeAsync() => Task.CompletedTask;

    private async Task<byte[]?> FindAsync(string id, long ordinal, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "SELECT bytes FROM file_chunk WHERE file = @id AND ordinal = @ordinal", new { id, ordinal }, cancellationToken: cancellation));
    }

    private static byte[][] ChunksOf(ReadOnlyMemory<byte> content)
    {
        var chunks = new byte[(content.Length + IFileContents.ChunkSize - 1) / IFileContents.ChunkSize][];
        for (var index = 0; index < chunks.Length; index++)
        {
            var start = index * IFileContents.ChunkSize;
            chunks[index] = content[start..Math.Min(start + IFileContents.ChunkSize, content.Length)].ToArray();
        }

        return chunks;
    }
}
