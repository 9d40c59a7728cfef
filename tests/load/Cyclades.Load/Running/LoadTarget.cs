using System.Net;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;

namespace Cyclades.Load.Running;

/// <summary>Connections to one server on this machine; loads go nowhere else.</summary>
internal sealed class LoadTarget : IDisposable
{
    private readonly GrpcChannel[] channels;
    private int next;

    private LoadTarget(GrpcChannel[] channels) => this.channels = channels;

    /// <param name="server">Of the loopback.</param>
    /// <param name="connections">How many connections of HTTP/2, or, over gRPC-Web, channels.</param>
    /// <param name="web">gRPC-Web over HTTP/1.1, as browsers speak without TLS.</param>
    /// <exception cref="ArgumentException">The address is not of the loopback.</exception>
    public static LoadTarget Connect(string server, int connections, bool web = false)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || !IPAddress.TryParse(url.Host, out var address) || !IPAddress.Loopback.Equals(address))
        {
            throw new ArgumentException($"{server} is not an address like http://127.0.0.1:5081: loads go to this machine only.", nameof(server));
        }

        return new LoadTarget([.. Enumerable.Range(0, connections).Select(_ => Channel(url, web))]);
    }

    /// <summary>A channel, each in its turn.</summary>
    public GrpcChannel Channel() => channels[(Interlocked.Increment(ref next) & int.MaxValue) % channels.Length];

    public void Dispose()
    {
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }

    private static GrpcChannel Channel(Uri server, bool web) => GrpcChannel.ForAddress(server, new GrpcChannelOptions
    {
        HttpHandler = web ? new GrpcWebHandler(GrpcWebMode.GrpcWeb, new SocketsHttpHandler { UseCookies = false }) : new SocketsHttpHandler { UseCookies = false },
        HttpVersion = web ? HttpVersion.Version11 : HttpVersion.Version20,
        HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        DisposeHttpClient = true,
    });
}
