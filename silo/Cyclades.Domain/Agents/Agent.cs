using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Agents;

/// <summary>What can happen to an agent; kept in the journal.</summary>
[JsonDerivedType(typeof(Created), "agent-created")]
[JsonDerivedType(typeof(TokenIssued), "agent-token-issued")]
[JsonDerivedType(typeof(TokenRevoked), "agent-token-revoked")]
[JsonDerivedType(typeof(Disabled), "agent-disabled")]
public abstract record AgentEvent(DateTimeOffset At)
{
    public sealed record Created(DateTimeOffset At, AgentId Id, string Name, AgentRole Role, RequestStamp Request) : AgentEvent(At);

    public sealed record TokenIssued(DateTimeOffset At, AgentToken Token, RequestStamp Request) : AgentEvent(At);

    public sealed record TokenRevoked(DateTimeOffset At, int Serial) : AgentEvent(At);

    /// <summary>The agent acts no more, for ever.</summary>
    public sealed record Disabled(DateTimeOffset At) : AgentEvent(At);
}

/// <summary>A token that was issued; its secret is known to its holder alone.</summary>
/// <param name="Serial">From 1.</param>
/// <param name="Hash">SHA-256 of the secret, 64 lower-case hexadecimal digits.</param>
/// <param name="ExpiresAt">First instant at which it opens nothing.</param>
/// <param name="RevokedAt">Null while it is not.</param>
public sealed record AgentToken(int Serial, string Hash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt = null)
{
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>Somebody, or a program, of the académie's side.</summary>
/// <param name="Revision">Grows by one with each event.</param>
/// <param name="Name">As colleagues know it; candidates never see it.</param>
/// <param name="Tokens">Oldest first; those that ended long ago are forgotten.</param>
/// <param name="DisabledAt">Null while the agent may act.</param>
public sealed record Agent(
    AgentId Id,
    int Revision,
    string Name,
    AgentRole Role,
    DateTimeOffset CreatedAt,
    ImmutableArray<AgentToken> Tokens,
    DateTimeOffset? DisabledAt,
    AnsweredRequests Requests)
{
    /// <summary>Tokens that are kept, whatever has become of them.</summary>
    public const int MaximumTokens = 20;

    public ImmutableArray<AgentToken> Tokens { get; init; } = Tokens.OrEmpty();

    [JsonIgnore]
    public int NextSerial => Tokens.IsEmpty ? 1 : Tokens[^1].Serial + 1;

    /// <summary>Whether a secret opens the door now.</summary>
    /// <param name="hash">SHA-256 of what was presented.</param>
    public bool Admits(string hash, DateTimeOffset now) =>
        DisabledAt is null && Tokens.Any(token => token.IsValid(now) && Same(token.Hash, hash));

    /// <summary>What happened, applied. Total.</summary>
    public static Agent? Apply(Agent? agent, AgentEvent happened) => (agent, happened) switch
    {
        (null, AgentEvent.Created created) => new Agent(
            created.Id, 1, created.Name, created.Role, created.At, [], null, AnsweredRequests.None.WithAnswer(created.Request, 0, created.At)),
        ({ } present, not AgentEvent.Created) => present.Next(happened) with { Revision = present.Revision + 1 },
        _ => agent,
    };

    private Agent Next(AgentEvent happened) => happened switch
    {
        AgentEvent.TokenIssued issued => this with
        {
            Tokens = [.. Tokens.TakeLast(MaximumTokens - 1), issued.Token],
            Requests = Requests.WithAnswer(issued.Request, issued.Token.Serial, issued.At),
        },
        AgentEvent.TokenRevoked revoked => this with
        {
            Tokens = [.. Tokens.Select(token => token.Serial == revoked.Serial ? token with { RevokedAt = revoked.At } : token)],
        },
        AgentEvent.Disabled disabled => this with { DisabledAt = disabled.At },
        _ => this,
    };

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
