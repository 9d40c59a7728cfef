using System.Globalization;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Faults.Workload;

/// <summary>What invented candidates type.</summary>
internal static class Forms
{
    public const string Password = "Ancre-Bleue7";

    private const string France = "99100";

    public static CreateAccountRequest Account(string request, string email) => new()
    {
        RequestId = request,
        Identity = new IdentityForm
        {
            Sex = Sex.Male,
            BirthName = "Lamy",
            BirthNameConfirmation = "Lamy",
            FirstNames = "Paul",
            BirthDate = Birth(),
            BirthDateConfirmation = Birth(),
            BirthPlace = new BirthPlaceForm { CountryCode = France, DepartmentCode = "035", CommuneCode = "35238" },
        },
        Email = email,
        EmailConfirmation = email,
        Password = Password,
        PasswordConfirmation = Password,
    };

    /// <param name="phone">Ten digits: what tells this save from all others.</param>
    public static CandidatureForm Candidature(string phone, string termsHash) => new()
    {
        NationalityCode = France,
        Address = new Address { CountryCode = France, Line1 = "1 rue de la Paix", PostalCode = "51000", Locality = "CHALONS EN CHAMPAGNE" },
        Phone = phone,
        RepresentativeCategoryCode = "99",
        CandidateCategoryCode = Offers.Category,
        EstablishmentCode = Offers.Establishment,
        ArrangementRequested = Answer.No,
        PressConsent = Answer.No,
        AuthoritiesConsent = Answer.No,
        AcceptedTermsHash = termsHash,
    };

    /// <summary>A UUID out of the run's own chance.</summary>
    public static string RequestId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    public static string Phone(Random random) => string.Create(CultureInfo.InvariantCulture, $"06{random.Next(100_000_000):D8}");

    private static PartialDate Birth() => new() { Year = 1985, Month = 5, Day = 30 };
}
