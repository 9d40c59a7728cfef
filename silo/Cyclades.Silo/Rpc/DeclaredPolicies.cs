using Grpc.AspNetCore.Server;

namespace Cyclades.Silo.Rpc;

/// <summary>Default deny: a call about which nobody said who may make it does not exist.</summary>
internal static class DeclaredPolicies
{
    /// <summary>Checks everything mapped so far.</summary>
    /// <exception cref="UndeclaredPolicyException">A method has no policy, or several.</exception>
    public static void RequireDeclaredPolicies(this IEndpointRouteBuilder routes)
    {
        var undeclared =
            from endpoint in routes.DataSources.SelectMany(source => source.Endpoints)
            let method = endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()
            where method is not null && endpoint.Metadata.GetOrderedMetadata<CallPolicyAttribute>().Count != 1
            select method.Method.FullName;
        if (undeclared.Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } names)
        {
            throw new UndeclaredPolicyException(names);
        }
    }

    /// <summary>The policy of the call's method.</summary>
    /// <exception cref="UndeclaredPolicyException">It has none, or several: the check at start was left out.</exception>
    public static CallPolicyAttribute PolicyOf(HttpContext call, string method) =>
        call.GetEndpoint()?.Metadata.GetOrderedMetadata<CallPolicyAttribute>() is [var policy]
            ? policy
            : throw new UndeclaredPolicyException([method]);
}

/// <summary>Methods without exactly one <see cref="CallPolicyAttribute"/>.</summary>
internal sealed class UndeclaredPolicyException(IReadOnlyCollection<string> methods) : Exception(
    $"Put exactly one of [PublicCall], [CandidateCall], [AgentCall] and [OperatorCall] on: {string.Join(", ", methods)}.")
{
    public IReadOnlyCollection<string> Methods { get; } = methods;
}
