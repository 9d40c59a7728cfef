using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class SubmitCandidatureTests
{
    [Fact]
    public void The_account_files_the_candidature_and_the_candidature_begins_with_its_own_copy_of_the_identity() =>
        AssertSame(
            new Submission(
                new AccountEvent.CandidatureFiled(
                    Some.Now, new FiledCandidature(new RegistrationNumber(1), Some.Service().Id), Some.Request(7)),
                new CandidatureEvent.Registered(
                    Some.Now, Some.Candidature, Some.Service().Id, Some.Identity, Some.Form, OneTimeLink.None),
                [new Mail.RegistrationSaved(Some.Candidature, Some.Service().Facts(1, Some.Now))]),
            Submit(Some.Account()).Value);

    // Section 22: start while the service is open, [opening, closing), by the server's clock (D21).
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void A_candidature_is_filed_from_the_opening_to_one_tick_before_the_closing(Season season)
    {
        var hours = Some.Hours(season);
        var service = Some.Service(season);

        Assert.Equal(
            Some.NotOpen(ServiceState.NotYetOpen, season),
            Submit(Some.Account(), service, now: hours.Opening.AddTicks(-1)).Refusal);
        Assert.Null(Submit(Some.Account(), service, now: hours.Opening).Refusal);
        Assert.Null(Submit(Some.Account(), service, now: hours.Opening.AddTicks(1)).Refusal);
        Assert.Null(Submit(Some.Account(), service, now: hours.Closing.AddTicks(-1)).Refusal);
        Assert.Equal(
            Some.NotOpen(ServiceState.Closed, season),
            Submit(Some.Account(), service, now: hours.Closing).Refusal);
        Assert.Equal(
            Some.NotOpen(ServiceState.Closed, season),
            Submit(Some.Account(), service, now: hours.Closing.AddTicks(1)).Refusal);
    }

    // D20: a session that a manager closed takes nothing more, whatever its services say.
    [Fact]
    public void A_closed_session_takes_no_candidature()
    {
        var service = Some.Service().SessionClosedAt(Some.Now);

        Assert.Null(Submit(Some.Account(), service, now: Some.Now.AddTicks(-1)).Refusal);
        Assert.Equal(new Refusal.SessionClosed(), Submit(Some.Account(), service, now: Some.Now).Refusal);
    }

    // D23
    [Fact]
    public void One_active_candidature_a_session_is_all_and_the_other_one_is_named()
    {
        var other = new CandidatureId(Some.Number, new RegistrationNumber(3));

        Assert.Equal(new Refusal.AlreadyRegistered(other), Submit(Some.Account(Some.Filed(3)), active: other).Refusal);
    }

    // D23: after a withdrawal nothing is active, and a new one may be made; D3: with the next number.
    [Fact]
    public void After_a_withdrawal_a_new_candidature_gets_the_next_number()
    {
        var account = Some.Account(Some.Filed(1), Some.Filed(2));

        Assert.Equal(new RegistrationNumber(3), Submit(account).Value!.Registered.Id.Registration);
    }

    [Fact]
    public void The_thousandth_number_has_four_digits() =>
        Assert.Equal("1000", Submit(Some.Account(Some.Filed(999))).Value!.Registered.Id.Registration.ToString());

    [Fact]
    public void What_was_filed_is_kept_with_its_request()
    {
        var account = Some.Account(Some.Filed(1), Some.Filed(2));

        Assert.Equal([1, 2], account.Filed.Select(filed => filed.Registration.Value));
        Assert.Equal(new RegistrationNumber(2), account.LastRegistration);
        Assert.Equal(2, account.Requests.Find(Some.Request(102), Some.Now)!.Value!.Answer);
    }

    // D2: whether the candidature was withdrawn since is not even asked.
    [Fact]
    public void From_the_first_candidature_on_identity_and_account_are_locked()
    {
        Assert.Null(EditLock.OfIdentity(Some.Account()));
        Assert.Null(EditLock.OfDeletion(Some.Account()));
        Assert.Equal(new Refusal.IdentityLocked(), EditLock.OfIdentity(Some.Account(Some.Filed())));
        Assert.Equal(new Refusal.CandidaturesAttached(), EditLock.OfDeletion(Some.Account(Some.Filed())));
    }

    // D38
    [Fact]
    public void The_representative_of_a_minor_gets_a_link_good_until_the_return_date_has_ended()
    {
        var service = Some.Service();
        var submission = Submit(Some.AccountOf(Some.Minor), service, Some.EntryOfMinor()).Value!;

        Assert.Equal(new OneTimeLink(1, Some.Hours(Season.Winter).EndOfReturn), submission.Registered.RepresentativeLink);
        AssertSame(
            (Mail[])
            [
                new Mail.RegistrationSaved(Some.Candidature, service.Facts(1, Some.Now)),
                new Mail.ConfirmAsRepresentative(
                    Some.Candidature, service.Facts(1, Some.Now), 1, "Anne Lamy", Some.Representative.Email, "LAMY Paul"),
            ],
            submission.Mails);
    }

    [Fact]
    public void Faults_of_the_form_are_all_told() =>
        Assert.Equal(
            12,
            Assert.IsType<Refusal.InvalidFields>(Submit(Some.Account(), entry: CandidatureEntry.Empty).Refusal).Violations.Length);

    [Fact]
    public void A_closed_service_is_told_before_the_faults_of_the_form() =>
        Assert.IsType<Refusal.ServiceNotOpen>(
            Submit(Some.Account(), entry: CandidatureEntry.Empty, now: Some.Now.AddYears(1)).Refusal);

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_are_not_found()
    {
        Refusal notFound = new Refusal.NotFound();

        Assert.Equal(notFound, Submit(null).Refusal);
        Assert.Equal(notFound, Submit(Given(Some.Created()).State).Refusal);
        Assert.Equal(
            notFound,
            Submit(Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated)).State).Refusal);
    }

    private static Outcome<Submission> Submit(
        AccountState? account,
        OfferedService? service = null,
        CandidatureEntry? entry = null,
        CandidatureId? active = null,
        DateTimeOffset? now = null)
    {
        var offered = service ?? Some.Service();
        return new SubmitCandidature(offered.Id, entry ?? Some.Entry(offered), Some.Request(7))
            .Decide(account, offered, Some.Reference, active, now ?? Some.Now);
    }
}
