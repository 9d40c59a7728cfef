using Cyclades.Console.Server;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Asking;

/// <summary>The questions of the registration form, tab by tab (R71 to R85).</summary>
/// <param name="Identification">« 1 - Identification »</param>
/// <param name="Candidature">« 2 - Informations candidature »</param>
/// <param name="Labels">What the codes answered so far read like.</param>
internal sealed record CandidatureQuestions(
    IReadOnlyList<Question> Identification,
    IReadOnlyList<Question> Candidature,
    Func<FormLabels> Labels)
{
    public IReadOnlyList<Question> All => [.. Identification, .. Candidature];

    /// <param name="form">Filled by the answers.</param>
    /// <param name="service">What may be chosen.</param>
    /// <param name="parents">Whether father and mother are asked.</param>
    /// <param name="representative">Whether a legal representative is asked.</param>
    /// <param name="server">For the lists that do not depend on the service.</param>
    public static async Task<CandidatureQuestions> OfAsync(
        CandidatureForm form,
        RegistrationService service,
        bool parents,
        bool representative,
        Connection server)
    {
        var countries = (await server.AskAsync(o => server.Reference.ListCountriesAsync(new ListCountriesRequest(), o))).Countries;
        var categories = (await server.AskAsync(o =>
            server.Reference.ListSocioProfessionalCategoriesAsync(new ListSocioProfessionalCategoriesRequest(), o))).Categories;
        return new CandidatureQuestions(
            OfIdentification(form, countries, categories, parents, representative),
            OfCandidature(form, service),
            () => new FormLabels
            {
                Nationality = countries.FirstOrDefault(c => c.Code == form.NationalityCode)?.NationalityLabel ?? "",
                AddressCountry = countries.FirstOrDefault(c => c.Code == form.Address?.CountryCode) is { } country ? InAddress(country) : "",
                RepresentativeCategory = categories.FirstOrDefault(c => c.Code == form.RepresentativeCategoryCode)?.Label ?? "",
                CandidateCategory = service.Categories.FirstOrDefault(c => c.Code == form.CandidateCategoryCode)?.Label ?? "",
                Establishment = service.Establishments.FirstOrDefault(e => e.Code == form.EstablishmentCode)?.Label ?? "",
            });
    }

    private static List<Question> OfIdentification(
        CandidatureForm form,
        IReadOnlyCollection<Country> countries,
        IReadOnlyCollection<Choice> categories,
        bool parents,
        bool representative)
    {
        var address = form.Address ??= new Address();
        List<Question> questions =
        [
            Choice(
                "nationality_code",
                countries.Where(c => c.NationalityLabel.Length > 0).Select(c => Choices.Of(c.Code, c.NationalityLabel)),
                () => form.NationalityCode,
                code => form.NationalityCode = code),
            Choice(
                "address.country_code",
                countries.Select(c => Choices.Of(c.Code, InAddress(c))),
                () => address.CountryCode,
                code => address.CountryCode = code),
            Text("address.line1", () => address.Line1, typed => address.Line1 = typed),
            Optional("address.line2", () => address.Line2, typed => address.Line2 = typed),
            Optional("address.line3", () => address.Line3, typed => address.Line3 = typed),
            Optional("address.line4", () => address.Line4, typed => address.Line4 = typed),
            Text("address.postal_code", () => address.PostalCode, typed => address.PostalCode = typed),
            Text("address.locality", () => address.Locality, typed => address.Locality = typed),
            Optional("phone", () => form.Phone, typed => form.Phone = typed),
            Choice("representative_category_code", categories, () => form.RepresentativeCategoryCode, code => form.RepresentativeCategoryCode = code),
        ];
        if (parents)
        {
            var father = form.Father ??= new Parent();
            var mother = form.Mother ??= new Parent();
            questions.AddRange(
            [
                Text("father.last_name", () => father.LastName, typed => father.LastName = typed),
                Text("father.first_names", () => father.FirstNames, typed => father.FirstNames = typed),
                Text("mother.last_name", () => mother.LastName, typed => mother.LastName = typed),
                Text("mother.first_names", () => mother.FirstNames, typed => mother.FirstNames = typed),
            ]);
        }

        if (representative)
        {
            var person = form.LegalRepresentative ??= new LegalRepresentative();
            questions.AddRange(
            [
                Text("legal_representative.name", () => person.Name, typed => person.Name = typed),
                Text("legal_representative.email", () => person.Email, typed => person.Email = typed),
            ]);
        }

        return questions;
    }

    private static List<Question> OfCandidature(CandidatureForm form, RegistrationService service)
    {
        IReadOnlyList<string> Divisions() =>
            service.Establishments.FirstOrDefault(e => e.Code == form.EstablishmentCode)?.Divisions ?? [];

        List<Question> questions =
        [
            Choice(
                "candidate_category_code",
                service.Categories.Select(c => Choices.Of(c.Code, c.Label)),
                () => form.CandidateCategoryCode,
                code => form.CandidateCategoryCode = code),
            Choice(
                "establishment_code",
                service.Establishments.Select(e => Choices.Of(e.Code, e.Label)),
                () => form.EstablishmentCode,
                code => form.EstablishmentCode = code),
            new ChoiceQuestion(
                "form.class_division",
                FieldLabels.Of("form.class_division"),
                typed => Task.FromResult(Choices.Find([.. Divisions().Select(d => Choices.Of(d, d))], typed)),
                () => form.ClassDivision,
                code => form.ClassDivision = code) { Mandatory = false, When = () => Divisions().Count > 0 },
            YesNo("arrangement_requested", () => form.ArrangementRequested, answer => form.ArrangementRequested = answer),
            YesNo("press_consent", () => form.PressConsent, answer => form.PressConsent = answer),
            YesNo("authorities_consent", () => form.AuthoritiesConsent, answer => form.AuthoritiesConsent = answer),
        ];
        if (service.Tests.Any(t => t.Optional))
        {
            questions.Add(new TextQuestion(
                "form.option_codes",
                FieldLabels.Of("form.option_codes"),
                () => string.Join(", ", form.OptionCodes),
                typed => SetOptions(form, typed))
            {
                Mandatory = false,
                Hint = "codes séparés par des virgules : "
                    + string.Join(" ; ", service.Tests.Where(t => t.Optional).Select(t => $"{t.Code} - {t.Label}")),
            });
        }

        return questions;
    }

    /// <summary>« FRANCE » in an address, where a place of birth says « FRANCE (DONT OUTRE-MER) » (R71, R72).</summary>
    private static string InAddress(Country country) => country.France ? "FRANCE" : country.Label;

    private static void SetOptions(CandidatureForm form, string typed)
    {
        form.OptionCodes.Clear();
        form.OptionCodes.AddRange(typed.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static ChoiceQuestion YesNo(string field, Func<Answer> current, Action<Answer> answer) => Choice(
        field,
        [Choices.Of("oui", "Oui"), Choices.Of("non", "Non")],
        () => current() switch { Answer.Yes => "oui", Answer.No => "non", _ => "" },
        code => answer(code == "oui" ? Answer.Yes : Answer.No));

    private static TextQuestion Text(string field, Func<string> current, Action<string> answer) =>
        new($"form.{field}", FieldLabels.Of($"form.{field}"), current, answer);

    private static TextQuestion Optional(string field, Func<string> current, Action<string> answer) =>
        Text(field, current, answer) with { Mandatory = false };

    private static ChoiceQuestion Choice(string field, IEnumerable<Choice> all, Func<string> current, Action<string> answer) =>
        new($"form.{field}", FieldLabels.Of($"form.{field}"), Choices.Among(all), current, answer);
}
