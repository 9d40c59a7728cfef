using System.Globalization;
using Cyclades.Protos.Errors.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Cyclades.Silo.Rpc;

/// <summary>Marks a call that may last, such as the watch of the server's health: the server sets it no deadline.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LastingCallAttribute : Attribute;

/// <summary>
/// What holds for a call before its message is read: the server's deadline, and a rich status for bytes that are no message.
/// </summary>
internal static class CallLimits
{
    /// <summary>Largest message that a call takes, in bytes, unless its service says otherwise.</summary>
    public const int LargestMessage = 64 * 1024;

    private const string TimeoutHeader = "grpc-timeout";
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";
    private const string DetailsHeader = "grpc-status-details-bin";

    private static readonly object Reached = new();

    /// <summary>Gives every call a deadline of at most <paramref name="longest"/>, whatever the client asks.</summary>
    public static IApplicationBuilder UseCallDeadline(this IApplicationBuilder app, TimeSpan longest)
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{(int)longest.TotalSeconds}S");
        return app.Use((http, next) =>
        {
            if (IsCall(http)
                && http.GetEndpoint()?.Metadata.GetMetadata<LastingCallAttribute>() is null
                && (Parse(http.Request.Headers[TimeoutHeader].ToString()) is not { } asked || asked > longest))
            {
                http.Request.Headers[TimeoutHeader] = header;
            }

            return next(http);
        });
    }

    /// <summary>Bytes that are no message of their call, or too many of them, get a status of the contract.</summary>
    public static IApplicationBuilder UseUnreadableMessages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (IsCall(http) && !http.Items.ContainsKey(Reached) && StatusOf(http) is { } status)
        {
            var said = status switch
            {
                StatusCode.Unknown or StatusCode.Internal => RichStatus.Of(StatusCode.InvalidArgument, ErrorReason.MessageUnreadable, RefusalTexts.UnreadableMessage),
                StatusCode.ResourceExhausted => RichStatus.Of(status, ErrorReason.MessageTooLarge, RefusalTexts.MessageTooLarge),
                _ => null,
            };
            if (said is not null)
            {
                Say(http, said);
            }
        }
    });

    /// <summary>The message was read, and what happens from here on is answered by the interceptors.</summary>
    public static void MarkReached(this HttpContext http) => http.Items[Reached] = true;

    private static bool IsCall(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Grpc.AspNetCore.Server.GrpcMethodMetadata>() is not null;

    private static IHeaderDictionary Trailers(HttpContext http) =>
        http.Response.HasStarted && http.Features.Get<IHttpResponseTrailersFeature>() is { } trailers ? trailers.Trailers : http.Response.Headers;

    private static StatusCode? StatusOf(HttpContext http) =>
        int.TryParse(Trailers(http)[StatusHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? (StatusCode)status : null;

    private static void Say(HttpContext http, RpcException status)
    {
        var trailers = Trailers(http);
        if (trailers.IsReadOnly)
        {
            return;
        }

        trailers[StatusHeader] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        trailers[MessageHeader] = status.Status.Detail;
        trailers[DetailsHeader] = Convert.ToBase64String(status.Trailers.GetValueBytes(DetailsHeader) ?? []);
    }

    /// <summary>1 to 8 digits and a unit; null when it is none.</summary>
    private static TimeSpan? Parse(string timeout)
    {
        if (timeout.Length is < 2 or > 9 || !long.TryParse(timeout.AsSpan(0, timeout.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return timeout[^1] switch
        {
            'H' => TimeSpan.FromHours(value),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            'n' => TimeSpan.FromTicks(value / TimeSpan.NanosecondsPerTick),
            _ => null,
        };
    }
}
