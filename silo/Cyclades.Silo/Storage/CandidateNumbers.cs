using Cyclades.Domain;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>The national sequence of candidate numbers: growing, none given twice, a gap where a creation failed (D4).</summary>
internal sealed class CandidateNumbers(Database database)
{
    public async Task<CandidateNumber> NextAsync()
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        return new CandidateNumber(await connection.QuerySingleAsync<long>(database.NextCandidateNumber));
    }
}
