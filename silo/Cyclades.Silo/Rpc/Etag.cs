using System.Globalization;
using Cyclades.Domain;

namespace Cyclades.Silo.Rpc;

/// <summary>A revision as clients send it back: opaque to them, a number to us.</summary>
internal static class Etag
{
    private const string Path = "etag";

    public static string Of(int revision) => revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>The revision that was read.</summary>
    /// <exception cref="Grpc.Core.RpcException">Missing, or not one of ours: INVALID_FIELDS.</exception>
    public static int Required(string etag)
    {
        if (int.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return revision;
        }

        var fault = etag.Length == 0 ? FieldFault.Required : FieldFault.Malformed;
        throw new Refusal.InvalidFields([new FieldViolation(Path, fault)]).ToRpcException();
    }
}
