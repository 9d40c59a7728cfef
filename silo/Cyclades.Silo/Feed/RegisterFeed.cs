using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Journal;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Feed;

/// <summary>
/// Reads what happened to the candidatures of one académie, page by page, with what the register says of each. The register is read
/// after the journal, so what it says is never older than the event.
/// </summary>
internal sealed class RegisterFeed(JournalReader journal, Database database)
{
    /// <summary>Events read at once.</summary>
    public const int PageSize = 100;

    /// <param name="after">None for the beginning.</param>
    /// <exception cref="DbException">The database does not answer; the same question may be asked again.</exception>
    public async Task<Outcome<FeedPage>> ReadAsync(JournalCursor? after, AcademyCode academy)
    {
        if (await journal.ReadAsync(after, PageSize, academy) is not JournalReading.Page page)
        {
            return new Refusal.OtherHistory();
        }

        var facts = page.Events.IsEmpty
            ? []
            : (await FactsAsync(page.Events.Select(happened => happened.Subject!.Value.Value).Distinct().ToArray(), academy)).ToDictionary(found => found.Id);
        return new FeedPage(
            [.. from happened in page.Events
                where !MarkEmbargo.JournalNames.Contains(happened.Type)
                let id = IdOf(happened.Grain)
                select new FedEvent(happened.Cursor, id, happened.Type, happened.At, happened.Version, facts.GetValueOrDefault(id))],
            page.Cursor);
    }

    private static CandidatureId IdOf(string grain) => CandidatureId.TryParse(grain[(GrainKey.CandidatureKind.Length + 1)..], out var id)
        ? id
        : throw new InvalidOperationException("An entry of the journal belongs to an académie and is of no candidature.");

    private async Task<IEnumerable<RegisteredFacts>> FactsAsync(long[] candidates, AcademyCode academy)
    {
        // A list as one value is for one database an array, for the other none.
        var names = candidates.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"@candidate{index}")).ToArray();
        var values = new DynamicParameters(new { academy = academy.ToString() });
        for (var index = 0; index < candidates.Length; index++)
        {
            values.Add(names[index], candidates[index]);
        }

        await using var connection = await database.ConnectAsync();
        return await connection.QueryAsync<RegisteredFacts>(
            $"""
            SELECT candidate_number AS Candidate, registration_number AS Registration, service, state, version, category, establishment, signed,
                received, arrangement, documents_missing AS DocumentsMissing, birth_name AS BirthName, first_names AS FirstNames,
                birth_date AS BirthDate, created_at AS CreatedAt, updated_at AS UpdatedAt
            FROM candidature
            WHERE candidate_number IN ({string.Join(", ", names)}) AND academy = @academy
            """,
            values);
    }
}

/// <param name="Events">In order; none when nothing more can be read yet.</param>
/// <param name="Cursor">Where to go on; none at the beginning of a register without an event.</param>
internal sealed record FeedPage(ImmutableArray<FedEvent> Events, JournalCursor? Cursor);

/// <param name="Cursor">The place right after it.</param>
/// <param name="Type">Stable name of the event.</param>
/// <param name="Version">Of the candidature after it.</param>
/// <param name="Facts">None once the candidate is erased.</param>
internal sealed record FedEvent(JournalCursor Cursor, CandidatureId Candidature, string Type, DateTimeOffset At, int Version, RegisteredFacts? Facts);

/// <summary>What the register says of a candidature; the members are those of <see cref="RegisterRow.Candidature"/>.</summary>
internal sealed record RegisteredFacts
{
    public long Candidate { get; init; }

    public long Registration { get; init; }

    public string Service { get; init; } = "";

    public string State { get; init; } = "";

    public long Version { get; init; }

    public string Category { get; init; } = "";

    public string? Establishment { get; init; }

    public bool Signed { get; init; }

    public bool Received { get; init; }

    public bool Arrangement { get; init; }

    public bool DocumentsMissing { get; init; }

    public string BirthName { get; init; } = "";

    public string FirstNames { get; init; } = "";

    public string BirthDate { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public CandidatureId Id => new(new CandidateNumber(Candidate), new RegistrationNumber((int)Registration));
}
