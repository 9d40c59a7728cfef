using System.Diagnostics;
using System.Globalization;
using Cyclades.Console.Demo;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Testing;
using Dapper;
using Grpc.Core;
using MimeKit;
using Npgsql;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>Three servers on one PostgreSQL, as processes.</summary>
public sealed class ClusterTests(SharedPostgreSql postgreSql) : IClassFixture<SharedPostgreSql>, IDisposable
{
    private const int Candidates = 6;

    /// <summary>A killed server is out within 15 s (docs/operations.md, Several silos); the rest is for a busy machine.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);

    private readonly DataFolder folder = new();
    private readonly List<string> mailFolders = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_one_server_took_the_others_show_and_change_and_each_mail_leaves_once()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        await using var a = await StartAsync("a", connectionString);
        await using var b = await StartAsync("b", connectionString);
        await using var c = await StartAsync("c", connectionString);
        using var atA = a.Connect();
        var email = RunningSilo.NewAddress();
        await atA.Accounts.CreateAccountAsync(Some.Account(email));
        await ActivateAsync(atA, email);
        var token = (await Newcomers.SignInAsync(atA, email)).Tokens.AccessToken;
        var service = await Newcomers.OpenServiceAsync(atA);

        using var candidateAtA = a.Connect(token);
        var submitted = (await candidateAtA.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        })).Candidature;
        using var candidateAtB = b.Connect(token);
        var read = Assert.Single((await candidateAtB.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest())).Candidatures);
        Assert.Equal((submitted.Name, submitted.Etag), (read.Name, read.Etag));
        using var candidateAtC = c.Connect(token);
        var modified = (await candidateAtC.Candidatures.UpdateCandidatureAsync(new UpdateCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = read.Name,
            Etag = read.Etag,
            Form = new CandidatureForm(Some.Form(service)) { Phone = "0601020304" },
        })).Candidature;
        Assert.Equal(2, modified.Version);
        var again = Assert.Single((await candidateAtA.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest())).Candidatures);
        Assert.Equal(("0601020304", modified.Etag), (again.Form.Phone, again.Etag));

        await NoMailIsLeftAsync(connectionString);
        Assert.All(await Task.WhenAll(a.StopAsync(), b.StopAsync(), c.StopAsync()), code => Assert.Equal(0, code));
        AssertMailsOnce(3);
        await using var database = new NpgsqlConnection(connectionString);
        Assert.Equal(
            0,
            await database.ExecuteScalarAsync<long>(
                "SELECT (SELECT count(*) FROM cluster_member WHERE status <> 6) + (SELECT count(*) FROM due WHERE lease_until IS NOT NULL) + (SELECT count(*) FROM link_request)"));
    }

    [Fact]
    public async Task When_a_server_is_killed_the_others_go_on_and_what_was_acknowledged_is_there_once()
    {
        var connectionString = await postgreSql.CreateDatabaseAsync();
        await using var killed = await StartAsync("killed", connectionString);
        await using var b = await StartAsync("b", connectionString);
        await using var c = await StartAsync("c", connectionString);
        var candidates = await NewCandidatesAsync(killed);
        var left = 40;
        var gone = false;
        Task end = Task.CompletedTask;
        void OnAnswer()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                Volatile.Write(ref gone, true);
                end = killed.KillAsync();
            }
        }

        var servers = new[] { killed, b, c };
        await Task.WhenAll(candidates.Index().Select(candidate => WorkAsync(candidate.Item, servers[candidate.Index % 3], OnAnswer, () => Volatile.Read(ref gone))));
        await end;
        var since = Stopwatch.StartNew();

        await Task.WhenAll(candidates.Index().Select(candidate => FinishAsync(candidate.Item, candidate.Index % 2 == 0 ? b : c, since)));

        TestContext.Current.TestOutputHelper?.WriteLine($"All candidates were served again {since.Elapsed} after the kill.");
        await using var database = new NpgsqlConnection(connectionString);
        Assert.Equal(
            candidates.SelectMany(candidate => candidate.Told.SelectMany(told => Enumerable.Range(1, told.Version)
                .Select(version => (long.Parse(candidate.Number, CultureInfo.InvariantCulture), (long)told.Number, (long)version)))).Order(),
            await database.QueryAsync<(long, long, long)>("SELECT candidate_number, registration_number, version FROM candidature_version ORDER BY 1, 2, 3"));
        Assert.All(await Task.WhenAll(b.StopAsync(), c.StopAsync()), code => Assert.Equal(0, code));
    }

    private async Task<SiloProcess> StartAsync(string name, string connectionString)
    {
        var data = folder.Beside(name);
        mailFolders.Add(Path.Combine(data, "mail"));
        return await SiloProcess.StartAsync(data, SharedPostgreSql.Settings(connectionString));
    }

    private async Task ActivateAsync(Client client, string email)
    {
        var mails = mailFolders.Select(path => new MailFolder(path, TimeProvider.System)).ToArray();
        await Newcomers.ActivateAsync(client, mails, email);
        foreach (var mail in mails)
        {
            mail.Dispose();
        }
    }

    private async Task<BusyCandidate[]> NewCandidatesAsync(SiloProcess server)
    {
        using var client = server.Connect();
        var service = await Newcomers.OpenServiceAsync(client);
        var candidates = new List<BusyCandidate>();
        foreach (var seed in Enumerable.Range(1, Candidates))
        {
            var email = RunningSilo.NewAddress();
            await client.Accounts.CreateAccountAsync(Some.Account(email));
            await ActivateAsync(client, email);
            var session = await Newcomers.SignInAsync(client, email);
            candidates.Add(new BusyCandidate(session.CandidateNumber, email, session.Tokens.AccessToken, service, new Random(seed)));
        }

        return [.. candidates];
    }

    // Until the kill nothing may fail; after it each works on until its own call meets it, or for a few answers more.
    private static async Task WorkAsync(BusyCandidate candidate, SiloProcess server, Action onAnswer, Func<bool> isGone)
    {
        var more = 10;
        try
        {
            await candidate.WorkAsync(
                server,
                () =>
                {
                    onAnswer();
                    if (isGone() && --more == 0)
                    {
                        throw new RpcException(Status.DefaultCancelled);
                    }
                },
                isGone);
        }
        catch (RpcException) when (isGone())
        {
        }
    }

    // A client that is told UNAVAILABLE sends the same request again.
    private static async Task FinishAsync(BusyCandidate candidate, SiloProcess server, Stopwatch since)
    {
        while (true)
        {
            try
            {
                await candidate.FinishAsync(server);
                return;
            }
            catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && since.Elapsed < Outage)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }

    private static async Task NoMailIsLeftAsync(string connectionString)
    {
        await using var database = new NpgsqlConnection(connectionString);
        var since = Stopwatch.StartNew();
        while (await database.ExecuteScalarAsync<long>("SELECT count(*) FROM outbox") > 0)
        {
            Assert.True(since.Elapsed < MailFolder.Patience, "Mails wait in the outbox.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>Each mail is one whole file in the folder of one server, under a Message-Id of its own.</summary>
    private void AssertMailsOnce(int expected)
    {
        var ids = mailFolders.Where(Directory.Exists).SelectMany(Directory.GetFiles).Select(file => MimeMessage.Load(file).MessageId).ToArray();
        Assert.Equal(expected, ids.Length);
        Assert.Equal(expected, ids.Distinct().Count());
    }
}
