using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Testing;

/// <summary>Forms without a fault, for tests to which their content does not matter.</summary>
public static class Some
{
    public const string Password = "Ancre-Bleue7";

    public static string RequestId() => Guid.NewGuid().ToString();

    public static CreateAccountRequest Account(string email) => new()
    {
        RequestId = RequestId(),
        Identity = Identity(),
        Email = email,
        EmailConfirmation = email,
        Password = Password,
        PasswordConfirmation = Password,
    };

    /// <summary>Paul Lamy, born in Rennes, of age.</summary>
    public static IdentityForm Identity() => new()
    {
        Sex = Sex.Male,
        BirthName = "Lamy",
        BirthNameConfirmation = "Lamy",
        FirstNames = "Paul",
        BirthDate = new PartialDate { Year = 2002, Month = 1, Day = 1 },
        BirthDateConfirmation = new PartialDate { Year = 2002, Month = 1, Day = 1 },
        BirthPlace = new BirthPlaceForm { CountryCode = "99100", DepartmentCode = "035", CommuneCode = "35238" },
    };

    /// <summary>A form that the service takes from a candidate of age who was born in France.</summary>
    public static CandidatureForm Form(RegistrationService service) => new()
    {
        NationalityCode = "99100",
        Address = new Address { CountryCode = "99100", Line1 = "1 rue de la Paix", PostalCode = "51000", Locality = "CHALONS EN CHAMPAGNE" },
        RepresentativeCategoryCode = "99",
        CandidateCategoryCode = service.Categories.First(category => category.Individual).Code,
        EstablishmentCode = service.Establishments[0].Code,
        ArrangementRequested = Answer.No,
        PressConsent = Answer.No,
        AuthoritiesConsent = Answer.No,
        AcceptedTermsHash = service.Terms.Hash,
    };
}
