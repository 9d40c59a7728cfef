using Cyclades.Console.Server;
using Cyclades.Console.Showing;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Asking;

/// <summary>The questions of the account's form, in the order of the screen (R22 to R35).</summary>
internal static class AccountQuestions
{
    private const string PasswordHint = "8 à 20 caractères dont majuscule, minuscule et caractère spécial";

    /// <summary>The account's form gives examples (R34), the page of a new password does not (R56).</summary>
    private const string FirstPasswordHint = $"{PasswordHint} (exemple : ./! * etc...)";

    public static async Task<IReadOnlyList<Question>> OfAccountAsync(CreateAccountRequest request, Connection server) =>
    [
        .. await OfIdentityAsync(request.Identity, server),
        .. OfEmail(
            () => request.Email, typed => request.Email = typed,
            () => request.EmailConfirmation, typed => request.EmailConfirmation = typed),
        .. OfPassword(typed => request.Password = typed, typed => request.PasswordConfirmation = typed, FirstPasswordHint),
    ];

    public static async Task<IReadOnlyList<Question>> OfIdentityAsync(IdentityForm identity, Connection server)
    {
        var countries = (await server.AskAsync(o => server.Reference.ListCountriesAsync(new ListCountriesRequest(), o))).Countries;
        var departments =
            (await server.AskAsync(o => server.Reference.ListDepartmentsAsync(new ListDepartmentsRequest(), o))).Departments;
        var place = identity.BirthPlace ??= new BirthPlaceForm();
        bool InFrance() => countries.FirstOrDefault(c => c.Code == place.CountryCode) is { France: true };

        return
        [
            new ChoiceQuestion(
                "identity.sex",
                "Sexe",
                Choices.Among([Choices.Of("1", "Féminin"), Choices.Of("2", "Masculin")]),
                () => identity.Sex == Sex.Unspecified ? "" : $"{(int)identity.Sex}",
                code => identity.Sex = code == "1" ? Sex.Female : Sex.Male),
            Text("identity.birth_name", () => identity.BirthName, typed => identity.BirthName = typed),
            Text("identity.birth_name_confirmation", () => identity.BirthNameConfirmation, typed => identity.BirthNameConfirmation = typed),
            Text("identity.usage_name", () => identity.UsageName, typed => identity.UsageName = typed) with { Mandatory = false },
            Text("identity.first_names", () => identity.FirstNames, typed => identity.FirstNames = typed),
            Date("identity.birth_date", () => identity.BirthDate, typed => identity.BirthDate = typed),
            Date("identity.birth_date_confirmation", () => identity.BirthDateConfirmation, typed => identity.BirthDateConfirmation = typed),
            Choice(
                "identity.birth_place.country_code",
                Choices.Among(countries.Select(c => Choices.Of(c.Code, c.Label))),
                () => place.CountryCode,
                code =>
                {
                    place.CountryCode = code;
                    if (InFrance())
                    {
                        place.Town = "";
                    }
                    else
                    {
                        (place.DepartmentCode, place.CommuneCode) = ("", "");
                    }
                }),
            Choice(
                "identity.birth_place.department_code",
                Choices.Among(departments.Select(d => Choices.Of(d.Code, d.Label))),
                () => place.DepartmentCode,
                code => place.DepartmentCode = code) with { When = InFrance },
            Choice(
                "identity.birth_place.commune_code",
                typed => SearchAsync(server, place.DepartmentCode, typed),
                () => place.CommuneCode,
                code => place.CommuneCode = code) with { When = InFrance, Hint = "Champ de recherche fonction du département" },
            Text("identity.birth_place.town", () => place.Town, typed => place.Town = typed) with { When = () => !InFrance() },
        ];
    }

    public static IReadOnlyList<Question> OfEmail(
        Func<string> email,
        Action<string> setEmail,
        Func<string> confirmation,
        Action<string> setConfirmation) =>
    [
        Text("email", email, setEmail) with { Hint = "Exemple: nom.prenom@domaine.fr" },
        Text("email_confirmation", confirmation, setConfirmation) with { Hint = "Exemple: nom.prenom@domaine.fr" },
    ];

    public static IReadOnlyList<Question> OfPassword(
        Action<string> setPassword, Action<string> setConfirmation, string hint = PasswordHint) =>
    [
        new SecretQuestion("password", FieldLabels.Of("password"), setPassword) { Hint = hint },
        new SecretQuestion("password_confirmation", FieldLabels.Of("password_confirmation"), setConfirmation),
    ];

    private static async Task<IReadOnlyList<Choice>> SearchAsync(Connection server, string department, string typed)
    {
        var request = new SearchCommunesRequest { DepartmentCode = department, Query = typed };
        var found = (await server.AskAsync(o => server.Reference.SearchCommunesAsync(request, o)))
            .Communes.Select(c => Choices.Of(c.Code, c.Name)).ToList();
        return typed.Length == 0 ? found : Choices.Find(found, typed) is [var exact] ? [exact] : found;
    }

    private static TextQuestion Text(string path, Func<string> current, Action<string> answer) =>
        new(path, FieldLabels.Of(path), current, answer);

    private static DateQuestion Date(string path, Func<PartialDate?> current, Action<PartialDate> answer) =>
        new(path, FieldLabels.Of(path), current, answer) { Hint = "Exemple: 30/05/1998" };

    private static ChoiceQuestion Choice(
        string path,
        Func<string, Task<IReadOnlyList<Choice>>> search,
        Func<string> current,
        Action<string> answer) => new(path, FieldLabels.Of(path), search, current, answer);
}
