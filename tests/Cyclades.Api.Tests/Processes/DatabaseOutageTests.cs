using System.Diagnostics;
using Cyclades.Console.Demo;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Health.V1;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>A PostgreSQL that is cut off under a running server, and comes back.</summary>
public sealed class DatabaseOutageTests
{
    /// <summary>Within 5 s of its accepting connections the server is back; the rest is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_the_database_is_away_calls_are_unavailable_and_when_it_is_back_the_same_request_is_done_once()
    {
        await using var postgreSql = await PostgreSqlServer.StartAsync();
        using var folder = new DataFolder();
        await using var silo = await SiloProcess.StartAsync(folder.Data, SharedPostgreSql.Settings(await postgreSql.CreateDatabaseAsync()));
        using var visitor = silo.Connect();
        var email = RunningSilo.NewAddress();
        await visitor.Accounts.CreateAccountAsync(Some.Account(email));
        using (var mails = new MailFolder(folder.Mail, TimeProvider.System))
        {
            await Newcomers.ActivateAsync(visitor, mails, email);
        }

        using var candidate = silo.Connect((await Newcomers.SignInAsync(visitor, email)).Tokens.AccessToken);
        var service = await Newcomers.OpenServiceAsync(visitor);
        var submit = new SubmitCandidatureRequest { RequestId = Some.RequestId(), RegistrationServiceId = service.Summary.Id, Form = Some.Form(service) };

        await postgreSql.CrashAsync();
        await Refused.AssertAsync(candidate.Candidatures.SubmitCandidatureAsync(submit), ErrorReason.Unavailable);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await HealthAsync(visitor));
        await postgreSql.RestartAsync();
        var since = Stopwatch.StartNew();
        while (await HealthAsync(visitor) is not HealthCheckResponse.Types.ServingStatus.Serving)
        {
            Assert.True(since.Elapsed < Patience, "The server did not come back.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Ready {since.Elapsed} after the database took connections again.");
        var submitted = (await candidate.Candidatures.SubmitCandidatureAsync(submit)).Candidature;
        var again = (await candidate.Candidatures.SubmitCandidatureAsync(submit)).Candidature;
        var listed = Assert.Single((await candidate.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest())).Candidatures);
        Assert.Equal((1, 1, submitted.Etag), (submitted.Name.RegistrationNumber, submitted.Version, again.Etag));
        Assert.Equal((submitted.Name, submitted.Etag), (listed.Name, listed.Etag));
        Assert.Equal(0, await silo.StopAsync());
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(Client client) =>
        (await client.Health.CheckAsync(new HealthCheckRequest())).Status;
}
