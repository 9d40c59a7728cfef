using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Links that somebody has asked for while nobody has looked yet whether there is such an account (D5): one row for every request,
/// whoever it names, and no address in clear. Whoever takes a row has it for the length of a lease; a row whose taker died
/// comes back by itself. The write that mails the link takes the row away in the same commit.
/// </summary>
internal sealed class LinkRequestTable(Database database)
{
    private const string ActivateAccount = "activate-account";

    private const string ResetPassword = "reset-password";

    /// <exception cref="ArgumentOutOfRangeException">Such a link cannot be asked for.</exception>
    public async Task FileAsync(LinkPurpose purpose, AccountIdentifier identifier, DateTimeOffset now)
    {
        var row = new
        {
            act = ActOf(purpose),
            key = identifier.Address?.ToString(),
            number = identifier.Number?.Value,
            now,
        };
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync(
            "INSERT INTO link_request (act, email_key, candidate_number, filed_at) VALUES (@act, @key, @number, @now)", row);
    }

    /// <summary>Takes what nobody has, oldest first; each row comes again when the lease ends.</summary>
    public async Task<ImmutableArray<LinkRequestRow>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit)
    {
        const string Ready = "lease_until IS NULL OR lease_until <= @now";
        var instants = new { now, until = now + lease, limit };
        await using var connection = await database.ConnectAsync();
        if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM (SELECT 1 FROM link_request WHERE {Ready} LIMIT 1) AS ready", instants) == 0)
        {
            return [];
        }

        using var turn = await database.EnterWriteAsync();
        var rows = await connection.QueryAsync<Stored>(
            $"""
            UPDATE link_request SET lease_until = @until, attempts = attempts + 1
            WHERE id IN (SELECT id FROM link_request WHERE {Ready} ORDER BY id LIMIT @limit {database.SkipLocked})
            RETURNING id, act, email_key AS EmailKey, candidate_number AS Candidate, attempts
            """,
            instants);
        return [.. rows.OrderBy(row => row.Id).Select(row => row.Read())];
    }

    /// <summary>Rows that nobody has begun: others may take them at once.</summary>
    public async Task GiveBackAsync(IEnumerable<LinkRequestRow> rows)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync(
            "UPDATE link_request SET lease_until = NULL, attempts = attempts - 1 WHERE id = @Id", rows.Select(row => new { row.Id }));
    }

    /// <summary>Nothing is to be done for it any more.</summary>
    public async Task CompleteAsync(long id)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync("DELETE FROM link_request WHERE id = @id", new { id });
    }

    private static string ActOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ActivateAccount => ActivateAccount,
        LinkPurpose.ResetPassword => ResetPassword,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private sealed record Stored(long Id, string Act, string? EmailKey, long? Candidate, long Attempts)
    {
        public LinkRequestRow Read() => new(
            Id,
            Act == ResetPassword ? LinkPurpose.ResetPassword : LinkPurpose.ActivateAccount,
            new AccountIdentifier(
                EmailKey is { } key ? AddressKey.Stored(key) : null,
                Candidate is { } number ? new CandidateNumber(number) : null),
            (int)Attempts);
    }
}

/// <param name="Attempts">This one included.</param>
internal sealed record LinkRequestRow(long Id, LinkPurpose Purpose, AccountIdentifier Identifier, int Attempts);
