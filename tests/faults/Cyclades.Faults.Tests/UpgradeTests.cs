using System.Text.Json.Nodes;
using Cyclades.Faults.Golden;
using Cyclades.Faults.Workload;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Grpc.Core;
using Xunit;

namespace Cyclades.Faults.Tests;

/// <summary>The databases of versions before, under this version's server.</summary>
public sealed class UpgradeTests
{
    private const string Busy = "chargee@example.fr";

    public static TheoryData<string> Versions { get; } = [.. GoldenDatabase.Names];

    [Theory, MemberData(nameof(Versions))]
    public async Task All_that_a_version_before_has_stored_is_served_changed_mailed_and_ended(string version)
    {
        var golden = new GoldenDatabase(version);
        var then = await golden.ReadAnswersAsync();
        await using var silo = await OneSilo.PrepareAsync();
        await golden.LoadAsync(silo);
        await silo.StartAsync(Offers.File(Offers.Of(silo.Hour.Now, 0), silo.Hour.Now));

        var now = await GoldenDatabase.ReadAccountsAsync(silo, then.Passwords);
        Assert.Empty(GoldenDatabase.Differences(then.Accounts, now));

        await AssertChangedAsync(silo, then);
        await AssertMailsLeaveAsync(silo);
        await AssertEndsAsync(silo, then);
    }

    [Fact]
    public void What_is_missing_or_otherwise_is_a_difference_and_what_is_new_is_none()
    {
        static JsonNode Parse(string json) => JsonNode.Parse(json)!;
        var then = Parse("""{"a": {"b": [1, {"c": "x"}]}}""");

        Assert.Empty(GoldenDatabase.Differences(then, Parse("""{"a": {"b": [1, {"c": "x", "new": 1}], "new": []}}""")));
        Assert.Equal([""".a.b[1].c was "x" and is "y" """.TrimEnd()], GoldenDatabase.Differences(then, Parse("""{"a": {"b": [1, {"c": "y"}]}}""")));
        Assert.Equal([""".a.b[1].c was "x" and is nothing"""], GoldenDatabase.Differences(then, Parse("""{"a": {"b": [1, {}]}}""")));
        Assert.Single(GoldenDatabase.Differences(then, Parse("""{"a": {"b": [1]}}""")));
    }

    // Each candidature takes the next act that it allows, the draft becomes a candidature, and a request of then is known.
    private static async Task AssertChangedAsync(OneSilo silo, GoldenAnswers then)
    {
        var server = new CandidatureService.CandidatureServiceClient(silo.Server);
        foreach (var (email, password) in then.Passwords)
        {
            var options = Servers.Options(await silo.SignInAsync(email, password), TimeSpan.FromSeconds(30));
            var active = (await server.ListCandidaturesAsync(new ListCandidaturesRequest(), options)).Candidatures;
            foreach (var one in active.Where(one => one.CanModify.Allowed))
            {
                var request = new UpdateCandidatureRequest { RequestId = Id(), Name = one.Name, Etag = one.Etag, Form = new CandidatureForm(one.Form) { Phone = "0600000001" } };
                var modified = (await server.UpdateCandidatureAsync(request, options)).Candidature;
                Assert.Equal((one.Version + 1, "0600000001"), (modified.Version, modified.Form.Phone));
            }

            foreach (var draft in (await server.ListDraftsAsync(new ListDraftsRequest(), options)).Drafts)
            {
                var submit = new SubmitCandidatureRequest { RequestId = Id(), RegistrationServiceId = draft.RegistrationService.Id, Form = draft.Form };
                Assert.Equal(1, (await server.SubmitCandidatureAsync(submit, options)).Candidature.Version);
                Assert.Empty((await server.ListDraftsAsync(new ListDraftsRequest(), options)).Drafts);
            }

            foreach (var one in (await server.ListCandidaturesAsync(new ListCandidaturesRequest { Show = Show.Withdrawn }, options)).Candidatures)
            {
                var undo = new UndoWithdrawalRequest { RequestId = Id(), Name = one.Name, Etag = one.Etag };
                Assert.Equal(one.Version + 1, (await server.UndoWithdrawalAsync(undo, options)).Candidature.Version);
            }
        }

        var again = Servers.Options(await silo.SignInAsync(Busy, then.Passwords[Busy]), TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await server.SubmitCandidatureAsync(then.Submission, again)).Candidature.Name.RegistrationNumber);
        var other = then.Submission.Clone();
        other.Form.Phone = "0600000002";
        var reused = await Assert.ThrowsAsync<RpcException>(() => server.SubmitCandidatureAsync(other, again).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, reused.StatusCode);
    }

    // Mails that were in somebody's hands then are taken again when the lease has ended.
    private static async Task AssertMailsLeaveAsync(OneSilo silo)
    {
        await silo.Hour.StepAsync(TimeSpan.FromMinutes(20));
        await silo.NoneLeftAsync("SELECT count(*) FROM outbox WHERE refused_reason IS NULL");
        Assert.Equal(0, await silo.CountAsync("SELECT count(*) FROM outbox"));
    }

    // 48 hours later the account that was never activated is gone, and the address that was never confirmed.
    private static async Task AssertEndsAsync(OneSilo silo, GoldenAnswers then)
    {
        Assert.Equal(1, await silo.CountAsync("SELECT count(*) FROM account WHERE state = 'pending'"));
        await silo.Hour.StepAsync(TimeSpan.FromHours(48));
        await silo.NoneLeftAsync("SELECT count(*) FROM due WHERE grain LIKE 'account/%'");
        Assert.Equal(0, await silo.CountAsync("SELECT count(*) FROM account WHERE state = 'pending'"));
        var options = Servers.Options(await silo.SignInAsync(Busy, then.Passwords[Busy]), TimeSpan.FromSeconds(30));
        Assert.Empty((await new AccountService.AccountServiceClient(silo.Server).GetAccountAsync(new GetAccountRequest(), options)).Account.PendingEmail);
    }

    private static string Id() => Guid.NewGuid().ToString();
}
