using System.Collections.Immutable;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Agents;

/// <summary>Makes an agent, who has no token yet.</summary>
/// <param name="Name">1 to 100 characters.</param>
public sealed record CreateAgent(Actor Actor, AgentId Id, string Name, AgentRole Role, RequestStamp Request)
{
    public const int LongestName = 100;

    /// <param name="academies">That exist.</param>
    public Decision<AgentEvent> Decide(Agent? agent, IEnumerable<AcademyCode> academies, DateTimeOffset now)
    {
        if (!Actor.IsAdministrator)
        {
            return new Refusal.NotFound();
        }

        var violations = ImmutableArray.CreateBuilder<FieldViolation>();
        var name = Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            violations.Add(new FieldViolation("name", name.Length == 0 ? FieldFault.Required : FieldFault.TooLong));
        }

        if (Role.Scope is { } academy && !academies.Contains(academy))
        {
            violations.Add(new FieldViolation("academy_code", FieldFault.NotOffered));
        }

        return violations.Count > 0 ? new Refusal.InvalidFields(violations.ToImmutable())
            : agent is not null ? new Refusal.AgentExists(Id)
            : new AgentEvent.Created(now, Id, name, Role, Request);
    }
}

/// <summary>Issues a token, which is shown once.</summary>
/// <param name="Hash">SHA-256 of its secret, 64 lower-case hexadecimal digits.</param>
/// <param name="Validity">At least a day, at most <see cref="LongestValidity"/>.</param>
public sealed record IssueToken(Actor Actor, string Hash, TimeSpan Validity, RequestStamp Request)
{
    public static TimeSpan LongestValidity { get; } = TimeSpan.FromDays(366);

    public Decision<AgentEvent> Decide(Agent? agent, DateTimeOffset now) =>
        agent is null || !Actor.IsAdministrator ? new Refusal.NotFound()
        : Validity < TimeSpan.FromDays(1) || Validity > LongestValidity ? new Refusal.InvalidFields([new FieldViolation("valid_days", FieldFault.DateOutOfRange)])
        : agent.DisabledAt is not null ? new Refusal.AgentDisabled()
        : new AgentEvent.TokenIssued(now, new AgentToken(agent.NextSerial, Hash, now, now + Validity), Request);
}

/// <summary>Ends a token at once; one that has ended already stays as it is.</summary>
public sealed record RevokeToken(Actor Actor, int Serial)
{
    public Decision<AgentEvent> Decide(Agent? agent, DateTimeOffset now) =>
        agent is null || !Actor.IsAdministrator || agent.Tokens.FirstOrDefault(token => token.Serial == Serial) is not { } token ? new Refusal.NotFound()
        : token.RevokedAt is not null ? Decision<AgentEvent>.Nothing
        : new AgentEvent.TokenRevoked(now, Serial);
}

/// <summary>Ends an agent: no token of theirs opens anything any more. Nothing brings the agent back.</summary>
public sealed record DisableAgent(Actor Actor)
{
    public Decision<AgentEvent> Decide(Agent? agent, DateTimeOffset now) =>
        agent is null || !Actor.IsAdministrator ? new Refusal.NotFound()
        : agent.DisabledAt is not null ? Decision<AgentEvent>.Nothing
        : new AgentEvent.Disabled(now);
}
