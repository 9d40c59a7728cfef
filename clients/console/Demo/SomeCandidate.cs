using System.Security.Cryptography;
using Cyclades.Console.Asking;
using Cyclades.Console.Server;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Demo;

/// <summary>The person of the demonstration: new each time, an adult, born in Rennes as in the guide.</summary>
internal sealed class SomeCandidate
{
    private readonly string countryCode;
    private readonly string departmentCode;
    private readonly string communeCode;
    private readonly string representativeCategoryCode;

    private SomeCandidate(string countryCode, string departmentCode, string communeCode, string representativeCategoryCode)
    {
        this.countryCode = countryCode;
        this.departmentCode = departmentCode;
        this.communeCode = communeCode;
        this.representativeCategoryCode = representativeCategoryCode;
    }

    /// <summary>Fresh in each run; the domain is reserved for examples.</summary>
    public string Email { get; } = $"paul.lamy.{Random(8)}@example.org";

    public string Password { get; } = $"a{Random(12)}A!";

    public static async Task<SomeCandidate> OfAsync(Connection server)
    {
        var countries = (await server.AskAsync(o => server.Reference.ListCountriesAsync(new ListCountriesRequest(), o))).Countries;
        var departments =
            (await server.AskAsync(o => server.Reference.ListDepartmentsAsync(new ListDepartmentsRequest(), o))).Departments;
        var categories = (await server.AskAsync(o =>
            server.Reference.ListSocioProfessionalCategoriesAsync(new ListSocioProfessionalCategoriesRequest(), o))).Categories;
        var department = departments.First(d => Choices.Fold(d.Label).Contains("ille et vilaine", StringComparison.Ordinal)).Code;
        var search = new SearchCommunesRequest { DepartmentCode = department, Query = "rennes" };
        var communes = (await server.AskAsync(o => server.Reference.SearchCommunesAsync(search, o))).Communes;
        return new SomeCandidate(
            countries.First(c => c.France).Code,
            department,
            communes.First(c => Choices.Fold(c.Name) == "rennes").Code,
            categories[0].Code);
    }

    public CreateAccountRequest Account() => new()
    {
        RequestId = Run.NewRequestId(),
        Identity = new IdentityForm
        {
            Sex = Sex.Male,
            BirthName = "LAMY",
            BirthNameConfirmation = "LAMY",
            FirstNames = "Paul",
            BirthDate = new PartialDate { Year = 1998, Month = 5, Day = 30 },
            BirthDateConfirmation = new PartialDate { Year = 1998, Month = 5, Day = 30 },
            BirthPlace = new BirthPlaceForm
            {
                CountryCode = countryCode,
                DepartmentCode = departmentCode,
                CommuneCode = communeCode,
            },
        },
        Email = Email,
        EmailConfirmation = Email,
        Password = Password,
        PasswordConfirmation = Password,
    };

    /// <summary>A form that the service takes.</summary>
    public CandidatureForm Form(RegistrationService service)
    {
        var form = new CandidatureForm
        {
            NationalityCode = countryCode,
            Address = new Address
            {
                CountryCode = countryCode,
                Line1 = "12 RUE DES LILAS",
                PostalCode = "51000",
                Locality = "CHALONS EN CHAMPAGNE",
            },
            Phone = "0601020304",
            RepresentativeCategoryCode = representativeCategoryCode,
            CandidateCategoryCode = service.Categories.First(c => c.Individual).Code,
            EstablishmentCode = service.Establishments[0].Code,
            ArrangementRequested = Answer.No,
            PressConsent = Answer.No,
            AuthoritiesConsent = Answer.Yes,
            AcceptedTermsHash = service.Terms.Hash,
        };
        form.OptionCodes.AddRange(service.OptionRules.SelectMany(r => r.OptionCodes.Take(r.Minimum)).Distinct());
        return form;
    }

    private static string Random(int length) => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", length);
}
