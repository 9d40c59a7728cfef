using System.Collections.Immutable;
using Cyclades.Domain.Agents;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Agents;

/// <summary>Reads the register of agents.</summary>
internal sealed class AgentRegister(Database database)
{
    /// <summary>In the order of their ids, from after one on.</summary>
    public async Task<ImmutableArray<AgentId>> ListAsync(string after, int limit)
    {
        await using var connection = await database.ConnectAsync();
        var ids = await connection.QueryAsync<string>("SELECT id FROM agent WHERE id > @after ORDER BY id LIMIT @limit", new { after, limit });
        return [.. ids.Select(AgentId.Parse)];
    }
}
