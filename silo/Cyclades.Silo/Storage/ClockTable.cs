using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The latest instant that the rule's clock is known to have shown: the one noted last, or that of a later entry of the
/// journal. The note bears the journal's position, so that only what came after it is looked at.
/// </summary>
internal sealed class ClockTable(Database database)
{
    /// <returns>None before anything happened.</returns>
    public async Task<DateTimeOffset?> LatestAsync()
    {
        await using var connection = await database.ConnectAsync();
        return await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            """
            SELECT at FROM (
                SELECT noted_at AS at FROM clock
                UNION ALL
                SELECT at FROM journal WHERE position > (SELECT coalesce(max(position), 0) FROM clock)) AS seen
            ORDER BY at DESC LIMIT 1
            """);
    }

    /// <summary>Notes the instant, unless a later one is noted already: another server may have been quicker.</summary>
    /// <param name="now">Asked when no other write is under way: no entry that is there by then bears a later instant.</param>
    public Task NoteAsync(Func<DateTimeOffset> now) => WriteAsync(now, "WHERE excluded.noted_at > clock.noted_at");

    /// <summary>Notes the instant whatever was noted before.</summary>
    /// <param name="now">As for <see cref="NoteAsync"/>.</param>
    public Task BeginAgainAsync(Func<DateTimeOffset> now) => WriteAsync(now, "");

    private async Task WriteAsync(Func<DateTimeOffset> now, string condition)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync(
            $"""
            INSERT INTO clock (id, noted_at, position)
            VALUES (1, @at, coalesce((SELECT position FROM journal ORDER BY {database.Journal.Newest} LIMIT 1), 0))
            ON CONFLICT (id) DO UPDATE SET noted_at = excluded.noted_at, position = excluded.position
            {condition}
            """,
            new { at = now() });
    }
}
