using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Reads the register of candidatures and of drafts.</summary>
internal sealed class CandidatureRegister(Database database)
{
    /// <summary>All candidatures of one candidate, in every state, in the order of their numbers.</summary>
    public async Task<ImmutableArray<RegisterRow.Candidature>> ListAsync(CandidateNumber candidate)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<Stored>(
            """
            SELECT registration_number AS Registration, session, service, state, active, version, category, establishment,
                   signed, arrangement, created_at AS CreatedAt, updated_at AS UpdatedAt, search
            FROM candidature WHERE candidate_number = @number ORDER BY registration_number
            """,
            new { number = candidate.Value });
        return [.. rows.Select(row => row.Read(candidate))];
    }

    /// <summary>Whether a candidate has a draft for a service.</summary>
    public async Task<bool> HasDraftAsync(CandidateNumber candidate, ServiceId service)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM draft WHERE candidate_number = @number AND service = @service)",
            new { number = candidate.Value, service = service.ToString() });
    }

    /// <summary>All drafts of one candidate, the last saved first.</summary>
    public async Task<ImmutableArray<RegisterRow.Draft>> ListDraftsAsync(CandidateNumber candidate)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<StoredDraft>(
            "SELECT service, saved_at AS SavedAt FROM draft WHERE candidate_number = @number ORDER BY saved_at DESC, service",
            new { number = candidate.Value });
        return [.. rows.Select(row => new RegisterRow.Draft(candidate, row.Service, row.SavedAt))];
    }

    private sealed record StoredDraft(string Service, DateTimeOffset SavedAt);

    private sealed record Stored(
        long Registration,
        string Session,
        string Service,
        string State,
        bool Active,
        long Version,
        string Category,
        string? Establishment,
        bool Signed,
        bool Arrangement,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        string Search)
    {
        public RegisterRow.Candidature Read(CandidateNumber candidate) => new(
            new CandidatureId(candidate, new RegistrationNumber((int)Registration)),
            Session,
            Service,
            State,
            Active,
            (int)Version,
            Category,
            Establishment,
            Signed,
            Arrangement,
            CreatedAt,
            UpdatedAt,
            Search);
    }
}
