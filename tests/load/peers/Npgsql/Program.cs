using System.Globalization;
using System.Net;
using Cyclades.Peers.Npgsql;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Reference;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Server.Kestrel.Core;

// The peer P1: the same calls as a good team would write them without grains, on ASP.NET Core's gRPC and Npgsql. It works on
// a seeded database of its own, whose filing by triggers it switches off, since it files by itself.
var builder = WebApplication.CreateBuilder(args);
var connectionString = builder.Configuration["ConnectionStrings:Cyclades"]
    ?? throw new InvalidOperationException("ConnectionStrings:Cyclades is missing: write --ConnectionStrings:Cyclades=Host=127.0.0.1;Database=…");
var port = int.Parse(builder.Configuration["Port"] ?? "6081", CultureInfo.InvariantCulture);
var connections = int.Parse(builder.Configuration["Connections"] ?? "32", CultureInfo.InvariantCulture);
var publicUrl = new Uri("http://localhost:5080");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http2));
builder.Logging.SetMinimumLevel(LogLevel.Warning);

var services = builder.Services;
services.AddSingleton(TimeProvider.System);
services.AddSingleton<RuleClock>();
services.AddSingleton(_ => ReferenceData.Load());
services.AddSingleton(new DocumentLinks(publicUrl));
services.AddSingleton<Database>(_ => PostgreSqlDatabase.Open(connectionString));
services.AddSingleton<ServiceSnapshotReader>();
services.AddSingleton<XmlRepository>();
services.AddOptions<KeyManagementOptions>().Configure<XmlRepository>((keys, repository) => keys.XmlRepository = repository);
services.AddCandidateAuthentication(publicUrl);
services.AddSingleton<CatalogueMirror>();
services.AddHostedService(provider => provider.GetRequiredService<CatalogueMirror>());
services.AddSingleton<CandidatureFiling>();
services.AddSingleton<CandidatureRendering>();
services.AddSingleton(await Rows.OpenAsync(connectionString, connections));
services.AddSingleton<Bearers>();
services.AddGrpc();

var app = builder.Build();
await app.Services.GetRequiredService<CatalogueMirror>().RefreshAsync();
app.MapGrpcService<EmptyService>();
app.MapGrpcService<AccountPeer>();
app.MapGrpcService<CandidaturePeer>();
await app.RunAsync();
