using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Candidatures;

/// <summary>What the candidate filed (R71 to R85). A value that exists passed every check of its day.</summary>
/// <param name="Nationality">« Français ».</param>
/// <param name="Address">Postal address.</param>
/// <param name="Telephone">« Téléphone personnel », if given.</param>
/// <param name="RepresentativeCategory">« Catégorie socio-professionnelle d'un représentant légal » (R74).</param>
/// <param name="Father">Asked only of a candidate born abroad (R75).</param>
/// <param name="Mother">Asked only of a candidate born abroad (R75).</param>
/// <param name="Representative">Legal representative of a minor (D38); null for an adult.</param>
/// <param name="Category">« Catégorie du candidat » (R78).</param>
/// <param name="Establishment">« Etablissement » (R79).</param>
/// <param name="ClassDivision">« Division de classe », if chosen (D13).</param>
/// <param name="ArrangementAsked">« Demande d'aménagement(s) d'épreuves au titre du handicap » (R81, D10).</param>
/// <param name="PressConsent">Results may go to the press (R84).</param>
/// <param name="AuthoritiesConsent">Results, name and address may go to local authorities (R85).</param>
/// <param name="Options">Optional tests chosen (D39).</param>
/// <param name="Tests">Every test the candidate is registered for, chosen ones included, as the catalogue had them (R86).</param>
/// <param name="TermsHash">Hash of the « Modalités d'inscription » that were accepted (R67, D17).</param>
public sealed record CandidatureForm(
    Choice Nationality,
    PostalAddress Address,
    string? Telephone,
    Choice RepresentativeCategory,
    Parent? Father,
    Parent? Mother,
    LegalRepresentative? Representative,
    CandidateCategory Category,
    FiledEstablishment Establishment,
    string? ClassDivision,
    bool ArrangementAsked,
    bool PressConsent,
    bool AuthoritiesConsent,
    ImmutableArray<TestCode> Options,
    ImmutableArray<TestPaper> Tests,
    string TermsHash);

/// <summary>« Adresse » of R72.</summary>
public sealed record PostalAddress(
    Choice Country,
    string Line1,
    string? Line2,
    string? Line3,
    string? Line4,
    string PostalCode,
    string Locality)
{
    public const int MaximumLineLength = 60;

    [JsonIgnore]
    public bool IsInFrance => Country.Code == ReferenceLists.France;

    /// <summary>As written on an envelope; the country only when it is not France.</summary>
    public ImmutableArray<string> Lines() =>
    [
        .. new[] { Line1, Line2, Line3, Line4, $"{PostalCode} {Locality}", IsInFrance ? null : Country.Label }.OfType<string>(),
    ];
}

/// <summary>Father or mother of a candidate born abroad (R75).</summary>
public sealed record Parent(string LastName, string FirstNames);

/// <summary>Legal representative of a minor: confirms by a mailed link (D38).</summary>
public sealed record LegalRepresentative(string Name, EmailAddress Email);

/// <summary>The établissement as it was when chosen.</summary>
/// <param name="Name">« CLG DU MAZELOT - ANGLURE ».</param>
/// <param name="Uai">« 0510001Z », where it has one.</param>
public sealed record FiledEstablishment(EstablishmentCode Code, string Name, Uai? Uai)
{
    /// <summary>« CLG DU MAZELOT - ANGLURE (0510001Z) » (R97).</summary>
    [JsonIgnore]
    public string NameWithUai => Uai is { } uai ? $"{Name} ({uai})" : Name;
}
