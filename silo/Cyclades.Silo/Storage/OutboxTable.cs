using System.Collections.Immutable;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Mails that the rules decided to send and that have not left yet. Whoever takes a row has it for the length of a
/// lease; a row whose taker died comes back by itself.
/// </summary>
internal sealed class OutboxTable(Database database) : IOutbox
{
    /// <summary>Takes what may leave now, oldest first; each row's next chance comes when the lease ends.</summary>
    public async Task<ImmutableArray<OutboxRow>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit)
    {
        const string Ready = "not_before <= @now AND refused_reason IS NULL";
        var instants = new { now, until = now + lease, limit };
        await using var connection = await database.ConnectAsync();
        if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM (SELECT 1 FROM outbox WHERE {Ready} LIMIT 1) AS ready", instants) == 0)
        {
            return [];
        }

        using var turn = await database.EnterWriteAsync();
        var rows = await connection.QueryAsync<Stored>(
            $"""
            UPDATE outbox SET not_before = @until, attempts = attempts + 1
            WHERE id IN (SELECT id FROM outbox WHERE {Ready} ORDER BY not_before, id LIMIT @limit {database.SkipLocked})
            RETURNING id, candidate_number AS Candidate, mail, grain || '/' || grain_version || '/' || ordinal AS Seed, attempts, filed_at AS FiledAt
            """,
            instants);
        return [.. rows.OrderBy(row => row.Id).Select(row => row.Read())];
    }

    /// <summary>The mail was handed over: the row goes, and with it any address it bore.</summary>
    public Task MarkSentAsync(long id) =>
        WriteAsync("DELETE FROM outbox WHERE id = @id", new { id });

    /// <summary>The mail will never leave; it stays for the operator to see, unless its account is erased.</summary>
    public Task MarkRefusedAsync(long id, string reason) =>
        WriteAsync(
            """
            DELETE FROM outbox WHERE id = @id AND candidate_number IN (SELECT candidate_number FROM account WHERE state = 'erased');
            UPDATE outbox SET refused_reason = @reason WHERE id = @id;
            """,
            new { id, reason });

    /// <summary>The mail did not leave this time.</summary>
    public Task PutBackAsync(long id, DateTimeOffset nextAttempt, bool attempted) =>
        WriteAsync(
            "UPDATE outbox SET not_before = @at, attempts = attempts - @untried WHERE id = @id",
            new { id, at = nextAttempt, untried = attempted ? 0 : 1 });

    /// <summary>What will never leave by itself, oldest first.</summary>
    /// <param name="after">Only later rows than this one; the page after a list goes on from its last id.</param>
    public async Task<ImmutableArray<RefusedMail>> ListRefusedAsync(int limit, long? after = null)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<StoredRefusal>(
            """
            SELECT id, candidate_number AS Candidate, mail, filed_at AS FiledAt, attempts, refused_reason AS Reason
            FROM outbox WHERE refused_reason IS NOT NULL AND id > @after ORDER BY id LIMIT @limit
            """,
            new { after = after ?? 0, limit });
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>A refused mail may leave again, from the first of its attempts on.</summary>
    /// <returns>False when no mail waits or was refused under the id.</returns>
    public async Task<bool> RetryAsync(long id, DateTimeOffset now)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>(
            """
            UPDATE outbox SET refused_reason = NULL, attempts = 0, not_before = @now WHERE id = @id AND refused_reason IS NOT NULL;
            SELECT count(*) FROM outbox WHERE id = @id;
            """,
            new { id, now }) == 1;
    }

    private async Task WriteAsync(string sql, object values)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync(sql, values);
    }

    private sealed record Stored(long Id, long? Candidate, string Mail, string Seed, long Attempts, DateTimeOffset FiledAt)
    {
        public OutboxRow Read() => new(
            Id,
            Candidate is { } number ? new CandidateNumber(number) : null,
            StoredJson.Parse<Mail>(Mail),
            Seed,
            (int)Attempts,
            FiledAt);
    }

    private sealed record StoredRefusal(long Id, long? Candidate, string Mail, DateTimeOffset FiledAt, long Attempts, string Reason)
    {
        public RefusedMail Read() => new(
            Id,
            Candidate is { } number ? new CandidateNumber(number) : null,
            StoredJson.Parse<JsonElement>(Mail).GetProperty("$type").GetString()!,
            FiledAt,
            (int)Attempts,
            Reason);
    }
}

/// <param name="Candidate">Whose account the mail is about.</param>
/// <param name="MessageIdSeed">Names the event that decided the mail, the same at every attempt.</param>
/// <param name="Attempts">This one included.</param>
internal sealed record OutboxRow(
    long Id,
    CandidateNumber? Candidate,
    Mail Mail,
    string MessageIdSeed,
    int Attempts,
    DateTimeOffset FiledAt);

/// <param name="Candidate">Whose account the mail is about.</param>
/// <param name="Kind">Stable name of the mail: <c>registration-saved</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why, in a word or a server's code; it names nobody.</param>
internal sealed record RefusedMail(long Id, CandidateNumber? Candidate, string Kind, DateTimeOffset FiledAt, int Attempts, string Reason);
