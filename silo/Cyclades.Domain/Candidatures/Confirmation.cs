using System.Collections.Immutable;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents;

namespace Cyclades.Domain.Candidatures;

/// <summary>Gathers every input of the « Confirmation d'inscription » of one version (R94 to R105), to be kept with it.</summary>
public static class Confirmation
{
    /// <summary>What a candidature, and each of its tests, is called while the candidate is registered: here and on screens.</summary>
    public const string Registered = "Inscrit";

    private const string SingleSitting = "Ponctuel";

    /// <param name="candidature">The candidature, at the version to be printed.</param>
    /// <param name="email">The candidate's address on that day (D9, D32).</param>
    /// <param name="reference">Drawn for this version alone (B13).</param>
    /// <param name="checkUrl">Public address that checks the reference.</param>
    public static ConfirmationContent ContentOf(
        Candidature candidature, EmailAddress email, OfferedService service, DocumentReference reference, string checkUrl)
    {
        var form = candidature.Form;
        var savedAt = ParisTime.Of(candidature.SavedAt);
        return new ConfirmationContent
        {
            Template = ConfirmationContent.CurrentTemplate,
            Letterhead = LetterheadOf(service),
            ExamTitle = service.Domain.DocumentTitle,
            Session = service.Settings.Label,
            Candidate = candidature.Id.Candidate,
            Registration = candidature.Id.Registration,
            Version = candidature.Version,
            VersionAt = savedAt,
            ReturnDate = service.Settings.ReturnDate,
            Identity = IdentityOf(candidature.Identity, form, email),
            Establishment = new PrintedEstablishment(form.Establishment.Name, form.Establishment.Uai),
            ClassDivision = form.ClassDivision,
            Category = new PrintedCategory(form.Category.Label, form.Category.Code.ToString()),
            ArrangementAsked = form.ArrangementAsked,
            Tests = TestsOf(form.Tests, service.Settings.Note),
            PressConsent = form.PressConsent,
            LocalAuthoritiesConsent = form.AuthoritiesConsent,
            Representative = form.Representative?.Name,
            EditedOn = savedAt.Date,
            AdministrativeReference = $"{service.Academy.Label} {candidature.Id.Registration.Value} {candidature.Version}",
            Reference = reference,
            CheckUrl = checkUrl,
        };
    }

    // The contact block opens with the académie's name, which the letterhead prints by itself.
    private static Letterhead LetterheadOf(OfferedService service) => new(
        service.Academy.ShortName,
        service.Academy.AcademicRegion.Length == 0 ? [] : ["RÉGION ACADÉMIQUE", service.Academy.AcademicRegion],
        service.Ministries,
        [.. service.Contact.Lines.Where(line => line != service.Academy.Label)],
        service.Contact.Mail?.Value ?? "");

    private static PrintedIdentity IdentityOf(Identity identity, CandidatureForm form, EmailAddress email) => new(
        identity.Civility,
        identity.BirthName.ToUpperInvariant(),
        identity.FirstNames,
        identity.UsageName,
        form.Nationality.Label,
        identity.BirthDate.ToString(),
        identity.BirthPlace.IsAbroad
            ? $"{identity.BirthPlace.Locality} - {identity.BirthPlace.Country.Label}"
            : $"{identity.BirthPlace.Locality} - {identity.BirthPlace.Department.Code}",
        form.Telephone,
        email.Value,
        form.Address.Lines());

    private static ImmutableArray<TestGroup> TestsOf(ImmutableArray<TestPaper> tests, string? note) =>
    [
        .. tests
            .GroupBy(test => test.Form)
            .Select((group, index) => new TestGroup(
                TitleOf(group.Key),
                index == 0 ? note : null,
                [.. group.Select(test => new TestRow(test.Code.ToString(), test.Label, Registered, test.Form))])),
    ];

    // R100 for tests sat once; other forms are the catalogue's words.
    private static string TitleOf(string form) =>
        form == SingleSitting ? "EPREUVE(S) PONCTUELLE(S)" : $"EPREUVE(S) - {form.ToUpperInvariant()}";
}
