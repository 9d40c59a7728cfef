using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// The two ports: one for browsers (pages, gRPC-Web), one for gRPC over HTTP/2. With a certificate both speak TLS, and the
/// first one HTTP/2 too; without one both speak in clear and TLS is the business of a proxy in front.
/// </summary>
internal static class Listeners
{
    private const int LargestHeaders = 16 * 1024;

    private static readonly TimeSpan HeadersPatience = TimeSpan.FromSeconds(10);

    /// <summary>A program that follows the register and has lost its connection without a word is noticed within a minute.</summary>
    private static readonly TimeSpan PingAfterSilence = TimeSpan.FromSeconds(30);

    public static void ListenFor(this KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        kestrel.Limits.RequestHeadersTimeout = HeadersPatience;
        kestrel.Limits.Http2.KeepAlivePingDelay = PingAfterSilence;
        var certificate = settings.Tls is null ? null : kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
        Listen(kestrel, settings.Listen, settings.HttpPort, certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2, certificate);
        if (settings.DashboardPort is { } dashboard)
        {
            // Between the two others, which are told apart by being first and last.
            kestrel.Listen(IPAddress.Loopback, dashboard);
        }

        Listen(kestrel, settings.Listen, settings.GrpcPort, HttpProtocols.Http2, certificate);
    }

    /// <summary>Where the started server listens: pages and gRPC-Web first, then gRPC.</summary>
    public static (Uri Http, Uri Grpc) AddressesOf(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return (new Uri(addresses.First()), new Uri(addresses.Last()));
    }

    private static void Listen(KestrelServerOptions kestrel, string where, int port, HttpProtocols protocols, ServerCertificate? certificate)
    {
        void Speak(ListenOptions listener)
        {
            listener.Protocols = protocols;
            if (certificate is not null)
            {
                listener.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current }),
                });
            }
        }

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
