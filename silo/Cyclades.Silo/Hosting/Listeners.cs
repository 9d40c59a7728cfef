using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// The two ports: HTTP/1.1 for browsers (pages, gRPC-Web) and HTTP/2 in clear for gRPC. TLS is the business of a proxy
/// in front, without which neither leaves this machine by default.
/// </summary>
internal static class Listeners
{
    private const int LargestHeaders = 16 * 1024;

    private static readonly TimeSpan HeadersPatience = TimeSpan.FromSeconds(10);

    public static void ListenFor(this KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        kestrel.Limits.RequestHeadersTimeout = HeadersPatience;
        Listen(kestrel, settings.Listen, settings.HttpPort, HttpProtocols.Http1);
        Listen(kestrel, settings.Listen, settings.GrpcPort, HttpProtocols.Http2);
    }

    /// <summary>Where the started server listens: pages and gRPC-Web first, then gRPC.</summary>
    public static (Uri Http, Uri Grpc) AddressesOf(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return (new Uri(addresses.First()), new Uri(addresses.Last()));
    }

    private static void Listen(KestrelServerOptions kestrel, string where, int port, HttpProtocols protocols)
    {
        void Speak(ListenOptions listener) => listener.Protocols = protocols;
        switch (where)
        {
            // A name has no port of its own to give: one that is free is taken on the address.
            case ServerSettings.Localhost when port == 0:
                kestrel.Listen(IPAddress.Loopback, port, Speak);
                break;
            case ServerSettings.Localhost:
                kestrel.ListenLocalhost(port, Speak);
                break;
            case ServerSettings.AnyAddress:
                kestrel.ListenAnyIP(port, Speak);
                break;
            default:
                kestrel.Listen(IPAddress.Parse(where), port, Speak);
                break;
        }
    }
}
