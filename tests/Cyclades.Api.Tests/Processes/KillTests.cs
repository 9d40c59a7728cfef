using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cyclades.Console.Demo;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.Storage;
using Cyclades.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using MimeKit;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>SIGKILL of the only process, and what the next one finds in its folder.</summary>
public sealed class KillTests : IDisposable
{
    private const int Candidates = 16;

    private const int Seed = 20_230_911;

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_once_after_each_kill_and_pending_work_finishes_by_itself()
    {
        var random = new Random(Seed);
        using var mails = new MailFolder(folder.Mail, TimeProvider.System);
        var neverActivated = RunningSilo.NewAddress();
        BusyCandidate[] candidates = [];
        foreach (var answers in new[] { random.Next(1, 30), random.Next(60, 120), random.Next(100, 200) })
        {
            await using var silo = await SiloProcess.StartAsync(folder.Data);
            if (candidates.Length == 0)
            {
                candidates = await NewCandidatesAsync(silo, mails, random);
                using var client = silo.Connect();
                await client.Accounts.CreateAccountAsync(Some.Account(neverActivated));
            }

            await KillAfterAsync(silo, candidates, answers);
        }

        await using var last = await SiloProcess.StartAsync(folder.Data);
        await Task.WhenAll(candidates.Select(candidate => candidate.FinishAsync(last)));
        foreach (var candidate in candidates)
        {
            await mails.WaitAsync(candidate.Email, 1 + candidate.Acts, CancellationToken.None);
        }

        await mails.WaitAsync(neverActivated, 1, CancellationToken.None);
        Assert.Equal(0, await last.StopAsync());

        AssertMailsOnce(1 + candidates.Sum(candidate => 1 + candidate.Acts));
        using var database = new SqliteConnection($"Data Source={folder.Database};Mode=ReadOnly;Pooling=False");
        AssertFiledOnce(database, candidates);
        AssertStillPending(database, neverActivated);
    }

    [Fact]
    public async Task Mails_that_a_killed_server_was_handing_over_leave_when_the_next_one_starts()
    {
        using var mails = new MailFolder(folder.Mail, TimeProvider.System);
        using var speechless = new TcpListener(IPAddress.Loopback, 0);
        speechless.Start();
        var addresses = new[] { RunningSilo.NewAddress(), RunningSilo.NewAddress() };
        await using (var silo = await SiloProcess.StartAsync(
            folder.Data,
            "--Cyclades:Mail:Host=127.0.0.1",
            $"--Cyclades:Mail:Port={((IPEndPoint)speechless.LocalEndpoint).Port}",
            "--Cyclades:Mail:Security=None",
            "--Cyclades:Mail:From=examens@example.fr",
            "--Cyclades:PublicUrl=http://localhost:5080"))
        {
            using var client = silo.Connect();
            foreach (var address in addresses)
            {
                await client.Accounts.CreateAccountAsync(Some.Account(address));
            }

            using var handingOver = await speechless.AcceptTcpClientAsync();
            await silo.KillAsync();
        }

        await using var next = await SiloProcess.StartAsync(folder.Data);

        foreach (var address in addresses)
        {
            Assert.Single(await mails.WaitAsync(address, 1, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Links_that_were_asked_for_before_the_kill_are_mailed_once_by_the_next_server()
    {
        using var mails = new MailFolder(folder.Mail, TimeProvider.System);
        var addresses = Enumerable.Range(0, Candidates).Select(_ => RunningSilo.NewAddress()).ToArray();
        await using (var silo = await SiloProcess.StartAsync(folder.Data))
        {
            using var client = silo.Connect();
            await Task.WhenAll(addresses.Select(async address => await client.Accounts.CreateAccountAsync(Some.Account(address))));
            foreach (var address in addresses)
            {
                await Newcomers.ActivateAsync(client, mails, address);
            }

            var left = Candidates;
            await Task.WhenAll(addresses.Select(async address =>
            {
                await client.SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = address });
                if (Interlocked.Decrement(ref left) == 0)
                {
                    await silo.KillAsync();
                }
            }));
        }

        await using var next = await SiloProcess.StartAsync(folder.Data);
        foreach (var address in addresses)
        {
            Assert.Single(await mails.WaitAsync(address, 2, CancellationToken.None), mail => mail.Subject == "[CYCLADES] Modifier mon mot de passe");
        }

        Assert.Equal(0, await next.StopAsync());
        AssertMailsOnce(2 * Candidates);
        using var database = new SqliteConnection($"Data Source={folder.Database};Mode=ReadOnly;Pooling=False");
        Assert.Equal(0, database.ExecuteScalar<long>("SELECT count(*) FROM link_request"));
        Assert.Equal(Candidates, database.ExecuteScalar<long>("SELECT count(*) FROM journal WHERE type = 'password-reset-asked'"));
    }

    private static async Task<BusyCandidate[]> NewCandidatesAsync(SiloProcess silo, MailFolder mails, Random random)
    {
        using var client = silo.Connect();
        var service = await Newcomers.OpenServiceAsync(client);
        var addresses = Enumerable.Range(0, Candidates).Select(_ => RunningSilo.NewAddress()).ToArray();
        await Task.WhenAll(addresses.Select(async address => await client.Accounts.CreateAccountAsync(Some.Account(address))));
        foreach (var address in addresses)
        {
            await Newcomers.ActivateAsync(client, mails, address);
        }

        var sessions = await Task.WhenAll(addresses.Select(address => Newcomers.SignInAsync(client, address)));
        return [.. addresses.Zip(sessions, (address, session) =>
            new BusyCandidate(session.CandidateNumber, address, session.Tokens.AccessToken, service, new Random(random.Next())))];
    }

    /// <summary>All candidates act at once until so many acts were answered, then the server is killed.</summary>
    private static async Task KillAfterAsync(SiloProcess silo, BusyCandidate[] candidates, int answers)
    {
        var left = answers;
        var gone = false;
        Task end = Task.CompletedTask;
        void OnAnswer()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                Volatile.Write(ref gone, true);
                end = silo.KillAsync();
            }
        }

        await Task.WhenAll(candidates.Select(candidate => candidate.WorkAsync(silo, OnAnswer, () => Volatile.Read(ref gone))));
        await end;
    }

