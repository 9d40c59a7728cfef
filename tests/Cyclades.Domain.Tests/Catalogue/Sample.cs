using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Tests.Catalogue;

/// <summary>Sound settings, to be spoilt one field at a time.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2023, 9, 11, 8, 45, 0, TimeSpan.Zero);

    public static readonly ServiceId Reims = ServiceId.Parse("CFG-2023-06/19");

    public static NationalSettings National { get; } = new(
        [new ExamDomain(DomainCode.Parse("CFG"), ExamKind.Examen, "CERTIFICAT DE FORMATION GÉNÉRALE", "CFG", "CERTIFICAT DE FORMATION GENERALE")],
        [new NationalSession(Reims.Session, DomainCode.Parse("CFG"), 2023, 6, new DateOnly(2023, 6, 15))],
        [new Academy(Reims.Academy, AcademyKind.Academie, "ACADÉMIE DE REIMS", "Reims", "GRAND EST", "Europe/Paris", new Contact(["ACADÉMIE DE REIMS"]))],
        ["MINISTÈRE DE L'ÉDUCATION NATIONALE"],
        [new Notice("", "Le site sera indisponible.", new OpenPeriod(Now, Now.AddDays(1)))],
        [new HelpLink("Créer mon compte", new Uri("https://videos.example.org/1"))]);

    public static RegistrationServiceSettings Settings { get; } = new(
        Reims,
        "JUIN 2023",
        new OpenPeriod(Paris(2023, 9, 1, 8), Paris(2023, 9, 27, 18)),
        new DateOnly(2023, 9, 29),
        [new CandidateCategory(CategoryCode.Parse("520"), "INDIVIDUEL", true)],
        [new Establishment(EstablishmentCode.Parse("0510001Z"), "CLG DU MAZELOT", "ANGLURE", Uai.Parse("0510001Z"), ["Div1"])],
        [
            new TestPaper(TestCode.Parse("001"), "Entretien avec le jury", "Ponctuel"),
            new TestPaper(TestCode.Parse("002"), "Mathématiques", "Ponctuel"),
        ],
        [],
        "Modalités d'inscription");

    /// <summary>Three optional languages: one or two of them, German and Alsatian exclude each other.</summary>
    public static RegistrationServiceSettings WithOptions { get; } = Settings with
    {
        Tests =
        [
            .. Settings.Tests,
            new TestPaper(TestCode.Parse("021"), "Allemand", "Ponctuel", Optional: true),
            new TestPaper(TestCode.Parse("022"), "Anglais", "Ponctuel", Optional: true),
            new TestPaper(TestCode.Parse("023"), "Alsacien", "Ponctuel", Optional: true),
        ],
        OptionRules =
        [
            new OptionRule.Choose("Langues", Codes("021", "022", "023"), 1, 2),
            new OptionRule.Exclude("Allemand ou alsacien", Codes("021", "023")),
        ],
    };

    public static System.Collections.Immutable.ImmutableArray<TestCode> Codes(params string[] codes) => [.. codes.Select(TestCode.Parse)];

    public static DateTimeOffset Paris(int year, int month, int day, int hour, int minute = 0) =>
        LegalTime.At(new DateOnly(year, month, day), new TimeOnly(hour, minute), LegalTime.Paris)!.Value;
}
