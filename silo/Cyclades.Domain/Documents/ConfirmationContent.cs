using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Documents;

/// <summary>
/// Every input of one « Confirmation d'inscription » (R94–R105), kept with the version that it confirms.
/// With <see cref="Template"/> it decides every byte of the document, for ever: settings and catalogue may change
/// afterwards, this does not. Texts are as printed; a field added later must have a default, so that older
/// content still reads.
/// </summary>
public sealed record ConfirmationContent
{
    /// <summary>The template of documents made today; earlier ones stay in the code.</summary>
    public const int CurrentTemplate = 1;

    /// <summary>Characters that any one text may have: enough for every name and address, and a running header still fits.</summary>
    public const int LongestText = 500;

    public required int Template { get; init; }

    public required Letterhead Letterhead { get; init; }

    /// <summary>
    /// « CERTIFICAT DE FORMATION GENERALE »: the catalogue's title for documents, which may be spelt otherwise
    /// than the name on screen (D42).
    /// </summary>
    public required string ExamTitle { get; init; }

    /// <summary>« JUIN 2023 ».</summary>
    public required string Session { get; init; }

    public required CandidateNumber Candidate { get; init; }

    public required RegistrationNumber Registration { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>When this version was saved.</summary>
    public required ParisTime VersionAt { get; init; }

    /// <summary>Last day to return or sign the document (R99, D15).</summary>
    public required DateOnly ReturnDate { get; init; }

    public required PrintedIdentity Identity { get; init; }

    public required PrintedEstablishment Establishment { get; init; }

    /// <summary>« Div1 »; null when not given (D13).</summary>
    public string? ClassDivision { get; init; }

    public required PrintedCategory Category { get; init; }

    /// <summary>An arrangement of the tests is asked because of a handicap (D10).</summary>
    public required bool ArrangementAsked { get; init; }

    /// <summary>Tests and chosen options, in the order of print.</summary>
    public required ImmutableArray<TestGroup> Tests { get; init; }

    /// <summary>Results may go to the press and to private sites (R84).</summary>
    public required bool PressConsent { get; init; }

    /// <summary>Results, name and address may go to local authorities (R85).</summary>
    public required bool LocalAuthoritiesConsent { get; init; }

    /// <summary>First and family name of the legal representative of a minor; null for an adult (D38).</summary>
    public string? Representative { get; init; }

    /// <summary>« Edité le ».</summary>
    public required DateOnly EditedOn { get; init; }

    /// <summary>What follows « Référence Réservée à l'administration : »: « ACADÉMIE DE REIMS 1 1 ».</summary>
    public required string AdministrativeReference { get; init; }

    public required DocumentReference Reference { get; init; }

    /// <summary>Public address that answers whether this document is authentic; also in the QR code (B13).</summary>
    public required string CheckUrl { get; init; }

    /// <summary>
    /// The texts that the document cannot print: with a character outside the <see cref="Repertoire"/> (the bound is
    /// the first one, as U+nnnn) or longer than <see cref="LongestText"/>. Empty for what came through the input rules.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<FieldViolation> Unprintable =>
        [.. Texts().Select(text => FaultOf(text.Path, text.Value)).OfType<FieldViolation>()];

    private static FieldViolation? FaultOf(string path, string? text) =>
        Repertoire.FirstOutside(text) is { } character
            ? new FieldViolation(path, FieldFault.ForbiddenCharacter, character)
            : text?.Length > LongestText
                ? new FieldViolation(path, FieldFault.TooLong, LongestText.ToString(CultureInfo.InvariantCulture))
                : null;

    private IEnumerable<(string Path, string? Value)> Texts() =>
    [
        ("exam_title", ExamTitle),
        ("session", Session),
        ("class_division", ClassDivision),
        ("representative", Representative),
        ("administrative_reference", AdministrativeReference),
        ("check_url", CheckUrl),
        ("category.label", Category.Label),
        ("category.code", Category.Code),
        ("establishment", Establishment.Name),
        ("letterhead.academy", Letterhead.Academy),
        .. Letterhead.Region.Select(line => ("letterhead.region", line)),
        .. Letterhead.Ministries.Select(line => ("letterhead.ministries", line)),
        .. Letterhead.Service.Select(line => ("letterhead.service", line)),
        ("letterhead.service_email", Letterhead.ServiceEmail),
        ("identity.civility", Identity.Civility),
        ("identity.family_name", Identity.FamilyName),
        ("identity.first_names", Identity.FirstNames),
        ("identity.usage_name", Identity.UsageName),
        ("identity.nationality", Identity.Nationality),
        ("identity.birth_date", Identity.BirthDate),
        ("identity.birth_place", Identity.BirthPlace),
        ("identity.telephone", Identity.Telephone),
        ("identity.email", Identity.Email),
        .. Identity.PostalAddress.Select(line => ("identity.postal_address", line)),
        .. Tests.SelectMany(group => new[] { ("tests.title", group.Title), ("tests.note", group.Note) }),
        .. Tests.SelectMany(group => group.Rows).SelectMany(row =>
            new[] { ("tests.code", row.Code), ("tests.label", row.Label), ("tests.state", row.State), ("tests.form", row.Form) }),
    ];
}

/// <summary>Who issues the document (R96). Text only: the State's marks are the State's.</summary>
/// <param name="Academy">« Reims », printed under the word « académie ».</param>
/// <param name="Region">« RÉGION ACADÉMIQUE », « GRAND EST ».</param>
/// <param name="Ministries">Lines of the ministries, as the catalogue gives them.</param>
/// <param name="Service">Lines of the service's address: « Rectorat », « Rue », « 51000 CHALONS EN CHAMPAGNE ».</param>
/// <param name="ServiceEmail">Printed after « Mél : ».</param>
public sealed record Letterhead(
    string Academy,
    ImmutableArray<string> Region,
    ImmutableArray<string> Ministries,
    ImmutableArray<string> Service,
    string ServiceEmail);

/// <summary>The candidate as the document prints it (R97, R98).</summary>
/// <param name="Civility">« MONSIEUR ».</param>
/// <param name="FamilyName">« LAMY ».</param>
/// <param name="FirstNames">« Paul ».</param>
/// <param name="UsageName">Nom d'usage; null when there is none.</param>
/// <param name="Nationality">« Français ».</param>
/// <param name="BirthDate">« 01/01/2002 »; as the identity document gives it when day or month are unknown.</param>
/// <param name="BirthPlace">« RENNES - 035 »; abroad, the town and the country.</param>
/// <param name="Telephone">Null when not given.</param>
/// <param name="Email">Contact address.</param>
/// <param name="PostalAddress">Lines of the candidate's address, country last when abroad; may be empty.</param>
public sealed record PrintedIdentity(
    string Civility,
    string FamilyName,
    string FirstNames,
    string? UsageName,
    string Nationality,
    string BirthDate,
    string BirthPlace,
    string? Telephone,
    string Email,
    ImmutableArray<string> PostalAddress);

/// <summary>« CLG DU MAZELOT - ANGLURE (0510001Z) »; the code is null for an établissement that has none, such as a group of individual candidates.</summary>
public sealed record PrintedEstablishment(string Name, Uai? Code);

/// <summary>« INDIVIDUEL (520) ».</summary>
public sealed record PrintedCategory(string Label, string Code);

/// <summary>One block of the table of tests (R100).</summary>
/// <param name="Title">« EPREUVE(S) PONCTUELLE(S) ».</param>
/// <param name="Note">« NB : Pensez à apporter… », from the catalogue (D39); null when there is none.</param>
/// <param name="Rows">At least one.</param>
public sealed record TestGroup(string Title, string? Note, ImmutableArray<TestRow> Rows);

/// <summary>« 001 - Entretien avec le jury », « Inscrit », « Ponctuel ».</summary>
public sealed record TestRow(string Code, string Label, string State, string Form);
