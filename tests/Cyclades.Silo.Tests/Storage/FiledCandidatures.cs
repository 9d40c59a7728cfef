using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>What the register of candidatures holds.</summary>
internal static class FiledCandidatures
{
    public static async Task<RegisterRow.Candidature[]> CandidaturesOfAsync(this StorageSilo silo, CandidateNumber candidate)
    {
        await using var connection = silo.Connect();
        var rows = await connection.QueryAsync<Stored>(
            """
            SELECT registration_number AS Registration, session, service, academy, state, active, version, category, establishment,
                   signed, received, arrangement, documents_missing AS DocumentsMissing, birth_name AS BirthName, first_names AS FirstNames,
                   birth_date AS BirthDate, created_at AS CreatedAt, updated_at AS UpdatedAt, search
            FROM candidature WHERE candidate_number = @number ORDER BY registration_number
            """,
            new { number = candidate.Value });
        return [.. rows.Select(row => row.Read(candidate))];
    }

    private sealed record Stored(
        long Registration,
        string Session,
        string Service,
        string Academy,
        string State,
        bool Active,
        long Version,
        string Category,
        string? Establishment,
        bool Signed,
        bool Received,
        bool Arrangement,
        bool DocumentsMissing,
        string BirthName,
        string FirstNames,
        string BirthDate,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        string Search)
    {
        public RegisterRow.Candidature Read(CandidateNumber candidate) => new(
            new CandidatureId(candidate, new RegistrationNumber((int)Registration)),
            Session,
            Service,
            Academy,
            State,
            Active,
            (int)Version,
            Category,
            Establishment,
            Signed,
            Received,
            Arrangement,
            DocumentsMissing,
            BirthName,
            FirstNames,
            BirthDate,
            CreatedAt,
            UpdatedAt,
            Search);
    }
}
