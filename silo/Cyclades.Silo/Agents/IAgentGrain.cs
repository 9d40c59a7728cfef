using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Orleans.Concurrency;

namespace Cyclades.Silo.Agents;

/// <summary>One agent. Keyed by <c>agent/</c> and the agent's id.</summary>
[Alias("Cyclades.IAgentGrain")]
internal interface IAgentGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    [Alias("Read")]
    ValueTask<Outcome<Agent>> ReadAsync();

    /// <summary>Whether a secret opens the door now, and to whom; « not found » otherwise, whatever is wrong.</summary>
    /// <param name="hash">SHA-256 of the secret, 64 lower-case hexadecimal digits.</param>
    [AlwaysInterleave]
    [Alias("Admit")]
    ValueTask<Outcome<Actor.Agent>> AdmitAsync(string hash);

    [Alias("Create")]
    Task<Outcome<Agent>> CreateAsync(CreateAgent command);

    /// <returns>The token's number; the earlier one for a request that was carried out before.</returns>
    [Alias("IssueToken")]
    Task<Outcome<IssuedToken>> IssueTokenAsync(IssueToken command);

    [Alias("RevokeToken")]
    Task<Outcome<Agent>> RevokeTokenAsync(RevokeToken command);

    [Alias("Disable")]
    Task<Outcome<Agent>> DisableAsync(DisableAgent command);
}

/// <param name="IsNew">False when the request was carried out before: the secret that came with it is the token's, not this one's.</param>
internal sealed record IssuedToken(AgentToken Token, bool IsNew);
