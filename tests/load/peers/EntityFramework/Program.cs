using Cyclades.Peers;
using Cyclades.Peers.EntityFramework;
using Microsoft.EntityFrameworkCore;
using Npgsql;

// The peer P2: Entity Framework Core, with pooled contexts and compiled queries.
await PeerServer.RunAsync(args, 6082, (services, connectionString) =>
{
    services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
    services.AddPooledDbContextFactory<PeerContext>(
        (provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .EnableThreadSafetyChecks(false),
        poolSize: 256);
    services.AddSingleton<IPeerRows, EntityRows>();
});
