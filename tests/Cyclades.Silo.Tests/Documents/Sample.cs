using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Documents;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>Contents to print: the guide's own example, and two that take more room.</summary>
internal static class Sample
{
    public static ConfirmationContent Named(string name) => name switch
    {
        "guide" => Guide,
        "minor" => Minor,
        "many-tests" => ManyTests,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The page of chapter 4.1 of the guide, with invented numbers and address.</summary>
    public static ConfirmationContent Guide { get; } = new()
    {
        Template = 1,
        Letterhead = new Letterhead(
            "Reims",
            ["RÉGION ACADÉMIQUE", "GRAND EST"],
            ["MINISTÈRE", "DE L'ÉDUCATION NATIONALE", "MINISTÈRE", "DE L'ENSEIGNEMENT SUPÉRIEUR,", "DE LA RECHERCHE", "ET DE L'INNOVATION"],
            ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"],
            "a@a.fr"),
        ExamTitle = "CERTIFICAT DE FORMATION GENERALE",
        Session = "JUIN 2023",
        Candidate = new CandidateNumber(2_194_302_180),
        Registration = new RegistrationNumber(6),
        Version = 1,
        VersionAt = ParisTime.Of(new DateTimeOffset(2023, 9, 11, 8, 45, 0, TimeSpan.Zero)),
        ReturnDate = new DateOnly(2023, 9, 29),
        Identity = new PrintedIdentity(
            "MONSIEUR", "LAMY", "Paul", null, "Français", "01/01/2002", "RENNES - 035", null, "paul.lamy@gmail.com",
            ["12 rue de Paris", "51000 CHALONS EN CHAMPAGNE"]),
        Establishment = new PrintedEstablishment("CLG DU MAZELOT - ANGLURE", Uai.Parse("0510001Z")),
        Category = new PrintedCategory("INDIVIDUEL", "520"),
        ArrangementAsked = false,
        Tests =
        [
            new TestGroup(
                "EPREUVE(S) PONCTUELLE(S)",
                "NB : Pensez à apporter le dossier que vous avez éventuellement préparé.",
                [
                    new TestRow("001", "Entretien avec le jury", "Inscrit", "Ponctuel"),
                    new TestRow("002", "Mathématiques", "Inscrit", "Ponctuel"),
                    new TestRow("003", "Français", "Inscrit", "Ponctuel"),
                ]),
        ],
        PressConsent = false,
        LocalAuthoritiesConsent = false,
        EditedOn = new DateOnly(2023, 9, 11),
        AdministrativeReference = "ACADÉMIE DE REIMS 1 1",
        Reference = DocumentReference.Parse("7H3K-09QZ-MN4T-X2VB"),
        CheckUrl = "https://cyclades.example.fr/verifier/7H3K-09QZ-MN4T-X2VB",
    };

    /// <summary>A minor born abroad, with a telephone, a usage name, a class division and an arrangement.</summary>
    public static ConfirmationContent Minor { get; } = Guide with
    {
        Version = 12,
        Identity = new PrintedIdentity(
            "MADAME", "DE LA TOUR D'AUVERGNE-LAURAGUAIS ŠIMKOVÁ", "Maëlle Zoé Éléonore Françoise Ÿvonne", "NGUYỄN-ŁUKASIEWICZ", "Français",
            "29/02/2008", "SAINT-PÉTERSBOURG - FÉDÉRATION DE RUSSIE", "01 23 45 67 89", "maelle.de-la-tour-d-auvergne-lauraguais@courriel.exemple.fr",
            ["Chez Mme ŒUVRARD", "Résidence « Les Tilleuls », bâtiment C, escalier 4, appartement 1207", "148 ter avenue du Général de Gaulle", "Lieu-dit La Croix-Saint-Ouen", "51000 CHALONS EN CHAMPAGNE", "FRANCE"]),
        ClassDivision = "Div1",
        ArrangementAsked = true,
        PressConsent = true,
        Representative = "Anne-Charlotte DE LA TOUR D'AUVERGNE-LAURAGUAIS",
    };

    /// <summary>A contest with more tests than one page holds.</summary>
    public static ConfirmationContent ManyTests { get; } = Minor with
    {
        ExamTitle = "CONCOURS GENERAL DES METIERS - AGENCEMENT DE L'ESPACE ARCHITECTURAL",
        Tests =
        [
            .. Guide.Tests,
            new TestGroup(
                "EPREUVE(S) OBLIGATOIRE(S)", null,
                [.. Enumerable.Range(101, 45).Select(n => new TestRow(n.ToString(CultureInfo.InvariantCulture), "Composition écrite sur un sujet de culture générale", "Inscrit", "Ponctuel"))]),
            new TestGroup(
                "EPREUVE(S) FACULTATIVE(S)", null,
                [new TestRow("901", "Langue vivante étrangère : anglais, allemand, espagnol, italien, portugais, arabe littéral ou néerlandais, au choix du candidat", "Inscrit", "Contrôle en cours de formation")]),
        ],
    };
}
