using System.Security.Cryptography;
using System.Text;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class CatalogueApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Anybody_walks_the_cascade_down_to_the_dates_of_a_service(Transport transport)
    {
        var catalogue = silo.Connect(transport).Catalogue;

        var kinds = await catalogue.ListExamKindsAsync(new ListExamKindsRequest());
        Assert.Equal(["Examen", "Concours"], kinds.ExamKinds.Select(kind => kind.Label));
        var domains = await catalogue.ListDomainsAsync(new ListDomainsRequest { ExamKind = kinds.ExamKinds[0].ExamKind });
        var cfg = Assert.Single(domains.Domains, domain => domain.Label == "CERTIFICAT DE FORMATION GÉNÉRALE");
        var years = await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = cfg.Id });
        Assert.Equal(years.SessionYears.Select(year => $"CFG {year.Year}"), years.SessionYears.Select(year => year.Label));
        var services = await catalogue.ListRegistrationServicesAsync(
            new ListRegistrationServicesRequest { DomainId = cfg.Id, Year = years.SessionYears[0].Year });
        Assert.Equal(silo.Time.GetUtcNow(), services.ServerTime.ToDateTimeOffset());
        Assert.All(services.RegistrationServices, service => Assert.Equal($"{service.CentreLabel} - ({service.SessionLabel})", service.Label));

        var open = services.RegistrationServices.First(service => service.State is RegistrationServiceState.Open);
        var whole = (await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = open.Id })).RegistrationService;
        Assert.Equal(open, whole.Summary);
        Assert.NotEmpty(whole.Terms.Text);
        Assert.Matches("^[0-9a-f]{64}$", whole.Terms.Hash);
        Assert.NotEmpty(whole.Contact.Lines);
        Assert.NotEmpty(whole.Categories);
        Assert.Equal(["Entretien avec le jury", "Mathématiques", "Français"], whole.Tests.Select(test => test.Label));
    }

    /// <summary>R9, D21: a kind of its own beside the académies, with its own clock.</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_exam_centre_abroad_is_told_from_an_academie_and_has_its_own_zone(Transport transport)
    {
        var catalogue = silo.Connect(transport).Catalogue;
        var year = (await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "CFG" })).SessionYears[0].Year;

        var services = (await catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = "CFG", Year = year })).RegistrationServices;

        var abroad = Assert.Single(services, service => service.CentreKind is CentreKind.ExamCentreAbroad);
        Assert.Equal(("CENTRE D'EXAMEN DE CASABLANCA", "Africa/Casablanca"), (abroad.CentreLabel, abroad.TimeZone));
        Assert.Equal(abroad, services[^1]);
        Assert.All(services.Except([abroad]), service => Assert.Equal(CentreKind.Academy, service.CentreKind));
        Assert.Equal(
            ["America/Cayenne", "America/Guadeloupe", "America/Martinique", "Europe/Paris"],
            services.Except([abroad]).Select(service => service.TimeZone).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>R3: a contest is walked to like an exam, and its form offers what the CFG has not (D39).</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_contest_is_chosen_like_an_exam_and_has_options(Transport transport)
    {
        var catalogue = silo.Connect(transport).Catalogue;

        var contest = Assert.Single((await catalogue.ListDomainsAsync(new ListDomainsRequest { ExamKind = ExamKind.Contest })).Domains);
        Assert.Equal(ExamKind.Contest, contest.ExamKind);
        var service = await silo.OpenServiceAsync(contest.Id);

        Assert.Equal((ExamKind.Contest, contest.Label), (service.Summary.ExamKind, service.Summary.DomainLabel));
        Assert.NotEmpty(service.OptionRules);
        Assert.Contains(service.Tests, test => test.Optional);
        Assert.Contains(service.Tests, test => !test.Optional);
        Assert.Empty((await silo.OpenServiceAsync()).OptionRules);
    }

    /// <summary>R67, D17: the text, its hash and the label of the box.</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_terms_come_with_the_hash_of_their_text_and_the_label_of_the_box_to_tick(Transport transport)
    {
        var id = (await silo.OpenServiceAsync()).Summary.Id;

        var terms = (await silo.Connect(transport).Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService.Terms;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(terms.Text))), terms.Hash);
        Assert.Equal("J'ai lu et j'accepte les modalités d'inscription.", terms.AcceptanceLabel);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_choice_without_a_service_is_an_empty_answer_and_not_an_error(Transport transport)
    {
        var catalogue = silo.Connect(transport).Catalogue;

        Assert.Empty((await catalogue.ListDomainsAsync(new ListDomainsRequest { ExamKind = (ExamKind)99 })).Domains);
        Assert.Empty((await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "no such domain" })).SessionYears);
        Assert.Empty((await catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = "CFG", Year = 1789 })).RegistrationServices);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_service_that_does_not_exist_is_not_found(Transport transport)
    {
        foreach (var id in (string[])["", "CFG-2023-06/99", "'; DROP TABLE service; --"])
        {
            var refused = await Refused.AssertAsync(
                silo.Connect(transport).Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id }), ErrorReason.NotFound);
            Assert.Equal(StatusCode.NotFound, refused.Code);
        }
    }

    [Fact]
    public async Task A_service_is_open_until_the_last_tick_before_its_closing()
    {
        await using var own = await RunningSilo.StartAsync();
        var service = (await own.OpenServiceAsync()).Summary;
        async Task<RegistrationServiceState> StateAsync() =>
            (await own.Connect().Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = service.Id })).RegistrationService.Summary.State;

        await own.AdvanceToAsync(service.ClosingTime.ToDateTimeOffset() - TimeSpan.FromTicks(1));
        Assert.Equal(RegistrationServiceState.Open, await StateAsync());
        await own.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(RegistrationServiceState.Closed, await StateAsync());
    }
}
