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

    public override async Task PrepareAsync() =>
        service = await OpenServices.FindAsync(new CatalogueService.CatalogueServiceClient(target.Channel()), domain);

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
