using Cyclades.Domain.Agents;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// Who may make a call. Every method of every mapped service has exactly one policy, or the server does not start
/// (<see cref="DeclaredPolicies"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class CallPolicyAttribute : Attribute;

/// <summary>Anybody; a session may be there all the same.</summary>
internal sealed class PublicCallAttribute : CallPolicyAttribute;

/// <summary>A signed-in candidate whose account admits the session at this very moment.</summary>
internal sealed class CandidateCallAttribute : CallPolicyAttribute;

/// <summary>
/// Agents of these roles, and who holds the operator's token. What is out of an agent's scope is « not found »: the rules say so,
/// by the call's <c>Actor</c>.
/// </summary>
internal sealed class AgentCallAttribute(AgentRoles roles) : CallPolicyAttribute
{
    public bool Allows(AgentRole role) => roles.HasFlag(role switch
    {
        AgentRole.Administrator => AgentRoles.Administrator,
        AgentRole.Manager => AgentRoles.Manager,
        AgentRole.School => AgentRoles.School,
        AgentRole.Machine => AgentRoles.Machine,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role.GetType().Name, "No call is declared for this role."),
    });
}

/// <summary>The roles that a call is for.</summary>
[Flags]
internal enum AgentRoles
{
    Administrator = 1,
    Manager = 2,
    School = 4,
    Machine = 8,

    /// <summary>Who runs the registrations of an académie.</summary>
    Service = Administrator | Manager,

    Every = Administrator | Manager | School | Machine,
}

/// <summary>Who holds the operator's token, which lies in the data folder.</summary>
internal sealed class OperatorCallAttribute : CallPolicyAttribute;