    /// <summary>Each mail is one whole file under a Message-Id of its own.</summary>
    private void AssertMailsOnce(int expected)
    {
        var files = Directory.GetFiles(folder.Mail);
        Assert.All(files, file => Assert.EndsWith(".eml", file, StringComparison.Ordinal));
        Assert.Equal(expected, files.Select(file => MimeMessage.Load(file).MessageId).Distinct().Count());
        Assert.Equal(expected, files.Length);
    }

    private static void AssertFiledOnce(SqliteConnection database, BusyCandidate[] candidates)
    {
        Assert.Equal("ok", database.ExecuteScalar<string>("PRAGMA integrity_check"));
        var told = candidates.SelectMany(candidate => candidate.Told.Select(registration => (Candidate: long.Parse(candidate.Number, CultureInfo.InvariantCulture), registration)))
            .OrderBy(row => row.Candidate).ThenBy(row => row.registration.Number).ToList();

        Assert.Equal(
            told.Select(row => (row.Candidate, (long)row.registration.Number, (long)row.registration.Version, row.registration.Withdrawn ? 0L : 1L)),
            database.Query<(long, long, long, long)>(
                "SELECT candidate_number, registration_number, version, active FROM candidature ORDER BY 1, 2"));

        // One row a version, from 1 without a gap.
        Assert.Equal(
            told.SelectMany(row => Enumerable.Range(1, row.registration.Version)
                .Select(version => (row.Candidate, (long)row.registration.Number, (long)version))),
            database.Query<(long, long, long)>(
                "SELECT candidate_number, registration_number, version FROM candidature_version ORDER BY 1, 2, 3"));

        // One message and one journal entry an act; a grain's entries follow each other without a gap, up to its row.
        var acts = told.Select(row => (row.Candidate, (long)row.registration.Number, (long)row.registration.Version + (row.registration.Withdrawn ? 1 : 0)));
        Assert.Equal(
            acts,
            database.Query<(long, long, long)>(
                "SELECT candidate_number, registration_number, count(*) FROM message WHERE registration_number IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"));
        Assert.Equal(
            told.Select(row => (long)row.registration.Version + (row.registration.Withdrawn ? 1 : 0)).Order(),
            database.Query<long>("SELECT count(*) FROM journal WHERE grain LIKE 'candidature/%' GROUP BY grain").Order());
        Assert.Equal(
            told.Count,
            database.ExecuteScalar<long>("SELECT count(*) FROM journal WHERE grain LIKE 'account/%' AND type = 'candidature-filed'"));
        Assert.Empty(database.Query<string>(
            """
            SELECT row.GrainIdExtensionString
            FROM OrleansStorage AS row LEFT JOIN journal ON journal.grain = row.GrainIdExtensionString
            WHERE row.GrainIdExtensionString LIKE 'account/%' OR row.GrainIdExtensionString LIKE 'candidature/%'
            GROUP BY 1
            HAVING count(DISTINCT journal.grain_version) <> max(row.Version) OR min(journal.grain_version) <> 1 OR max(journal.grain_version) <> max(row.Version)
            """));
        Assert.Equal(0, database.ExecuteScalar<long>("SELECT count(*) FROM outbox"));
    }

    private static void AssertStillPending(SqliteConnection database, string email)
    {
        var (number, createdAt) = database.QuerySingle<(long, string)>(
            "SELECT candidate_number, created_at FROM account WHERE state = 'pending' AND email = @email", new { email });
        var (grain, at) = database.QuerySingle<(string, string)>("SELECT grain, at FROM due");
        Assert.Equal(($"account/{number:D11}", TimeSpan.FromHours(48)), (grain, StoredInstant.Parse(at) - StoredInstant.Parse(createdAt)));
    }
}
