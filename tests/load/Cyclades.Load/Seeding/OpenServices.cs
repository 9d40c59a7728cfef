using Cyclades.Protos.Catalogue.V1;

namespace Cyclades.Load.Seeding;

/// <summary>Finds where one may register.</summary>
internal static class OpenServices
{
    /// <exception cref="InvalidOperationException">No service of the domain is open.</exception>
    public static async Task<RegistrationService> FindAsync(CatalogueService.CatalogueServiceClient catalogue, string domain)
    {
        foreach (var year in (await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = domain })).SessionYears)
        {
            var services = await catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = domain, Year = year.Year });
            if (services.RegistrationServices.FirstOrDefault(one => one.State is RegistrationServiceState.Open) is { } open)
            {
                return (await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = open.Id })).RegistrationService;
            }
        }

        throw new InvalidOperationException($"No service of {domain} is open.");
    }
}
