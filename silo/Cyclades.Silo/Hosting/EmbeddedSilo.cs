using System.Net;
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
        silo.UseLocalhostClustering(SiloEndpoint.FreePort(IPAddress.Loopback), NoGateway, serviceId: StorageHosting.ServiceId, clusterId: StorageHosting.ServiceId);
        silo.Configure<EndpointOptions>(endpoint => endpoint.GatewayListeningEndpoint = null);
    }
}
