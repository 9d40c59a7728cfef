using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Marks;

/// <summary>Which candidatures a service has, and which checks of marks it has to answer.</summary>
internal sealed class MarksRegister(Database database)
{
    private const int Batch = 500;

    /// <summary>Grains that are asked at once.</summary>
    private const int AtOnce = 16;

    /// <summary>Does something for each candidature of a service, several at once.</summary>
    public async Task EachAsync(ServiceId service, Func<CandidatureId, Task> act)
    {
        CandidatureId? after = null;
        ImmutableArray<CandidatureId> batch;
        do
        {
            batch = await ListAsync(service, after, Batch);
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, _) => await act(id));
            after = batch.IsEmpty ? null : batch[^1];
        }
        while (batch.Length == Batch);
    }

    /// <summary>Open checks of a service, oldest first.</summary>
    /// <param name="after">Row that the page before ended with; 0 for the first.</param>
    public async Task<ImmutableArray<OpenCheckRow>> ListOpenChecksAsync(ServiceId service, long after, int limit)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<(long Id, long Candidate, long Registration, string Test)>(
            """
            SELECT id, candidate_number, registration_number, test FROM mark_check
            WHERE service = @service AND id > @after ORDER BY id LIMIT @limit
            """,
            new { service = service.ToString(), after, limit });
        return [.. rows.Select(row => new OpenCheckRow(row.Id, IdOf(row.Candidate, row.Registration), TestCode.Parse(row.Test)))];
    }

    private async Task<ImmutableArray<CandidatureId>> ListAsync(ServiceId service, CandidatureId? after, int limit)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<(long Candidate, long Registration)>(
            """
            SELECT candidate_number, registration_number FROM candidature
            WHERE service = @service AND (candidate_number, registration_number) > (@candidate, @registration)
            ORDER BY candidate_number, registration_number LIMIT @limit
            """,
            new
            {
                service = service.ToString(),
                candidate = after?.Candidate.Value ?? 0,
                registration = (long)(after?.Registration.Value ?? 0),
                limit,
            });
        return [.. rows.Select(row => IdOf(row.Candidate, row.Registration))];
    }

    private static CandidatureId IdOf(long candidate, long registration) => new(new CandidateNumber(candidate), new RegistrationNumber((int)registration));
}

/// <param name="Id">Its place in the list.</param>
internal sealed record OpenCheckRow(long Id, CandidatureId Candidature, TestCode Test);
