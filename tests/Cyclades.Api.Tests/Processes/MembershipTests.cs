using System.Diagnostics;
using Cyclades.Console.Demo;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Hosting;
using Cyclades.Testing;
using Dapper;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>Who keeps a place among three servers and who loses it, as processes.</summary>
public sealed class MembershipTests(SharedPostgreSql postgreSql) : IClassFixture<SharedPostgreSql>, IDisposable
{
    private const int Active = 3;

    private const int Dead = 6;

    private const int DeclaredDead = 1;

    /// <summary>A server is out within this (docs/operations.md, Several servers).</summary>
    private static readonly TimeSpan Out = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(5);

    private static readonly string[] Names = ["a", "b", "c"];

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_short_pause_costs_no_place_a_long_one_and_a_kill_do_within_the_bound_and_nothing_old_is_answered()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        await using var database = new NpgsqlConnection(connectionString);
        await using var a = await StartAsync("a", connectionString);
        await using var b = await StartAsync("b", connectionString);
        await using var c = await StartAsync("c", connectionString);

        // Candidatures enough that the third server holds some of them, each of which it has answered for.
        var service = await ServiceAsync(a);
        var candidates = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NewCandidateAsync(a, service)));
        foreach (var candidate in candidates)
        {
            Assert.Equal(1, await candidate.ReadAsync(c));
        }

        await PauseAsync(c, ShortPause);
        Assert.All(await Task.WhenAll(candidates.Select(candidate => AnsweredAsync(() => candidate.ReadAsync(c)))), version => Assert.Equal(1, version));
        Assert.Equal(3, await CountAsync(database, Active));
        Assert.Equal(0, await CountAsync(database, Dead));

        c.Hang();
        var hung = Stopwatch.StartNew();

        // Asked while it hangs: it finds these questions when it goes on.
        var asked = candidates.Select(candidate => AnswerOrNoneAsync(() => candidate.ReadAsync(c))).ToArray();
        await OutAsync(database, 1, hung, "hung");
        foreach (var candidate in candidates)
        {
            await AnsweredAsync(() => candidate.ModifyAsync(a, service));
        }

        var late = candidates.Select(candidate => AnswerOrNoneAsync(() => candidate.ReadAsync(c))).ToArray();
        c.GoOn();
        Assert.All(await Task.WhenAll(asked.Concat(late)), Assert.Null);
        Assert.Equal(DeclaredDead, await c.Ended);
        Assert.All(await Task.WhenAll(candidates.Select(candidate => candidate.ReadAsync(b))), version => Assert.Equal(2, version));

        await using var again = await StartAsync("c", connectionString);
        var killed = Stopwatch.StartNew();
        await again.KillAsync();
        await OutAsync(database, 2, killed, "killed");
        Assert.All(await Task.WhenAll(candidates.Select(candidate => AnsweredAsync(() => candidate.ReadAsync(b)))), version => Assert.Equal(2, version));
        Assert.All(await Task.WhenAll(a.StopAsync(), b.StopAsync()), code => Assert.Equal(0, code));
    }

    [Fact]
    public async Task A_server_that_did_not_run_answers_nothing_until_the_list_of_members_has_told_that_it_is_there()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        var time = new LeapingTime();
        await using var server = CycladesServer.Build(
            [$"--Cyclades:Data={folder.Data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0", .. SharedPostgreSql.Settings(connectionString)],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Logging.ClearProviders();
            });
        await server.StartAsync(TestContext.Current.CancellationToken);
        var (http, grpc) = Listeners.AddressesOf(server.Services);
        using var client = Client.Of(Transport.Http2, http, grpc);
        await Newcomers.OpenServiceAsync(client);

        await using (var holding = new NpgsqlConnection(connectionString))
        {
            await holding.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await holding.ExecuteAsync("LOCK TABLE cluster_member IN ACCESS EXCLUSIVE MODE", transaction: held);
            time.Leap(PauseWatch.Longest + TimeSpan.FromSeconds(1));

            Assert.Equal(ErrorReason.Unavailable, (await Refused.AssertAsync(() => Newcomers.OpenServiceAsync(client))).Reason);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, (await client.Health.CheckAsync(new())).Status);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await client.Health.CheckAsync(new() { Service = "live" })).Status);
        }

        await AnsweredAsync(async () => (await Newcomers.OpenServiceAsync(client)).CalculateSize());
        await server.StopAsync(TestContext.Current.CancellationToken);
    }

    // The bound is that of a machine that has the time to keep it; the rest is for a busy one.
    private static async Task OutAsync(NpgsqlConnection database, int dead, Stopwatch since, string what)
    {
        while (await CountAsync(database, Dead) < dead)
        {
            Assert.True(since.Elapsed < 2 * Out, $"A {what} server is still a member after {since.Elapsed}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"The {what} server was out after {since.Elapsed}.");
    }

    private static async Task PauseAsync(SiloProcess server, TimeSpan pause)
    {
        server.Hang();
        await Task.Delay(pause, TimeProvider.System);
        server.GoOn();
    }

    private static Task<long> CountAsync(NpgsqlConnection database, int status) =>
        database.ExecuteScalarAsync<long>("SELECT count(*) FROM cluster_member WHERE status = @status", new { status });

    /// <summary>A client that is told UNAVAILABLE asks again.</summary>
    private static async Task<int> AnsweredAsync(Func<Task<int>> ask)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && since.Elapsed < 2 * Out)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }

    /// <summary>The version that was answered, or nothing for what says that there is no answer.</summary>
    private static async Task<int?> AnswerOrNoneAsync(Func<Task<int>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.DeadlineExceeded)
        {
            return null;
        }
    }

    private async Task<SiloProcess> StartAsync(string name, string connectionString) =>
        await SiloProcess.StartAsync(folder.Beside(name), SharedPostgreSql.Settings(connectionString));

    private static async Task<RegistrationService> ServiceAsync(SiloProcess server)
    {
        using var client = server.Connect();
        return await Newcomers.OpenServiceAsync(client);
    }

    private async Task<Candidate> NewCandidateAsync(SiloProcess server, RegistrationService service)
    {
        using var client = server.Connect();
        var email = RunningSilo.NewAddress();
        await client.Accounts.CreateAccountAsync(Some.Account(email));
        var mails = Names.Select(name => new MailFolder(Path.Combine(folder.Beside(name), "mail"), TimeProvider.System)).ToArray();
        await Newcomers.ActivateAsync(client, mails, email);
        foreach (var mail in mails)
        {
            mail.Dispose();
        }

        var token = (await Newcomers.SignInAsync(client, email)).Tokens.AccessToken;
        using var own = server.Connect(token);
        var submitted = await own.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        });
        return new Candidate(token, submitted.Candidature);
    }

    private sealed class Candidate(string token, Candidature candidature)
    {
        private readonly string request = Some.RequestId();

        public async Task<int> ReadAsync(SiloProcess server)
        {
            using var client = server.Connect(token);
            return (await client.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = candidature.Name })).Candidature.Version;
        }

        public async Task<int> ModifyAsync(SiloProcess server, RegistrationService service)
        {
            using var client = server.Connect(token);
            return (await client.Candidatures.UpdateCandidatureAsync(new UpdateCandidatureRequest
            {
                RequestId = request,
                Name = candidature.Name,
                Etag = candidature.Etag,
                Form = new CandidatureForm(Some.Form(service)) { Phone = "0601020304" },
            })).Candidature.Version;
        }
    }

    /// <summary>The machine's clock, and leaps of what its stopwatch shows.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long leapt;

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref leapt);

        public void Leap(TimeSpan time) => Interlocked.Add(ref leapt, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
