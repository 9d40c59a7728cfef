using Cyclades.Domain;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>The guide's own example, and its file.</summary>
internal static class Some
{
    public static ConfirmationContent Confirmation { get; } = new()
    {
        Template = 1,
        Letterhead = new Letterhead(
            "Reims",
            ["RÉGION ACADÉMIQUE", "GRAND EST"],
            Letterhead.NationalMinistries,
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

    public static byte[] Rendered(ConfirmationContent content)
    {
        Assert.False(ConfirmationDocument.Render(content).IsRefused(out _, out var file));
        return file!;
    }
}
