using Cyclades.Protos.Errors.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Cyclades.Silo.Rpc;

/// <summary>Marks a call that takes longer messages than <see cref="CallLimits.LargestMessage"/>.</summary>
/// <param name="largest">In bytes.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongMessageAttribute(int largest) : Attribute
{
    public int Largest => largest;
}

/// <summary>
/// The limit of a message, call by call: the framework knows one a service. For services of which a call has
/// <see cref="LongMessageAttribute"/>.
/// </summary>
internal sealed class MessageLimitInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request, context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request, context);
        return continuation(request, responseStream, context);
    }

    private static void Check<TRequest>(TRequest request, ServerCallContext context)
    {
        var largest = context.GetHttpContext().GetEndpoint()?.Metadata.GetMetadata<LongMessageAttribute>()?.Largest ?? CallLimits.LargestMessage;
        if (request is IMessage message && message.CalculateSize() > largest)
        {
            throw RichStatus.Of(StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, RefusalTexts.MessageTooLarge);
        }
    }
}
