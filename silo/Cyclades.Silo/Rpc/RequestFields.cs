using System.Collections.Immutable;
using Cyclades.Domain;

namespace Cyclades.Silo.Rpc;

/// <summary>Refuses a request whose own fields, those that no rule of the domain sees, are not what they must be.</summary>
internal static class RequestFields
{
    /// <param name="fields">For each field its path, whether it is right, and what is wrong otherwise.</param>
    /// <exception cref="Grpc.Core.RpcException">INVALID_FIELDS with every field that is wrong.</exception>
    public static void Check(params ReadOnlySpan<(string Path, bool Right, FieldFault Fault)> fields)
    {
        var violations = ImmutableArray.CreateBuilder<FieldViolation>();
        foreach (var (path, right, fault) in fields)
        {
            if (!right)
            {
                violations.Add(new FieldViolation(path, fault));
            }
        }

        if (violations.Count > 0)
        {
            throw new Refusal.InvalidFields(violations.ToImmutable()).ToRpcException();
        }
    }
}
