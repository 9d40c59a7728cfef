using System.Globalization;
using System.Net;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Reference;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cyclades.Peers;

/// <summary>
/// A server that answers the same calls as the silo, as a good team would write them without grains. It works on a copy of a
/// seeded database, whose triggers it switches off, since it files by itself.
/// </summary>
internal static class PeerServer
{
    /// <param name="args"><c>--Port</c>, <c>--WebPort</c> (gRPC-Web; 0 for none), <c>--Connections</c>, <c>--ConnectionStrings:Cyclades</c>.</param>
    /// <param name="usualPort">Port of gRPC where none is given.</param>
    /// <param name="addRows">Adds the peer's <see cref="IPeerRows"/>, given the connection string.</param>
    public static async Task RunAsync(string[] args, int usualPort, Action<IServiceCollection, string> addRows)
    {
        var builder = WebApplication.CreateBuilder(args);
        var given = builder.Configuration["ConnectionStrings:Cyclades"]
            ?? throw new InvalidOperationException("ConnectionStrings:Cyclades is missing: write --ConnectionStrings:Cyclades=Host=127.0.0.1;Database=…");
        var port = Number(builder.Configuration["Port"], usualPort);
        var webPort = Number(builder.Configuration["WebPort"], 0);
        var connections = Number(builder.Configuration["Connections"], 32);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http2);
            if (webPort > 0)
            {
                kestrel.Listen(IPAddress.Loopback, webPort, listener => listener.Protocols = HttpProtocols.Http1);
            }
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        AddRules(builder.Services, given);
        builder.Services.AddSingleton<Bearers>();
        addRows(builder.Services, Pooled(given, connections));
        builder.Services.AddGrpc();

        var app = builder.Build();
        await StopFilingAsync(given);
        var catalogue = app.Services.GetRequiredService<CatalogueMirror>();
        await catalogue.RefreshAsync();
        if (catalogue.Current.Services.IsEmpty)
        {
            throw new InvalidOperationException("No services could be read: copy a seeded database, and see that PostgreSQL answers.");
        }

        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.MapGrpcService<EmptyService>();
        app.MapGrpcService<CatalogueRpc>();
        app.MapGrpcService<AccountPeer>();
        app.MapGrpcService<CandidaturePeer>();
        await app.RunAsync();
    }

    /// <summary>The rules, the catalogue and the rendering: the silo's own.</summary>
    public static void AddRules(IServiceCollection services, string connectionString)
    {
        var publicUrl = new Uri("http://localhost:5080");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<RuleClock>();
        services.AddSingleton(_ => ReferenceData.Load());
        services.AddSingleton(new DocumentLinks(publicUrl));
        services.AddSingleton<Database>(_ => PostgreSqlDatabase.Open(connectionString));
        services.AddSingleton<ServiceSnapshotReader>();
        services.AddSingleton<XmlRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<XmlRepository>((keys, repository) => keys.XmlRepository = repository);
        services.AddCandidateAuthentication(publicUrl);
        services.AddSingleton<Secrets>();
        services.AddSingleton(provider => new AddressKeys(provider.GetRequiredService<Secrets>().GetAsync(Secrets.AddressKeyName).AsTask().GetAwaiter().GetResult()));
        services.AddSingleton<CatalogueMirror>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogueMirror>());
        services.AddSingleton<AccountFiling>();
        services.AddSingleton<CandidatureFiling>();
        services.AddSingleton<CandidatureRendering>();
    }

    /// <summary>A pool that is never waited for at the loads measured, with every statement prepared at its second use.</summary>
    private static string Pooled(string connectionString, int connections) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "cyclades-peer",
        MinPoolSize = connections,
        MaxPoolSize = connections,
        MaxAutoPrepare = 64,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
    }.ConnectionString;

    private static async Task StopFilingAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var own = source.CreateCommand("ALTER TABLE OrleansStorage DISABLE TRIGGER USER");
        await own.ExecuteNonQueryAsync();
    }

    private static int Number(string? text, int usual) => text is null ? usual : int.Parse(text, CultureInfo.InvariantCulture);
}
