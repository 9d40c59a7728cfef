using Cyclades.Api.Tests.Running;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Errors.V1;
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
