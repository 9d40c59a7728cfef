using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>The candidates' messages (R118). Every question names its candidate: someone else's message is not found.</summary>
internal sealed class MessageTable(Database database)
{
    private const string Fields = "id, registration_number AS Registration, mail, sent_at AS SentAt, read_at AS ReadAt";

    /// <summary>Newest first.</summary>
    /// <param name="before">Only messages older than this one; the page after a list goes on from its last id.</param>
    public async Task<ImmutableArray<MessageRow>> ListAsync(CandidateNumber candidate, int limit, long? before = null)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<Stored>(
            $"SELECT {Fields} FROM message WHERE candidate_number = @number AND id < @before ORDER BY id DESC LIMIT @limit",
            new { number = candidate.Value, before = before ?? long.MaxValue, limit });
        return [.. rows.Select(row => row.Read())];
    }

    public async Task<MessageRow?> FindAsync(CandidateNumber candidate, long id)
    {
        await using var connection = await database.ConnectAsync();
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(
            $"SELECT {Fields} FROM message WHERE candidate_number = @number AND id = @id",
            new { number = candidate.Value, id });
        return row?.Read();
    }

    /// <summary>Notes when the message was first read; a second reading changes nothing.</summary>
    /// <returns>False when there is no such message.</returns>
    public async Task<bool> MarkReadAsync(CandidateNumber candidate, long id, DateTimeOffset now)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteAsync(
            "UPDATE message SET read_at = coalesce(read_at, @now) WHERE candidate_number = @number AND id = @id",
            new { number = candidate.Value, id, now }) == 1;
    }

    public async Task<int> CountUnreadAsync(CandidateNumber candidate)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM message WHERE candidate_number = @number AND read_at IS NULL", new { number = candidate.Value });
    }

    private sealed record Stored(long Id, long? Registration, string Mail, DateTimeOffset SentAt, DateTimeOffset? ReadAt)
    {
        public MessageRow Read() => new(
            Id,
            Registration is { } number ? new RegistrationNumber((int)number) : null,
            StoredJson.Parse<Mail>(Mail),
            SentAt,
            ReadAt);
    }
}

/// <param name="Registration">The candidature it is about, if any.</param>
/// <param name="ReadAt">When it was first read.</param>
internal sealed record MessageRow(long Id, RegistrationNumber? Registration, Mail Mail, DateTimeOffset SentAt, DateTimeOffset? ReadAt);
