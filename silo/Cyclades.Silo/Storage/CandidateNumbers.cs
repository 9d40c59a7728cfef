using Cyclades.Domain;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>The national sequence of candidate numbers: growing, none given twice, a gap where a creation failed (D4).</summary>
internal sealed class CandidateNumbers(Database database, WriteGate gate)
{
    public async Task<CandidateNumber> NextAsync()
    {
        using var turn = await gate.EnterAsync();
        await using var connection = database.Connect();
        return new CandidateNumber(await connection.QuerySingleAsync<long>(
            "UPDATE candidate_number SET last = last + 1 RETURNING last"));
    }
}
