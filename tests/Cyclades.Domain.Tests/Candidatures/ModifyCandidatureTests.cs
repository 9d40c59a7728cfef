using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class ModifyCandidatureTests
{
    private static readonly CandidatureEntry Changed = Some.Entry() with { PressConsent = true };
    private static readonly CandidatureForm ChangedForm = Some.Form with { PressConsent = true };

    // R111, R112: version + 1, mail M3.
    [Fact]
    public void The_form_is_saved_again_and_mail_M3_leaves() =>
        Given(Some.Registered()).When(Modify(), Some.Service(), Some.Now).Then(
            new CandidatureEvent.Modified(Some.Now, ChangedForm, null, Some.Request(5)),
            new Mail.RegistrationModified(Some.Candidature, Some.Service().Facts(2, Some.Now)));

    [Fact]
    public void The_version_grows_by_one_and_identity_and_number_stay()
    {
        var candidature = Given(Some.Registered(), Modified(Some.Now)).State!;

        AssertSame(
            Given(Some.Registered()).State! with
            {
                Revision = 2,
                Version = 2,
                Form = ChangedForm,
                SavedAt = Some.Now,
                Requests = AnsweredRequests.None.WithAnswer(Some.Request(5), 2, Some.Now),
            },
            candidature);
        Assert.Equal(3, Given(Some.Registered(), Modified(Some.Now), Modified(Some.Now)).State!.Version);
    }

    // Section 22: while the service is open.
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void From_the_opening_to_one_tick_before_the_closing(Season season)
    {
        var (hours, service) = (Some.Hours(season), Some.Service(season));
        var candidature = Given(Some.Registered());

        candidature.When(Modify(), service, hours.Opening.AddTicks(-1)).ThenRefused(Some.NotOpen(ServiceState.NotYetOpen, season));
        foreach (var instant in (DateTimeOffset[])[hours.Opening, hours.Opening.AddTicks(1), hours.Closing.AddTicks(-1)])
        {
            candidature.When(Modify(), service, instant).Then(
                new CandidatureEvent.Modified(instant, ChangedForm, null, Some.Request(5)),
                new Mail.RegistrationModified(Some.Candidature, service.Facts(2, instant)));
        }

        candidature.When(Modify(), service, hours.Closing).ThenRefused(Some.NotOpen(ServiceState.Closed, season));
        candidature.When(Modify(), service, hours.Closing.AddTicks(1)).ThenRefused(Some.NotOpen(ServiceState.Closed, season));
    }

    // D20
    [Fact]
    public void A_closed_session_is_read_only() =>
        Given(Some.Registered()).When(Modify(), Some.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());

    // R103, D16
    [Fact]
    public void Once_signed_nothing_changes() =>
        Given(Some.Registered(), Some.SignedOnline()).When(Modify(2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.SignedAlready(Some.AMomentAgo));

    // R108: not visible, not modifiable.
    [Fact]
    public void A_withdrawn_candidature_is_not_modified() =>
        Given(Some.Registered(), Some.Withdrawn()).When(Modify(2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_changed_since_it_was_read_is_not_overwritten(int revision) =>
        Given(Some.Registered()).When(Modify(revision), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(1));

    [Fact]
    public void Faults_of_the_form_are_all_told() =>
        Given(Some.Registered())
            .When(Modify(entry: Changed with { NationalityCode = null, EstablishmentCode = "CNEDX" }), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.InvalidFields(
            [
                new("form.establishment_code", FieldFault.NotOffered),
                new("form.nationality_code", FieldFault.Required),
            ]));

    [Fact]
    public void The_service_the_status_and_the_signature_are_told_before_a_stale_reading_and_that_before_faults()
    {
        var late = Some.Hours(Season.Winter).Closing;

        Given(Some.Registered()).When(Modify(7, CandidatureEntry.Empty), Some.Service(), late)
            .ThenRefused(Some.NotOpen(ServiceState.Closed));
        Given(Some.Registered(), Some.SignedOnline()).When(Modify(7, CandidatureEntry.Empty), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.SignedAlready(Some.AMomentAgo));
        Given(Some.Registered(), Some.SignedOnline(), Some.Withdrawn()).When(Modify(7, CandidatureEntry.Empty), Some.Service(), late)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));
        Given(Some.Registered()).When(Modify(7, CandidatureEntry.Empty), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(1));
    }

    // The candidate's own identity as filed decides what is asked, not the account's later one.
    [Fact]
    public void The_identity_as_filed_says_what_is_asked() =>
        Given(Some.Registered(identity: Some.BornAbroad)).When(Modify(), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.InvalidFields(
            [
                new("form.father.last_name", FieldFault.Required),
                new("form.father.first_names", FieldFault.Required),
                new("form.mother.last_name", FieldFault.Required),
                new("form.mother.first_names", FieldFault.Required),
            ]));

    // D17: the terms accepted once stay accepted.
    [Fact]
    public void New_terms_of_the_service_need_not_be_accepted_again()
    {
        var service = Some.Service();
        service = service with { Settings = service.Settings with { Terms = "Nouvelles modalités" } };

        Given(Some.Registered()).When(Modify(), service, Some.Now).Then(
            new CandidatureEvent.Modified(Some.Now, ChangedForm, null, Some.Request(5)),
            new Mail.RegistrationModified(Some.Candidature, service.Facts(2, Some.Now)));
        Given(Some.Registered()).When(Modify(entry: Changed with { AcceptedTermsHash = "other" }), service, Some.Now)
            .ThenRefused(new Refusal.TermsChanged());
    }

    // --- D38

    [Fact]
    public void The_same_representative_is_not_asked_again()
    {
        var entry = Some.EntryOfMinor() with { PressConsent = true };
        var modified = new CandidatureEvent.Modified(Some.Now, Some.FormOfMinor with { PressConsent = true }, null, Some.Request(5));

        Given(Some.RegisteredMinor()).When(Modify(entry: entry), Some.Service(), Some.Now).Then(
            modified, new Mail.RegistrationModified(Some.Candidature, Some.Service().Facts(2, Some.Now)));
        var candidature = Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo), modified).State!;
        Assert.Equal(Some.AMomentAgo, candidature.RepresentativeConfirmedAt);
        Assert.Equal(new OneTimeLink(1, null), candidature.RepresentativeLink);
    }

    [Theory]
    [InlineData("Anne Lamy", "a.lamy@orange.fr")]
    [InlineData("Jean Lamy", "anne.lamy@orange.fr")]
    public void Another_representative_gets_a_new_link_and_the_older_one_is_void(string name, string email)
    {
        var representative = new LegalRepresentative(name, EmailAddress.Parse(email));
        var entry = Some.Entry() with { LegalRepresentative = new RepresentativeEntry(name, email) };
        var link = new OneTimeLink(2, Some.Hours(Season.Winter).EndOfReturn);
        var facts = Some.Service().Facts(2, Some.Now);
        var modified = new CandidatureEvent.Modified(Some.Now, Some.Form with { Representative = representative }, link, Some.Request(5));

        Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo))
            .When(Modify(2, entry), Some.Service(), Some.Now).Then(
                modified,
                new Mail.RegistrationModified(Some.Candidature, facts),
                new Mail.ConfirmAsRepresentative(Some.Candidature, facts, 2, name, representative.Email, "LAMY Paul"));
        var candidature = Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo), modified);
        Assert.Null(candidature.State!.RepresentativeConfirmedAt);
        candidature.When(new ConfirmAsRepresentative(1).Decide, Some.Service(), Some.Now)
            .ThenRefused(new Refusal.LinkVoid(LinkPurpose.ConfirmAsRepresentative));
        candidature.When(new ConfirmAsRepresentative(2).Decide, Some.Service(), Some.Now).Then(
            new CandidatureEvent.RepresentativeConfirmed(Some.Now), new Mail.RepresentativeConfirmed(Some.Candidature, facts));
    }

    [Fact]
    public void The_present_address_of_the_candidate_is_not_that_of_a_representative() =>
        Given(Some.RegisteredMinor())
            .When(Modify(entry: Some.EntryOfMinor(), own: Some.Representative.Email), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.InvalidFields([new("form.legal_representative.email", FieldFault.OwnAddress)]));

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Modify(
        int revision = 1, CandidatureEntry? entry = null, EmailAddress? own = null) =>
        (candidature, service, now) => new ModifyCandidature(entry ?? Changed, own ?? Some.Email, revision, Some.Request(5))
            .Decide(candidature, service, Some.Reference, now);

    private static CandidatureEvent.Modified Modified(DateTimeOffset at) => new(at, ChangedForm, null, Some.Request(5));
}
