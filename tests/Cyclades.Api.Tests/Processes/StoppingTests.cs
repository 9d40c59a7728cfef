using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>How a server leaves, and what keeps one from joining, as processes.</summary>
public sealed class StoppingTests(SharedPostgreSql postgreSql) : IClassFixture<SharedPostgreSql>, IDisposable
{
    private const int OperatorCanMend = 2;

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_answers_every_call()
    {
        await using var server = await SiloProcess.StartAsync(folder.Data, $"--Cyclades:DrainDelay={Drain.TotalSeconds}");
        using var client = server.Connect();
        using var http = new HttpClient { BaseAddress = server.Http };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);

        var since = Stopwatch.StartNew();
        var ended = server.StopAsync();
        while ((await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
        {
            Assert.True(since.Elapsed < Drain, "The server is asked to stop and still ready.");
        }

        var answers = 0;
        while (since.Elapsed < Drain - TimeSpan.FromSeconds(1))
        {
            await client.Catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "CFG" });
            answers++;
        }

        Assert.True(answers > 0);
        Assert.Equal(0, await ended);
        Assert.True(since.Elapsed >= Drain, $"It ended after {since.Elapsed}.");
        Assert.Equal(
            StatusCode.Unavailable,
            (await Assert.ThrowsAsync<RpcException>(async () => await client.Catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "CFG" }))).StatusCode);
    }

    [Fact]
    public async Task What_it_had_taken_is_free_at_once_when_it_stops_but_the_mail_that_may_have_arrived()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        await using var database = new NpgsqlConnection(connectionString);
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        string[] settings =
        [
            .. SharedPostgreSql.Settings(connectionString),
            "--Cyclades:Mail:Host=127.0.0.1",
            $"--Cyclades:Mail:Port={((IPEndPoint)deaf.LocalEndpoint).Port}",
            "--Cyclades:Mail:Security=None",
            "--Cyclades:Mail:From=cyclades@example.fr",
            "--Cyclades:PublicUrl=https://cyclades.example.fr",
        ];
        await using (var killed = await SiloProcess.StartAsync(folder.Data, settings))
        {
            using var client = killed.Connect();
            foreach (var _ in Enumerable.Range(0, 3))
            {
                await client.Accounts.CreateAccountAsync(Some.Account(RunningSilo.NewAddress()));
            }

            await killed.KillAsync();
        }

        while (deaf.Pending())
        {
            (await deaf.AcceptTcpClientAsync(TestContext.Current.CancellationToken)).Dispose();
        }

        await database.ExecuteAsync("UPDATE outbox SET not_before = filed_at");
        await using var server = await SiloProcess.StartAsync(folder.Data, settings);

        // It is connected to a mail server that says nothing: all mails are taken, and none is sent.
        using var sending = await deaf.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        Assert.Equal((3, 3), await MailsAsync(database));

        Assert.Equal(0, await server.StopAsync());

        Assert.Equal((3, 1), await MailsAsync(database));
        Assert.Equal(
            0,
            await database.ExecuteScalarAsync<long>(
                "SELECT (SELECT count(*) FROM due WHERE lease_until IS NOT NULL) + (SELECT count(*) FROM link_request WHERE lease_until IS NOT NULL)"));
    }

    [Fact]
    public async Task A_silo_port_that_is_taken_is_told_in_one_sentence_and_ends_with_2()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, output) = await SiloProcess.RunAsync(
            $"--Cyclades:Data={folder.Data}",
            "--Cyclades:HttpPort=0",
            "--Cyclades:GrpcPort=0",
            "--Cyclades:Database=postgresql",
            $"--ConnectionStrings:Cyclades={connectionString}",
            $"--Cyclades:SiloPort={port}");

        Assert.Equal(OperatorCanMend, exit);
        Assert.Equal(
            $"Cyclades:SiloPort is {port}, where another program listens at 127.0.0.1: stop it, or write another port.",
            output.TrimEnd());
    }

    private static Task<(long All, long Taken)> MailsAsync(NpgsqlConnection database) =>
        database.QuerySingleAsync<(long, long)>("SELECT count(*), count(*) FILTER (WHERE not_before > clock_timestamp()) FROM outbox");
}
