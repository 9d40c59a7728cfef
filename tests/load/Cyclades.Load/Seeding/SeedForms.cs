using System.Globalization;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using CandidateNumber = Cyclades.Domain.CandidateNumber;

namespace Cyclades.Load.Seeding;

/// <summary>What invented candidates type: all of age and born in France, with names that repeat as names do.</summary>
internal static class SeedForms
{
    /// <summary>Of every candidate that is made for loads.</summary>
    public const string Password = "Ancre-Bleue7";

    private const string France = "99100";

    private static readonly string[] BirthNames =
        ["Lamy", "Bernard", "Petit", "Robert", "Moreau", "Girard", "Fournier", "Mercier", "Blanchard", "Guérin", "Chevalier", "Perrin", "Le Goff"];

    private static readonly string[] FirstNames =
        ["Paul", "Camille", "Louise", "Hugo", "Inès", "Jules", "Léa", "Malik", "Zoé", "Aimé", "Noëlle"];

    public static CreateAccountRequest Account(int place, string email)
    {
        var birth = new PartialDate { Year = 1960 + (place % 40), Month = 1 + (place % 12), Day = 1 + (place % 28) };
        var name = BirthNames[place % BirthNames.Length];
        return new CreateAccountRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Identity = new IdentityForm
            {
                Sex = place % 2 == 0 ? Sex.Male : Sex.Female,
                BirthName = name,
                BirthNameConfirmation = name,
                FirstNames = FirstNames[place % FirstNames.Length],
                BirthDate = birth,
                BirthDateConfirmation = birth.Clone(),
                BirthPlace = new BirthPlaceForm { CountryCode = France, DepartmentCode = "035", CommuneCode = "35238" },
            },
            Email = email,
            EmailConfirmation = email,
            Password = Password,
            PasswordConfirmation = Password,
        };
    }

    public static SubmitCandidatureRequest Candidature(int place, string service, string category, string establishment, string termsHash) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        RegistrationServiceId = service,
        Form = new CandidatureForm
        {
            NationalityCode = France,
            Address = new Address
            {
                CountryCode = France,
                Line1 = string.Create(CultureInfo.InvariantCulture, $"{1 + (place % 200)} rue de la Paix"),
                PostalCode = "51000",
                Locality = "CHALONS EN CHAMPAGNE",
            },
            RepresentativeCategoryCode = "99",
            CandidateCategoryCode = category,
            EstablishmentCode = establishment,
            ArrangementRequested = Answer.No,
            PressConsent = Answer.No,
            AuthoritiesConsent = Answer.No,
            AcceptedTermsHash = termsHash,
        },
    };

    public static string Email(CandidateNumber candidate) => $"candidat-{candidate}@charge.example.fr";
}
