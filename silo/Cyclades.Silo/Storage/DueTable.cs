using System.Collections.Immutable;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// What must happen later, grain by grain. Whoever takes a row calls the grain, which decides again and replaces its
/// set; a row whose taker died comes back when its lease ends. Rows are taken by subject, so that those of a newer silo
/// are left to it.
/// </summary>
internal sealed class DueTable(Database database)
{
    // The grain's kind, a slash, the entry's kind: as DueRow.Subject.
    private const string Subject = "substr(grain, 1, instr(grain, '/')) || kind";

    // A list as one text, since each driver takes lists in its own way.
    private const string IsKnown = $"instr(@known, ',' || {Subject} || ',') > 0";

    /// <summary>Takes what is due by <paramref name="now"/>, oldest first.</summary>
    /// <param name="known">The subjects to take.</param>
    public async Task<ImmutableArray<DueRow>> TakeAsync(IReadOnlyCollection<string> known, DateTimeOffset now, TimeSpan lease, int limit)
    {
        const string Ready = $"at <= @now AND (lease_until IS NULL OR lease_until <= @now) AND {IsKnown}";
        var instants = new { now, until = now + lease, limit, known = ListOf(known) };
        await using var connection = await database.ConnectAsync();
        if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM (SELECT 1 FROM due WHERE {Ready} LIMIT 1) AS ready", instants) == 0)
        {
            return [];
        }

        using var turn = await database.EnterWriteAsync();
        var rows = await connection.QueryAsync<DueRow>(
            $"""
            UPDATE due SET lease_until = @until
            WHERE (grain, kind, at) IN (SELECT grain, kind, at FROM due WHERE {Ready} ORDER BY at LIMIT @limit {database.SkipLocked})
            RETURNING grain, kind, at
            """,
            instants);
        return [.. rows.OrderBy(row => row.At)];
    }

    /// <summary>How much is due by <paramref name="now"/> under each subject that is not among the <paramref name="known"/>.</summary>
    public async Task<ImmutableArray<(string Subject, long Count)>> CountOthersAsync(IReadOnlyCollection<string> known, DateTimeOffset now)
    {
        await using var connection = await database.ConnectAsync();
        return [.. await connection.QueryAsync<(string, long)>(
            $"SELECT {Subject} AS subject, count(*) FROM due WHERE at <= @now AND NOT {IsKnown} GROUP BY subject ORDER BY subject",
            new { now, known = ListOf(known) })];
    }

    /// <summary>Rows that nobody called: others may take them at once.</summary>
    public async Task GiveBackAsync(IEnumerable<DueRow> rows)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync("UPDATE due SET lease_until = NULL WHERE grain = @Grain AND kind = @Kind AND at = @At", rows);
    }

    private static string ListOf(IReadOnlyCollection<string> known) => $",{string.Join(',', known)},";

    /// <summary>The grain has decided; the row goes if the grain's own write has not replaced it.</summary>
    public async Task CompleteAsync(DueRow row)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync(
            "DELETE FROM due WHERE grain = @Grain AND kind = @Kind AND at = @At",
            row);
    }
}

/// <param name="Grain">The grain's key; what stands before its first slash is its kind.</param>
internal sealed record DueRow(string Grain, string Kind, DateTimeOffset At)
{
    public string GrainKind => Grain[..Grain.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>What is to be done: the grain's kind and the entry's, <c>account/expiry</c>.</summary>
    public string Subject => $"{GrainKind}/{Kind}";
}
