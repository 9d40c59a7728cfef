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

/// <summary>Who holds the operator's token, which lies in the data folder.</summary>
internal sealed class OperatorCallAttribute : CallPolicyAttribute;
