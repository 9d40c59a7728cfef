using Cyclades.Protos.Account.V1;
using Cyclades.Silo.Hosting;
using Cyclades.Testing;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>What servers that start together on an empty database must do once.</summary>
public sealed class ClusterStartTests(SharedPostgreSql postgreSql) : IClassFixture<SharedPostgreSql>
{
    private const int Servers = 10;

    private const int Active = 3;

    [Fact]
    public async Task Ten_servers_that_start_at_once_on_an_empty_database_migrate_it_load_the_catalogue_and_make_the_key_once()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        using var folder = new DataFolder();
        var servers = await Task.WhenAll(Enumerable.Range(0, Servers).Select(number => StartAsync(folder.Beside($"silo-{number}"), connectionString)));
        try
        {
            await using var database = new NpgsqlConnection(connectionString);
            Assert.Equal(
                Cyclades.Silo.Storage.PostgreSql.PostgreSqlMigrations.Scripts.Select(script => script.Number),
                await database.QueryAsync<int>("SELECT number FROM migration ORDER BY 1"));
            Assert.Equal(1, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM journal WHERE type = 'catalogue-applied'"));
            Assert.Equal(1, await database.ExecuteScalarAsync<long>("SELECT max(version) FROM service"));
            Assert.Equal(1, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM data_protection_key"));
            Assert.Equal(2, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM secret"));
            Assert.Equal(Servers, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM cluster_member WHERE status = @Active", new { Active }));

            await AssertSessionsAreSharedAsync(servers, folder);
        }
        finally
        {
            await Task.WhenAll(servers.Select(async server =>
            {
                await server.StopAsync();
                await server.DisposeAsync();
            }));
        }

        await using var after = new NpgsqlConnection(connectionString);
        Assert.Equal(0, await after.ExecuteScalarAsync<long>("SELECT count(*) FROM cluster_member WHERE status = @Active", new { Active }));
    }

    // A token of one is taken by all others at once.
    private static async Task AssertSessionsAreSharedAsync(WebApplication[] servers, DataFolder folder)
    {
        var email = RunningSilo.NewAddress();
        using var first = Connect(servers[0]);
        await first.Accounts.CreateAccountAsync(Some.Account(email));
        var mails = Enumerable.Range(0, Servers).Select(number => new Cyclades.Console.Demo.MailFolder(Path.Combine(folder.Beside($"silo-{number}"), "mail"), TimeProvider.System)).ToArray();
        await Newcomers.ActivateAsync(first, mails, email);
        var token = (await Newcomers.SignInAsync(first, email)).Tokens.AccessToken;
        foreach (var server in servers)
        {
            using var client = Connect(server, token);
            Assert.Equal(email, (await client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.Email);
        }
    }

    private static Client Connect(WebApplication server, string? bearer = null)
    {
        var (http, grpc) = Listeners.AddressesOf(server.Services);
        return Client.Of(Transport.Http2, http, grpc, bearer);
    }

    private static Task<WebApplication> StartAsync(string data, string connectionString) => Task.Run(async () =>
    {
        var server = CycladesServer.Build(
            [$"--Cyclades:Data={data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0", .. SharedPostgreSql.Settings(connectionString)],
            builder =>
            {
                builder.Services.AddSingleton(TimeProvider.System);
                builder.Logging.ClearProviders();
            });
        await server.StartAsync();
        return server;
    });
}
