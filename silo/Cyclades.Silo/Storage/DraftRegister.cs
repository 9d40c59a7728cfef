using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Reads the register of drafts.</summary>
internal sealed class DraftRegister(Database database)
{
    /// <summary>Whether a candidate has a draft for a service.</summary>
    public async Task<bool> HasAsync(CandidateNumber candidate, ServiceId service)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM draft WHERE candidate_number = @number AND service = @service)",
            new { number = candidate.Value, service = service.ToString() });
    }

    /// <summary>All drafts of one candidate, the last saved first.</summary>
    public async Task<ImmutableArray<RegisterRow.Draft>> ListAsync(CandidateNumber candidate)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<StoredDraft>(
            "SELECT service, saved_at AS SavedAt FROM draft WHERE candidate_number = @number ORDER BY saved_at DESC, service",
            new { number = candidate.Value });
        return [.. rows.Select(row => new RegisterRow.Draft(candidate, row.Service, row.SavedAt))];
    }

    private sealed record StoredDraft(string Service, DateTimeOffset SavedAt);
}
