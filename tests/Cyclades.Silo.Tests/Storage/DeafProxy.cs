using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>
/// Stands between a client and a database. Once deafened, what the client says still arrives and takes effect, and the
/// connection ends as soon as the answer comes: a network that fails between a commit and its acknowledgement.
/// </summary>
internal sealed class DeafProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly Task serving;
    private volatile bool deaf;

    private DeafProxy(NpgsqlConnectionStringBuilder server)
    {
        this.server = server;
        listener.Start();
        serving = ServeAsync();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        NoResetOnClose = true,
    }.ToString();

    public static DeafProxy Before(NpgsqlConnectionStringBuilder server) => new(server);

    public void Deafen() => deaf = true;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(PassAsync(await listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(server.Host!, server.Port);
        var there = near.GetStream().CopyToAsync(far.GetStream());
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await far.GetStream().ReadAsync(buffer)) > 0 && !deaf)
        {
            await near.GetStream().WriteAsync(buffer.AsMemory(0, read));
        }

        near.Close();
        far.Close();
        await there.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
