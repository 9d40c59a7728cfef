using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class SignCandidatureTests
{
    // Section 22, B12: until the end of the return date, 23:59:59.9999999 in Paris, also after closing.
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void The_confirmation_is_signed_until_one_tick_before_the_return_date_has_ended(Season season)
    {
        var (hours, service) = (Some.Hours(season), Some.Service(season));
        var candidature = Given(Some.Registered());

        foreach (var instant in (DateTimeOffset[])[hours.Opening, hours.Closing, hours.EndOfReturn.AddTicks(-1)])
        {
            candidature.When(Sign(), service, instant).Then(
                new CandidatureEvent.SignedOnline(
                    instant, new Signature(1, Some.DocumentHash, "LAMY Paul", instant), Some.Request(5)),
                new Mail.SignedOnline(Some.Candidature, service.Facts(1, instant)));
        }

        var closed = new Refusal.SigningClosed(service.Settings.ReturnDate);
        candidature.When(Sign(), service, hours.EndOfReturn).ThenRefused(closed);
        candidature.When(Sign(), service, hours.EndOfReturn.AddTicks(1)).ThenRefused(closed);
    }

    [Fact]
    public void The_last_instant_reads_23_59_59_in_Paris_and_17_59_59_in_Guadeloupe()
    {
        var last = Some.Service(Season.Guadeloupe).Settings.EndOfReturn.AddTicks(-1);

        Assert.Equal("2027-09-29T23:59:59.9999999", Local(last, "Europe/Paris"));
        Assert.Equal("2027-09-29T17:59:59.9999999", Local(last, "America/Guadeloupe"));
    }

    [Fact]
    public void Signer_instant_version_and_hash_are_kept_and_the_version_stays()
    {
        var signature = new Signature(1, Some.DocumentHash, "LAMY Paul", Some.Now);
        var before = Given(Some.Registered()).State!;

        AssertSame(
            before with
            {
                Revision = 2,
                Signature = signature,
                Requests = AnsweredRequests.None.WithAnswer(Some.Request(5), 1, Some.Now),
            },
            Candidature.Apply(before, new CandidatureEvent.SignedOnline(Some.Now, signature, Some.Request(5))));
    }

    [Fact]
    public void A_new_version_voids_the_signature()
    {
        var modified = new CandidatureEvent.Modified(Some.Now, Some.Form, null, Some.Request(6));

        Assert.Null(Given(Some.Registered(), Some.SignedOnline(), modified).State!.Signature);
    }

    [Fact]
    public void What_is_signed_is_not_signed_again() =>
        Given(Some.Registered(), Some.SignedOnline()).When(Sign(2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.SignedAlready(Some.AMomentAgo));

    [Fact]
    public void A_withdrawn_candidature_is_not_signed() =>
        Given(Some.Registered(), Some.Withdrawn()).When(Sign(2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));

    [Fact]
    public void A_closed_session_is_read_only() =>
        Given(Some.Registered()).When(Sign(), Some.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());

    [Fact]
    public void What_changed_since_it_was_read_is_not_signed() =>
        Given(Some.Registered()).When(Sign(2), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(1));

    [Fact]
    public void Nobody_signs_a_document_that_he_has_not_read() =>
        Given(Some.Registered())
            .When((candidature, service, now) => new SignCandidature(1, new string('b', 64), Some.Request(5))
                .Decide(candidature, service, Some.DocumentHash, now), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.DocumentDiffers());

    // --- D38

    [Fact]
    public void The_mail_to_a_minor_says_that_the_representative_is_awaited()
    {
        var signed = new CandidatureEvent.SignedOnline(
            Some.Now, new Signature(1, Some.DocumentHash, "LAMY Paul", Some.Now), Some.Request(5));

        Given(Some.RegisteredMinor()).When(Sign(), Some.Service(), Some.Now).Then(
            signed, new Mail.SignedOnline(Some.Candidature, Some.Service().Facts(1, Some.Now), AwaitsRepresentative: true));
        Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo))
            .When(Sign(2), Some.Service(), Some.Now).Then(
                signed, new Mail.SignedOnline(Some.Candidature, Some.Service().Facts(1, Some.Now), AwaitsRepresentative: false));
    }

    [Fact]
    public void The_signature_of_an_adult_counts_at_once()
    {
        Assert.Equal(ConfirmationState.ToReturn, StateOf(Some.Registered()));
        Assert.Equal(ConfirmationState.SignedOnline, StateOf(Some.Registered(), Some.SignedOnline()));
    }

    [Fact]
    public void The_signature_of_a_minor_counts_with_the_representative_s_confirmation_in_either_order()
    {
        var confirmed = new CandidatureEvent.RepresentativeConfirmed(Some.Now);

        Assert.Equal(ConfirmationState.ToReturn, StateOf(Some.RegisteredMinor()));
        Assert.Equal(ConfirmationState.ToReturn, StateOf(Some.RegisteredMinor(), Some.SignedOnline()));
        Assert.Equal(ConfirmationState.ToReturn, StateOf(Some.RegisteredMinor(), confirmed));
        Assert.Equal(ConfirmationState.SignedOnline, StateOf(Some.RegisteredMinor(), Some.SignedOnline(), confirmed));
        Assert.Equal(ConfirmationState.SignedOnline, StateOf(Some.RegisteredMinor(), confirmed, Some.SignedOnline()));
    }

    private static ConfirmationState StateOf(params CandidatureEvent[] happened) => Confirmations.StateOf(Given(happened).State!);

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Sign(int revision = 1) =>
        (candidature, service, now) => new SignCandidature(revision, Some.DocumentHash, Some.Request(5))
            .Decide(candidature, service, Some.DocumentHash, now);

    private static string Local(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(instant, zone)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class ConfirmAsRepresentativeTests
{
    private static readonly Refusal Void = new Refusal.LinkVoid(LinkPurpose.ConfirmAsRepresentative);

    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void The_representative_confirms_until_one_tick_before_the_return_date_has_ended(Season season)
    {
        var (end, service) = (Some.Hours(season).EndOfReturn, Some.Service(season));
        var passed = new Refusal.SigningClosed(service.Settings.ReturnDate);
        var candidature = Given(Some.RegisteredMinor(season));

        candidature.When(new ConfirmAsRepresentative(1).Decide, service, end.AddTicks(-1)).Then(
            new CandidatureEvent.RepresentativeConfirmed(end.AddTicks(-1)),
            new Mail.RepresentativeConfirmed(Some.Candidature, service.Facts(1, end.AddTicks(-1))));
        candidature.When(new ConfirmAsRepresentative(1).Decide, service, end).ThenRefused(passed);
        candidature.When(new ConfirmAsRepresentative(1).Decide, service, end.AddTicks(1)).ThenRefused(passed);
    }

    [Fact]
    public void It_is_kept_and_makes_no_version()
    {
        var before = Given(Some.RegisteredMinor()).State!;

        AssertSame(
            before with
            {
                Revision = 2,
                RepresentativeConfirmedAt = Some.Now,
                RepresentativeLink = new OneTimeLink(1, null),
            },
            Candidature.Apply(before, new CandidatureEvent.RepresentativeConfirmed(Some.Now)));
    }

    [Fact]
    public void Confirming_again_is_harmless_even_late() =>
        Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo))
            .When(new ConfirmAsRepresentative(1).Decide, Some.Service(), Some.Now.AddYears(1)).ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Another_link_is_void(int serial)
    {
        Given(Some.RegisteredMinor()).When(new ConfirmAsRepresentative(serial).Decide, Some.Service(), Some.Now).ThenRefused(Void);
        Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo))
            .When(new ConfirmAsRepresentative(serial).Decide, Some.Service(), Some.Now).ThenRefused(Void);
    }

    [Fact]
    public void An_adult_has_no_such_link() =>
        Given(Some.Registered()).When(new ConfirmAsRepresentative(0).Decide, Some.Service(), Some.Now).ThenRefused(Void);

    [Fact]
    public void The_link_shows_what_it_is_about_while_it_is_good_and_after_it_has_served()
    {
        var end = Some.Hours(Season.Winter).EndOfReturn;
        var waiting = Given(Some.RegisteredMinor()).State!;
        var confirmed = Given(Some.RegisteredMinor(), new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo)).State!;

        var service = Some.Service();
        Assert.Null(Confirmations.RefuseRepresentative(waiting, service, 1, end.AddTicks(-1)));
        Assert.Equal(new Refusal.SigningClosed(service.Settings.ReturnDate), Confirmations.RefuseRepresentative(waiting, service, 1, end));
        Assert.Equal(Void, Confirmations.RefuseRepresentative(waiting, service, 2, Some.Now));
        Assert.Null(Confirmations.RefuseRepresentative(confirmed, service, 1, end));
        Assert.Equal(Void, Confirmations.RefuseRepresentative(confirmed, service, 2, Some.Now));
    }

    [Fact]
    public void A_withdrawn_candidature_takes_no_confirmation() =>
        Given(Some.RegisteredMinor(), Some.Withdrawn()).When(new ConfirmAsRepresentative(1).Decide, Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));
}
