using Cyclades.Domain;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Catalogue;

/// <summary>The national part of the catalogue. There is one: <see cref="Storage.GrainKey.Catalogue"/>.</summary>
[Alias("Cyclades.INationalCatalogueGrain")]
internal interface INationalCatalogueGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<NationalCatalogue> ReadAsync();

    [Alias("Apply")]
    Task<Outcome<Done>> ApplyAsync(ApplyCatalogue command);

    [Alias("CloseSession")]
    Task<Outcome<Done>> CloseSessionAsync(CloseSession command);
}

/// <summary>One registration service. Keyed by <c>service/</c> and its id.</summary>
[Alias("Cyclades.IRegistrationServiceGrain")]
internal interface IRegistrationServiceGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<RegistrationService> ReadAsync();

    /// <param name="national">The national settings that the service must agree with.</param>
    [Alias("Apply")]
    Task<Outcome<Done>> ApplyAsync(ApplySettings command, NationalSettings national);

    /// <param name="national">The national settings that the service must agree with.</param>
    [Alias("Change")]
    Task<Outcome<RegistrationService>> ChangeAsync(ChangeSettings command, NationalSettings national);
}
