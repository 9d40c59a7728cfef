using System.Data.Common;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Journal;

/// <summary>
/// Reads the journal page by page, from a cursor on: every entry once, and those of one grain in the order of its versions.
/// Nothing is read while a transaction runs that could still commit before it, so an entry that commits late is not passed over;
/// what is read is ordered by transaction, then position. That is the order of versions, since a write bears the version that it
/// follows, and so begins after that one has committed.
/// </summary>
internal sealed class JournalReader(Database database)
{
    /// <summary>Entries on one page at most.</summary>
    public const int LargestPage = 1000;

    private readonly string page = PageOf(database.Journal, "");

    private readonly string pageOfAcademy = PageOf(database.Journal, "academy = @academy AND ");

    /// <param name="after">None for the beginning.</param>
    /// <param name="limit">1 to <see cref="LargestPage"/>.</param>
    /// <param name="academy">Only what happened to candidatures of this académie or centre; a cursor that was given for another one is of another history.</param>
    /// <exception cref="DbException">The database does not answer; the same question may be asked again.</exception>
    public async Task<JournalReading> ReadAsync(JournalCursor? after, int limit, AcademyCode? academy = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LargestPage);
        await using var connection = await database.ConnectAsync();
        var generations = await GenerationsAsync(connection);
        var current = generations[^1].Id;
        if (after is { } given && given.Generation != current)
        {
            return new JournalReading.OtherHistory();
        }

        var first = after is { } place ? Array.FindLastIndex(generations, generation => generation.After < place.Position) : 0;
        for (var index = first; index < generations.Length; index++)
        {
            // The cursor's own entry comes first, to be recognised by its mark.
            var from = index == first ? after : null;
            var isPast = index < generations.Length - 1;
            var rows = (await connection.QueryAsync<Row>(academy is null ? page : pageOfAcademy, new
            {
                transaction = from?.Transaction ?? 0,
                position = from?.Position ?? 0,
                after = generations[index].After,
                until = isPast ? generations[index + 1].After : long.MaxValue,
                isPast,
                limit = from is null ? limit : limit + 1,
                academy = academy?.ToString(),
            })).AsList();
            if (from is not null)
            {
                if (rows.Count == 0 || rows[0].Cursor(current) != from)
                {
                    return new JournalReading.OtherHistory();
                }

                rows.RemoveAt(0);
            }

            if (rows.Count > 0)
            {
                return new JournalReading.Page([.. rows.Select(row => row.Read(current))], rows[^1].Cursor(current));
            }
        }

        return new JournalReading.Page([], after);
    }

    private static string PageOf(JournalDialect journal, string scope) =>
        $"""
        SELECT {journal.Transaction} AS "Transaction", position, grain, grain_version AS GrainVersion, ordinal, subject, type, at, actor, version, payload
        FROM journal
        WHERE {scope}{journal.From} AND position > @after AND position <= @until AND (@isPast OR {journal.IsSettled})
        ORDER BY {journal.Order}
        LIMIT @limit
        """;

    /// <summary>Oldest first. A database that is a copy of the one which began the latest begins its own.</summary>
    private async Task<Generation[]> GenerationsAsync(DbConnection connection)
    {
        while (true)
        {
            var generations = (await connection.QueryAsync<Generation>(
                $"SELECT id, after, origin = {database.Journal.Origin} AS IsOwn FROM journal_generation ORDER BY number")).AsList();
            if (generations[^1].IsOwn)
            {
                return [.. generations];
            }

            await connection.ExecuteAsync(database.Journal.BeginGeneration);
        }
    }

    private sealed record Generation(string Id, long After, bool IsOwn);

    // Properties, not a constructor: SQLite has no type for a computed column while there is no row.
    private sealed record Row
    {
        public long Transaction { get; init; }

        public long Position { get; init; }

        public string Grain { get; init; } = "";

        public long GrainVersion { get; init; }

        public long Ordinal { get; init; }

        public long? Subject { get; init; }

        public string Type { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public long Version { get; init; }

        public string? Payload { get; init; }

        public JournalCursor Cursor(string generation) =>
            new(generation, Transaction, Position, JournalCursor.MarkOf(Grain, GrainVersion, Ordinal, At));

        public JournaledEvent Read(string generation) => new(
            Cursor(generation),
            Grain,
            (int)GrainVersion,
            (int)Ordinal,
            Subject is { } number ? new CandidateNumber(number) : null,
            Type,
            At,
            Actor,
            (int)Version,
            Payload is null ? null : StoredJson.Parse<JsonElement>(Payload));
    }
}
