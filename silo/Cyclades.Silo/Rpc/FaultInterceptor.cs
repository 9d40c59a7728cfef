using System.Data.Common;
using System.Diagnostics.Metrics;
using Cyclades.Silo.Storage;
using Grpc.Core;
using Orleans.Runtime.Messaging;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// What goes wrong outside the rules becomes a status that tells the caller what to do and nothing else: UNAVAILABLE when
/// it is not known whether the command took effect, CANCELLED or DEADLINE_EXCEEDED when nobody waits any more, INTERNAL
/// with the number under which the fault is logged, once. Refusals pass.
/// </summary>
internal sealed class FaultInterceptor(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<FaultInterceptor> logger) : CallInterceptor
{
    private static readonly Meter Meter = new("Cyclades.Rpc");

    private static readonly Counter<long> Refused = Meter.CreateCounter<long>(
        "cyclades.rpc.refused", description: "Calls that did not do what was asked, by method and by the contract's reason");

    protected override async Task<T> AroundAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        context.GetHttpContext().MarkReached();
        try
        {
            return await call();
        }
        catch (RpcException refusal)
        {
            Count(refusal, context);
            throw;
        }
        catch (Exception fault)
        {
            var status = StatusOf(fault, context);
            Count(status, context);
            throw status;
        }
    }

    private static void Count(RpcException refusal, ServerCallContext context) => Refused.Add(
        1,
        new("method", context.Method),
        new("reason", refusal.Status.Detail.Length > 0 ? refusal.Status.Detail : refusal.StatusCode.ToString()));

    private RpcException StatusOf(Exception fault, ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
        {
            return new RpcException(new Status(context.Deadline <= time.GetUtcNow().UtcDateTime ? StatusCode.DeadlineExceeded : StatusCode.Cancelled, ""));
        }

        if (IsOutage(fault) || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            logger.LogWarning("{Method} is unavailable: {Fault}", context.Method, fault.GetBaseException().GetType().Name);
            return RichStatus.Unavailable();
        }

        var incident = RichStatus.NewIncident();
        logger.LogError(fault, "Incident {Incident} in {Method}", incident, context.Method);
        return RichStatus.Internal(incident);
    }

    /// <summary>Storage did not answer, or the way to a grain failed; the code is not at fault.</summary>
    private static bool IsOutage(Exception? fault) => fault switch
    {
        null => false,
        StorageUnavailableException or TimeoutException or OperationCanceledException => true,
        DbException failure => StorageFaults.IsOutage(failure),
        SiloUnavailableException or ClientNotAvailableException or OrleansMessageRejectionException => true,
        GatewayTooBusyException or LimitExceededException or ConnectionFailedException => true,
        AggregateException several => several.InnerExceptions.Any(IsOutage),
        _ => IsOutage(fault.InnerException),
    };
}
