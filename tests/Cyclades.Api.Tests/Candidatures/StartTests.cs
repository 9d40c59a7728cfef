using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Démarrer mon inscription » (R62, R63, R68, D7, D38).</summary>
public sealed class StartTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_form_begins_with_the_account_and_what_the_service_offers(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        var start = await StartAsync(candidate, ExamYear.Reims);

        Assert.Equal(await year.ServiceAsync(ExamYear.Reims), start.RegistrationService);
        Assert.Equal(candidate.Number, start.CandidateNumber);
        Assert.Equal(candidate.Email, start.Email);
        Assert.Equal(("Lamy", "Paul"), (start.Identity.BirthName, start.Identity.FirstNames));
        Assert.Equal(("035 - ILLE ET VILAINE", "RENNES"), (start.Identity.BirthPlace.Department.Label, start.Identity.BirthPlace.Town));
        Assert.Equal("FRANCE (DONT OUTRE-MER)", start.Identity.BirthPlace.Country.Label);
        Assert.Null(start.Draft);
        Assert.False(start.ParentsRequired);
        Assert.False(start.LegalRepresentativeRequired);
        Assert.Equal(year.Silo.Time.GetUtcNow(), start.ServerTime.Instant());
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_what_has_a_single_answer_is_prefilled_and_no_consent_is(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        var several = (await StartAsync(candidate, ExamYear.Reims)).Form;
        Assert.Equal(new CandidatureForm { Address = new Address() }, several);

        var single = (await StartAsync(candidate, ExamYear.Grenoble)).Form;
        Assert.Equal(new CandidatureForm { Address = new Address(), CandidateCategoryCode = "520", EstablishmentCode = "CNED" }, single);
        Assert.Equal(Answer.Unspecified, single.PressConsent);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Father_and_mother_are_asked_of_a_candidate_born_abroad(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornAbroad);

        var start = await StartAsync(candidate, ExamYear.Reims);

        Assert.True(start.ParentsRequired);
        Assert.Equal("099", start.Identity.BirthPlace.Department.Code);
        Assert.Equal("Berlin", start.Identity.BirthPlace.Town);
    }

    [Theory]
    [InlineData(Transport.Http2, 2008, 6, 15, false)]
    [InlineData(Transport.GrpcWeb, 2008, 6, 15, false)]
    [InlineData(Transport.Http2, 2008, 6, 16, true)]
    [InlineData(Transport.GrpcWeb, 2008, 6, 16, true)]
    public async Task A_legal_representative_is_asked_of_who_is_under_18_on_the_first_day_of_the_session(
        Transport transport, int bornIn, int month, int day, bool asked)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornOn(bornIn, month, day));

        Assert.Equal(asked, (await StartAsync(candidate, ExamYear.Reims)).LegalRepresentativeRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_service_that_is_not_open_yet_is_not_started(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(Start(candidate, ExamYear.AixMarseille), ErrorReason.ServiceNotOpenYet);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("2026-03-20T07:00:00Z", refused.Metadata["opening_time"]);
        Assert.Contains("il ouvrira le 20/03/2026 à 08:00 (heure de Paris)", refused.Text, StringComparison.Ordinal);
        await Refused.AssertAsync(candidate.Submit(await year.ServiceAsync(ExamYear.AixMarseille)), ErrorReason.ServiceNotOpenYet);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_closed_service_is_not_started(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(Start(candidate, ExamYear.Bordeaux), ErrorReason.ServiceClosed);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("2026-02-27T17:00:00Z", refused.Metadata["closing_time"]);
        Assert.Contains("est fermé depuis le 27/02/2026 à 18:00 (heure de Paris)", refused.Text, StringComparison.Ordinal);
        await Refused.AssertAsync(candidate.Submit(await year.ServiceAsync(ExamYear.Bordeaux)), ErrorReason.ServiceClosed);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_session_that_is_chosen_already_is_not_started_again_anywhere(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        foreach (var service in (string[])[ExamYear.Reims, ExamYear.Grenoble])
        {
            var refused = await Refused.AssertAsync(Start(candidate, service), ErrorReason.SessionAlreadyChosen);
            Assert.Equal(StatusCode.AlreadyExists, refused.Code);
            Assert.Equal("001", refused.Metadata["registration_number"]);
        }

        await StartAsync(candidate, ExamYear.Creteil);
        await candidate.Withdraw(candidature);
        await StartAsync(candidate, ExamYear.Grenoble);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_service_that_does_not_exist_is_not_found(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        foreach (var id in (string[])["", "CFG-2026-06", "CFG-2026-06/99", "CFG-2026-06/19/1", "' OR 1=1 --"])
        {
            Assert.Equal(StatusCode.NotFound, (await Refused.AssertAsync(Start(candidate, id), ErrorReason.NotFound)).Code);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Nobody_starts_without_a_session(Transport transport)
    {
        var anybody = year.Silo.Connect(transport).Candidatures;

        var refused = await Refused.AssertAsync(
            anybody.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = ExamYear.Reims }), ErrorReason.SignInRequired);

        Assert.Equal(StatusCode.Unauthenticated, refused.Code);
    }

    private static AsyncUnaryCall<StartCandidatureResponse> Start(SignedInCandidate candidate, string service) =>
        candidate.Client.Candidatures.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = service });

    private static async Task<StartCandidatureResponse> StartAsync(SignedInCandidate candidate, string service) => await Start(candidate, service);
}
