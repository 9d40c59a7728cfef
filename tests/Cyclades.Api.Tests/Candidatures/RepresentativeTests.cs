using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>The legal representative of a minor (D38, R104, D40).</summary>
public sealed class RepresentativeTests(ExamYear year) : IClassFixture<ExamYear>
{
    private const string Subject = "[CYCLADES] Confirmer une inscription comme représentant légal";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_representative_gets_a_link_that_shows_what_is_to_be_confirmed(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        var anybody = year.Silo.Connect(transport).Candidatures;

        var link = (await year.Silo.MailAsync(parent, Subject)).LinkToken;
        var shown = await anybody.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = link });

        Assert.Equal(RepresentativeState.Awaited, candidature.RepresentativeState);
        Assert.Equal(
            new GetRepresentationResponse
            {
                CandidateLabel = "LAMY Paul",
                RepresentativeName = "Lamy Anne",
                DomainLabel = "CERTIFICAT DE FORMATION GÉNÉRALE",
                SessionLabel = "JUIN 2026",
                CentreLabel = "ACADÉMIE DE REIMS",
                RepresentativeState = RepresentativeState.Awaited,
                ReturnDate = new PartialDate { Year = 2026, Month = 4, Day = 19 },
                Contact = candidature.Contact,
            },
            shown);
        await Refused.AssertAsync(
            candidate.Client.Candidatures.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = "x" }), ErrorReason.LinkNotValid);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_minors_signature_counts_once_the_representative_has_confirmed(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        var link = (await year.Silo.MailAsync(parent, Subject)).LinkToken;

        var signed = await candidate.SignAsync(candidature);
        Assert.Equal((ConfirmationState.ToReturn, "à renvoyer"), (signed.ConfirmationState, signed.ConfirmationLabel));
        Assert.NotNull(signed.SignTime);
        var notice = await year.Silo.MailAsync(candidate.Email, "Votre confirmation est validée en ligne");
        Assert.Contains("Votre représentant légal doit encore confirmer", notice.Text, StringComparison.Ordinal);

        await Confirm(link, transport);
        var confirmed = await candidate.GetAsync(candidature);
        Assert.Equal((ConfirmationState.SignedOnline, "validée en ligne"), (confirmed.ConfirmationState, confirmed.ConfirmationLabel));
        Assert.Equal(RepresentativeState.Confirmed, confirmed.RepresentativeState);
        Assert.Equal(1, confirmed.Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_order_of_confirming_and_signing_does_not_matter(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);

        await Confirm((await year.Silo.MailAsync(parent, Subject)).LinkToken, transport);
        var confirmed = await candidate.GetAsync(candidature);
        Assert.Equal((ConfirmationState.ToReturn, RepresentativeState.Confirmed), (confirmed.ConfirmationState, confirmed.RepresentativeState));

        Assert.Equal(ConfirmationState.SignedOnline, (await candidate.SignAsync(confirmed)).ConfirmationState);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Confirming_twice_is_one_confirmation(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        var link = (await year.Silo.MailAsync(parent, Subject)).LinkToken;

        await Task.WhenAll(Confirm(link, transport).ResponseAsync, Confirm(link, transport).ResponseAsync);
        await Confirm(link, transport);

        var shown = await year.Silo.Connect(transport).Candidatures.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = link });
        Assert.Equal(RepresentativeState.Confirmed, shown.RepresentativeState);
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("a confirmé votre inscription", StringComparison.Ordinal));
        Assert.Equal(1, (await candidate.GetAsync(candidature)).Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Another_representative_gets_a_link_of_his_own_and_the_older_one_is_void(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        var older = (await year.Silo.MailAsync(parent, Subject)).LinkToken;
        await Confirm(older, transport);
        var other = RunningSilo.NewAddress();

        var changed = (await candidate.Update(await candidate.GetAsync(candidature), form => form.NamesRepresentative(other))).Candidature;

        Assert.Equal(RepresentativeState.Awaited, changed.RepresentativeState);
        var calls = year.Silo.Connect(transport).Candidatures;
        var refused = await Refused.AssertAsync(Confirm(older, transport), ErrorReason.LinkNotValid);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        await Refused.AssertAsync(calls.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = older }), ErrorReason.LinkNotValid);
        await Confirm((await year.Silo.MailAsync(other, Subject)).LinkToken, transport);
        Assert.Equal(RepresentativeState.Confirmed, (await candidate.GetAsync(changed)).RepresentativeState);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_modification_that_keeps_the_representative_keeps_the_confirmation_and_sends_no_link(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        await Confirm((await year.Silo.MailAsync(parent, Subject)).LinkToken, transport);

        var changed = (await candidate.Update(await candidate.GetAsync(candidature), form => form.Address.Line1 = "2 rue Neuve")).Candidature;

        Assert.Equal((2, RepresentativeState.Confirmed), (changed.Version, changed.RepresentativeState));
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == parent);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_withdrawn_candidature_is_not_confirmed(Transport transport)
    {
        var (candidate, candidature, parent) = await MinorAsync(transport);
        var link = (await year.Silo.MailAsync(parent, Subject)).LinkToken;
        await candidate.Withdraw(candidature);

        var refused = await Refused.AssertAsync(Confirm(link, transport), ErrorReason.CandidatureNotActive);

        Assert.Equal("WITHDRAWN_BY_CANDIDATE", refused.Metadata["state"]);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_link_serves_until_the_return_date_ends_in_Paris_and_follows_it(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        await own.SleepUntilAsync(ExamYear.ReimsClosing - TimeSpan.FromMinutes(1));
        var (_, _, first) = await MinorAsync(transport, own);
        var (_, _, second) = await MinorAsync(transport, own);
        var link = (await own.MailAsync(first, Subject)).LinkToken;
        var other = (await own.MailAsync(second, Subject)).LinkToken;
        var end = new DateTimeOffset(2026, 4, 19, 22, 0, 0, TimeSpan.Zero);

        await own.SleepUntilAsync(end - TimeSpan.FromTicks(1));
        await Confirm(link, transport, own);
        await own.AdvanceAsync(TimeSpan.FromTicks(1));
        var refused = await Refused.AssertAsync(Confirm(other, transport, own), ErrorReason.ReturnDatePassed);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("2026-04-19", refused.Metadata["return_date"]);

        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsReturn: "closing+3d"));
        await Confirm(other, transport, own);
    }

    private async Task<(SignedInCandidate Candidate, Candidature Candidature, string Parent)> MinorAsync(Transport transport, RunningSilo? own = null)
    {
        var silo = own ?? year.Silo;
        var parent = RunningSilo.NewAddress();
        var candidate = await silo.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));
        var candidature = await candidate.RegisterAsync(
            await ExamYear.ServiceAsync(silo, ExamYear.Reims), form => form.NamesRepresentative(parent));
        return (candidate, candidature, parent);
    }

    private AsyncUnaryCall<ConfirmAsRepresentativeResponse> Confirm(string link, Transport transport, RunningSilo? own = null) =>
        (own ?? year.Silo).Connect(transport).Candidatures.ConfirmAsRepresentativeAsync(
            new ConfirmAsRepresentativeRequest { RequestId = Some.RequestId(), LinkToken = link });
}
