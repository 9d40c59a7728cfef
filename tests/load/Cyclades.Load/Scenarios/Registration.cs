using Cyclades.Load.Running;
using Cyclades.Load.Seeding;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;

namespace Cyclades.Load.Scenarios;

/// <summary>« Enregistrer »: the first candidature of accounts that have none, each once.</summary>
internal sealed class Registration(string name, LoadTarget target, IEnumerable<Caller> callers, string domain) : Scenario
{
    private readonly Callers<Caller> free = new(callers, once: true);
    private RegistrationService? service;
    private int places;

    public override string Name => name;

    public override async Task PrepareAsync()
    {
        var catalogue = new CatalogueService.CatalogueServiceClient(target.Channel());
        foreach (var year in (await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = domain })).SessionYears)
        {
            var services = await catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = domain, Year = year.Year });
            if (services.RegistrationServices.FirstOrDefault(one => one.State is RegistrationServiceState.Open) is { } open)
            {
                service = (await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = open.Id })).RegistrationService;
                return;
            }
        }

        throw new InvalidOperationException($"No service of {domain} is open.");
    }

    public override async Task<bool> CallAsync()
    {
        if (await free.TakeAsync() is not (true, var caller))
        {
            return false;
        }

        var request = SeedForms.Candidature(
            Interlocked.Increment(ref places),
            service!.Summary.Id,
            service.Categories.First(category => category.Individual).Code,
            service.Establishments[0].Code,
            service.Terms.Hash);
        await new CandidatureService.CandidatureServiceClient(target.Channel()).SubmitCandidatureAsync(request, caller.Options);
        return true;
    }
}
