using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Documents.Files;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Files of candidates, which no grain's state holds: content first, then the grain's write that refers to it. What nothing refers to
/// after <see cref="OrphanAge"/> goes; erasure lists a candidate's files no more in its own commit.
/// </summary>
internal sealed class FileTable(Database database)
{
    private const int IdBytes = 16;

    /// <summary>How long a file waits for the write that refers to it.</summary>
    public static TimeSpan OrphanAge { get; } = TimeSpan.FromHours(24);

    /// <summary>Stores a file under a name of its own that tells nothing.</summary>
    /// <exception cref="StorageUnavailableException">The file was erased with its owner while it was written.</exception>
    public async Task<KeptFile> StoreAsync(CandidateNumber owner, FileFormat format, ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        var file = new KeptFile(
            RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true),
            format,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        await database.Files.StoreAsync(file.Id, content, connection => connection.ExecuteAsync(
            "INSERT INTO file (id, candidate_number, size, sha256, stored_at) VALUES (@Id, @number, @Size, @Sha256, @now)",
            new { file.Id, number = owner.Value, Size = (long)file.Size, file.Sha256, now }));
        return file;
    }

    /// <summary>The content in order, in parts of at most 64 KiB.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those that were stored: it is thrown at the end.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(KeptFile file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var part in database.Files.ReadAsync(file.Id, cancellation))
        {
            hash.AppendData(part.Span);
            yield return part;
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new InvalidDataException($"The stored bytes of file {file.Id} are not those that were deposited.");
        }
    }

    /// <summary>Deletes what no write has referred to in time, or can any more, and the bytes of all that is no longer listed.</summary>
    public async Task PurgeAsync(DateTimeOffset now)
    {
        const string Orphans =
            """
            FROM file WHERE NOT kept
                AND (stored_at <= @until OR EXISTS (SELECT 1 FROM account WHERE account.candidate_number = file.candidate_number AND state = 'erased'))
            """;
        var age = new { until = now - OrphanAge };
        await using (var connection = await database.ConnectAsync())
        {
            if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) {Orphans}", age) > 0)
            {
                using var turn = await database.EnterWriteAsync();
                await connection.ExecuteAsync($"DELETE {Orphans}", age);
            }
        }

        await database.Files.PurgeAsync();
    }
}
