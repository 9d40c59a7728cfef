using System.Net;
using System.Net.Sockets;
using Cyclades.Silo.Storage;
using Orleans.Configuration;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// The grain runtime of one process: no gateway, a port of its own on the loopback that nobody else uses. Activations stay
/// where they are: moving one would ship state that is not committed.
/// </summary>
internal static class EmbeddedSilo
{
    private const int NoGateway = 0;

    public static void UseEmbedded(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(FreePort(), NoGateway, serviceId: StorageHosting.ServiceId, clusterId: StorageHosting.ServiceId);
        silo.Configure<EndpointOptions>(endpoint => endpoint.GatewayListeningEndpoint = null);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
