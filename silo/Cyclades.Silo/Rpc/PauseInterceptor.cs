using Cyclades.Silo.Hosting;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>Answers no call while this server does not know whether it still has its place in the cluster, but what asks for its health.</summary>
internal sealed class PauseInterceptor(PauseWatch pauses) : CallInterceptor
{
    protected override Task<T> AroundAsync<T>(ServerCallContext context, Func<Task<T>> call) =>
        pauses.IsCertain || context.GetHttpContext().GetEndpoint()?.Metadata.GetMetadata<LastingCallAttribute>() is not null
            ? call()
            : throw RichStatus.Unavailable();
}
