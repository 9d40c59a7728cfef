using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Agents;

/// <summary>Follows what happens to the candidatures of one académie or centre (B18).</summary>
/// <param name="Academy">Null for the one that the agent is bound to.</param>
public sealed record FollowRegister(Actor Actor, AcademyCode? Academy)
{
    /// <summary>Times that one agent follows at once, on one server.</summary>
    public const int MostAtOnce = 4;

    /// <param name="academies">That exist.</param>
    public Outcome<FollowedRegister> Decide(IEnumerable<AcademyCode> academies)
    {
        var role = (Actor as Actor.Agent)?.Role;
        return (Academy ?? role?.Scope) is not { } academy ? new Refusal.InvalidFields([new FieldViolation("academy_code", FieldFault.Required)])
            : !IsFor(academy) || !academies.Contains(academy) ? new Refusal.NotFound()
            : new FollowedRegister(academy, role is AgentRole.Manager);
    }

    private bool IsFor(AcademyCode academy) =>
        Actor.Manages(academy) || (Actor is Actor.Agent { Role: AgentRole.Machine machine } && machine.Academy == academy);
}

/// <summary>What an agent follows, and what of it the agent may see.</summary>
/// <param name="WithArrangements">Whether an arrangement was asked for under handicap: a gestionnaire's business, nobody else's.</param>
public sealed record FollowedRegister(AcademyCode Academy, bool WithArrangements);
