using Grpc.Core;
using Grpc.Net.Client;

namespace Cyclades.Faults.Workload;

/// <summary>The doors of the cluster: one connection to each silo, kept over its lives. Loopback only.</summary>
internal sealed class Servers(IEnumerable<int> ports) : IDisposable
{
    private readonly GrpcChannel[] channels =
    [
        .. ports.Select(port => GrpcChannel.ForAddress($"http://127.0.0.1:{port}", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
        })),
    ];

    public int Count => channels.Length;

    public CallInvoker Of(int silo) => channels[silo].CreateCallInvoker();

    public static CallOptions Options(string? bearer, TimeSpan deadline) => new(
        bearer is null ? null : new Metadata { { "authorization", $"Bearer {bearer}" } },
        TimeProvider.System.GetUtcNow().UtcDateTime + deadline);

    public void Dispose()
    {
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }
}
