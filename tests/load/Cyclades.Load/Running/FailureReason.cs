using Google.Rpc;
using Grpc.Core;

namespace Cyclades.Load.Running;

/// <summary>Names a failure: the reason of the contract where the status has one, else its code.</summary>
internal static class FailureReason
{
    public static string Of(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is { Length: > 0 } reason ? reason : failure.StatusCode.ToString();
}
