using Cyclades.Peers;
using Cyclades.Peers.Npgsql;
using Npgsql;

// The peer P1: hand-written SQL on Npgsql.
await PeerServer.RunAsync(args, 6081, (services, connectionString) =>
{
    services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
    services.AddSingleton<IPeerRows, Rows>();
});
