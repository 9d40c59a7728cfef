using System.Globalization;
using System.Security.Cryptography;
using Cyclades.Protos.Errors.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// Statuses as the contract words them (error_reason.proto): one <see cref="ErrorInfo"/> with a declared reason, a French
/// message for people, and the details that go with it.
/// </summary>
internal static class RichStatus
{
    /// <summary>How long a client waits before it asks again, when nothing is known of how long the trouble lasts.</summary>
    public static TimeSpan UsualPause { get; } = TimeSpan.FromSeconds(1);

    private const string IncidentAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static RpcException SignInRequired() =>
        Of(StatusCode.Unauthenticated, ErrorReason.SignInRequired, RefusalTexts.SignInRequired);

    public static RpcException PermissionDenied() =>
        Of(StatusCode.PermissionDenied, ErrorReason.PermissionDenied, RefusalTexts.PermissionDenied);

    /// <summary>Whether the command took effect is not known: to be sent again with the same request id.</summary>
    public static RpcException Unavailable() =>
        Of(StatusCode.Unavailable, ErrorReason.Unavailable, RefusalTexts.Unavailable, RetryAfter(UsualPause));

    /// <summary>A fault of the server, of which the reply says nothing but the number it is logged under.</summary>
    public static RpcException Internal(string incident) =>
        Of(StatusCode.Internal, ErrorReason.Internal, RefusalTexts.Internal(incident), Metadata("incident", incident));

    /// <summary>10 characters that people can read to each other over the telephone.</summary>
    public static string NewIncident() => RandomNumberGenerator.GetString(IncidentAlphabet, 10);

    public static RpcException Of(StatusCode code, ErrorReason reason, string text, params IEnumerable<IMessage> details)
    {
        var info = new ErrorInfo { Domain = ErrorReasons.Domain, Reason = reason.Name() };
        var status = new Google.Rpc.Status { Code = (int)code, Message = reason.Name() };
        foreach (var detail in details)
        {
            if (detail is ErrorInfo extra)
            {
                info.Metadata.Add(extra.Metadata);
            }
        }

        status.Details.Add(Any.Pack(info));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = ErrorReasons.Locale, Message = text }));
        status.Details.Add(details.Where(detail => detail is not ErrorInfo).Select(Any.Pack));
        return status.ToRpcException();
    }

    /// <summary>An entry of the <see cref="ErrorInfo"/>'s metadata.</summary>
    public static ErrorInfo Metadata(string key, string value) => new() { Metadata = { { key, value } } };

    /// <summary>An entry of the <see cref="ErrorInfo"/>'s metadata: an instant, as <c>2023-09-27T16:00:00Z</c>.</summary>
    public static ErrorInfo Metadata(string key, DateTimeOffset instant) =>
        Metadata(key, instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static RetryInfo RetryAfter(TimeSpan pause) => new() { RetryDelay = Duration.FromTimeSpan(pause) };
}
