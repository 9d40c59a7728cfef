using System.Collections.Immutable;
using Cyclades.Protos.Errors.V1;
using Google.Rpc;
using Grpc.Core;
using StatusCode = Grpc.Core.StatusCode;

namespace Cyclades.Console.Server;

/// <summary>What the server said when it said no, read from the status details of the contract.</summary>
/// <param name="Code">The status.</param>
/// <param name="Reason">Unspecified when the answer came from something else than Cyclades.</param>
/// <param name="ReasonName">As sent; also of a reason that this program is too old to know.</param>
/// <param name="Message">In French; empty when the answer bears none.</param>
/// <param name="Fields">Every field that is wrong.</param>
/// <param name="RetryAfter">When to try again, if the server said so.</param>
/// <param name="Metadata">Facts of the refusal, such as an incident number.</param>
internal sealed record ServerRefusal(
    StatusCode Code,
    ErrorReason Reason,
    string ReasonName,
    string Message,
    ImmutableArray<FieldRefusal> Fields,
    TimeSpan? RetryAfter,
    ImmutableSortedDictionary<string, string> Metadata)
{
    public static ServerRefusal Read(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        var ours = info?.Domain == ErrorReasons.Domain ? info : null;
        return new ServerRefusal(
            exception.StatusCode,
            ErrorReasons.Parse(ours?.Reason ?? ""),
            ours?.Reason ?? "",
            status?.GetDetail<LocalizedMessage>()?.Message ?? "",
            [.. (status?.GetDetail<BadRequest>()?.FieldViolations ?? [])
                .Select(v => new FieldRefusal(v.Field, v.Reason, v.Description))],
            status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
            (ours?.Metadata ?? []).ToImmutableSortedDictionary());
    }

    public ExitCode ExitCode => Code switch
    {
        _ when Reason is ErrorReason.MessageTooLarge or ErrorReason.MessageUnreadable => ExitCode.Usage,
        StatusCode.InvalidArgument => ExitCode.InvalidFields,
        StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.Aborted => ExitCode.Refused,
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => ExitCode.NotSignedIn,
        StatusCode.NotFound => ExitCode.NotFound,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => ExitCode.Unavailable,
        StatusCode.ResourceExhausted => ExitCode.TooMany,
        StatusCode.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.ServerFault,
    };
}

/// <summary>One field that is wrong: where, which fault, and the French sentence.</summary>
internal sealed record FieldRefusal(string Path, string Fault, string Message);
