using System.Net;
using System.Net.Sockets;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Cyclades.Silo.Hosting;

/// <summary>Where the other servers of the cluster reach this one.</summary>
/// <param name="Address">An address of this machine.</param>
/// <param name="Port">0 for any that is free.</param>
internal sealed record SiloEndpoint(IPAddress Address, int Port)
{
    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Makes sure that the port can be had, before anything else is begun.</summary>
    /// <exception cref="WrongSettingsException">It cannot.</exception>
    public void Try()
    {
        try
        {
            using var listener = new TcpListener(Address, Port);
            listener.Start();
        }
        catch (SocketException failure)
        {
            throw new WrongSettingsException(
            [
                failure.SocketErrorCode switch
                {
                    SocketError.AddressNotAvailable =>
                        $"{ServerSettings.Section}:SiloAddress is {Address}, which is not an address of this machine: write the one at which other servers reach it.",
                    SocketError.AddressAlreadyInUse =>
                        $"{ServerSettings.Section}:SiloPort is {Port}, where another program listens at {Address}: stop it, or write another port.",
                    _ => $"{ServerSettings.Section}:SiloPort is {Port}, which cannot be listened on at {Address} ({failure.SocketErrorCode}): write another port.",
                },
            ]);
        }
    }
}

/// <summary>
/// The grain runtime of a server among others on one PostgreSQL, which also keeps the list of who is there. No gateway:
/// candidates come in by gRPC. Activations stay where they are: moving one would ship state that is not committed.
/// </summary>
internal static class ClusterSilo
{
    private const int NoGateway = 0;

    /// <summary>
    /// A server that does not answer this many probes, a period apart, is suspected. Four periods of 2 s are longer than a pause of 5 s
    /// (a long garbage collection, a moved virtual machine), and a killed server is out within 15 s, votes included.
    /// </summary>
    private const int ProbesToMiss = 4;

    private static readonly TimeSpan ProbePeriod = TimeSpan.FromSeconds(2);

    /// <summary>How often a server says in the list that it is there.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long one grain waits for another's answer. What was on its way when a server or a connection ended may be lost without a
    /// word, and whoever waits for it serves nobody meanwhile: so this, added to the time in which a server that hangs is declared
    /// dead, stays below 15 s. Who is given up is told UNAVAILABLE and asks again with the same request id.
    /// </summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(4);

    public static void UseCluster(this ISiloBuilder silo, SiloEndpoint here)
    {
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<Database>((clustering, database) =>
        {
            clustering.Invariant = database.Invariant;
            clustering.DataSource = ((PostgreSqlDatabase)database).Membership;
        }));
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = StorageHosting.ServiceId;
            cluster.ServiceId = StorageHosting.ServiceId;
        });
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = here.Address;
            endpoint.SiloPort = here.Port == 0 ? SiloEndpoint.FreePort(here.Address) : here.Port;
            endpoint.GatewayPort = NoGateway;
        });
        silo.Configure<ClusterMembershipOptions>(Tune);
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = LongestAnswer;
            messaging.SystemResponseTimeout = LongestAnswer;
        });
        silo.Services.AddSingleton<IFatalErrorHandler, DeclaredDead>();
    }

    /// <summary>Has this server answer nothing after a pause that may have cost it its place.</summary>
    public static void AddPauseWatch(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PauseWatch(
            () => IsMemberAsync(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PauseWatch>>()));
        services.AddHostedService(provider => provider.GetRequiredService<PauseWatch>());
    }

    // The table itself: what the runtime knows of it may be from before the pause.
    private static async Task<bool> IsMemberAsync(IServiceProvider services)
    {
        var here = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var row = await services.GetRequiredService<IMembershipTable>().ReadRowAsync(here, CancellationToken.None);
        return row.TryGet(here)?.Item1.Status == SiloStatus.Active;
    }

    private static void Tune(ClusterMembershipOptions membership)
    {
        // The runtime lengthens probes by what it measures, and a connection that was alive so lately keeps its server from being
        // voted out: without bounds a server that hangs would stay much longer than one that was killed.
        membership.ProbeTimeout = ProbePeriod;
        membership.MinProbeTimeout = ProbePeriod;
        membership.MaxProbeTimeout = ProbePeriod;
        membership.NumMissedProbesLimit = ProbesToMiss;

        // Two must agree, so that one whose own network is cut cannot throw the others out; of two servers one is enough.
        membership.NumVotesForDeathDeclaration = 2;

        // Gossip tells the others at once; whom it misses reads the list.
        membership.TableRefreshTimeout = SignOfLife;

        // A server that starts must reach everybody who is listed. After all were killed nobody answers, and nobody is left to
        // vote: those whose last sign of life is older than three periods do not count.
        membership.IAmAliveTablePublishTimeout = SignOfLife;
        membership.NumMissedTableIAmAliveLimit = 3;

        // Each start on any free port leaves a row: a day is long enough to look at them.
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    /// <summary>
    /// Others have declared this server dead, and go on without it: it ends at once, before it answers anything more, with a code
    /// that a service manager takes as a reason to start it again. Nothing is lost: what was acknowledged is stored.
    /// </summary>
    private sealed class DeclaredDead : IFatalErrorHandler
    {
        private const int Fault = 1;

        public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

        public void OnFatalException(object? sender, string? context, Exception? exception)
        {
            // Lines of the log are written later: too late.
            Console.Error.WriteLine($"This server is no longer in the cluster and ends, to be started again: {context} {exception}");
            Environment.Exit(Fault);
        }
    }
}
