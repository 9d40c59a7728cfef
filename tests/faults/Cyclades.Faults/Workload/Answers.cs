using Cyclades.Faults.Histories;
using Google.Rpc;
using Grpc.Core;

namespace Cyclades.Faults.Workload;

/// <summary>What a failed call tells: refused for certain, or nobody knows.</summary>
internal static class Answers
{
    /// <summary>A fault of the server.</summary>
    public const string Fault = "INTERNAL";

    /// <summary>The session has ended.</summary>
    public const string SignInRequired = "SIGN_IN_REQUIRED";

    public const string Closed = "SERVICE_CLOSED";

    private const string Unavailable = "UNAVAILABLE";

    private const string Prefix = "ERROR_REASON_";

    /// <summary>Without a reason of the contract nobody of the server has answered: the connection was cut, or time was up.</summary>
    public static (Outcome Outcome, string Reason) Of(RpcException failure) => failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason.Replace(Prefix, "", StringComparison.Ordinal) switch
    {
        null => (Outcome.Unknown, failure.StatusCode is StatusCode.Internal ? "CUT" : failure.StatusCode.ToString()),
        Unavailable => (Outcome.Unknown, Unavailable),
        Fault => (Outcome.Unknown, Fault),
        var reason => (Outcome.Refused, reason),
    };
}
