using System.Collections.Immutable;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Candidatures;

/// <summary>
/// The registration form as typed, complete or not: what a draft keeps. Checking it gives the form or every fault (R76, D11).
/// Answers have no preselection (D14): null is « not answered ».
/// </summary>
public sealed record CandidatureEntry
{
    public static CandidatureEntry Empty { get; } = new();

    /// <summary>What a new form shows: filled in only where a single answer is possible.</summary>
    public static CandidatureEntry PrefilledFor(RegistrationServiceSettings settings) => Empty with
    {
        CandidateCategoryCode = settings.Categories is [var only] ? only.Code.ToString() : null,
        EstablishmentCode = settings.Establishments is [var single] ? single.Code.ToString() : null,
    };

    public string? NationalityCode { get; init; }

    public AddressEntry Address { get; init; } = new(null, null, null, null, null, null, null);

    public string? Phone { get; init; }

    public string? RepresentativeCategoryCode { get; init; }

    public ParentEntry? Father { get; init; }

    public ParentEntry? Mother { get; init; }

    public RepresentativeEntry? LegalRepresentative { get; init; }

    public string? CandidateCategoryCode { get; init; }

    public string? EstablishmentCode { get; init; }

    public string? ClassDivision { get; init; }

    public bool? ArrangementRequested { get; init; }

    public bool? PressConsent { get; init; }

    public bool? AuthoritiesConsent { get; init; }

    public ImmutableArray<string> OptionCodes { get; init; } = [];

    public string? AcceptedTermsHash { get; init; }

    /// <param name="identity">Whose form it is: a birth abroad asks for the parents, a minor for a representative.</param>
    /// <param name="own">The candidate's own address: nobody represents himself.</param>
    /// <param name="service">What may be chosen.</param>
    /// <param name="reference">Lists of countries, nationalities and socio-professional categories.</param>
    /// <param name="earlierTerms">Hash of terms accepted in an earlier version, good as long as the candidature lives.</param>
    public Outcome<CandidatureForm> Check(
        Identity identity, EmailAddress own, OfferedService service, ReferenceLists reference, string? earlierTerms = null)
    {
        var violations = new Violations();
        if (string.IsNullOrEmpty(AcceptedTermsHash))
        {
            violations.Add("form.accepted_terms_hash", FieldFault.Required);
        }

        var establishment = CheckEstablishment(violations, service.Settings);
        var options = CheckOptions(violations, service.Settings);
        var form = new CandidatureForm(
            violations.RequiredChoice("form.nationality_code", NationalityCode, reference.Nationalities.GetValueOrDefault),
            Address.Check(violations, reference),
            CheckPhone(violations),
            violations.RequiredChoice(
                "form.representative_category_code",
                RepresentativeCategoryCode,
                reference.SocioProfessionalCategories.GetValueOrDefault),
            CheckParent(violations, "form.father", Father, identity.BirthPlace.IsAbroad),
            CheckParent(violations, "form.mother", Mother, identity.BirthPlace.IsAbroad),
            CheckRepresentative(violations, own, identity.IsMinorOn(service.Session.FirstDay)),
            CheckCategory(violations, service.Settings),
            establishment is null
                ? new FiledEstablishment(default, "", null)
                : new FiledEstablishment(establishment.Code, establishment.Name, establishment.Uai),
            CheckDivision(violations, establishment),
            Answer(violations, "form.arrangement_requested", ArrangementRequested),
            Answer(violations, "form.press_consent", PressConsent),
            Answer(violations, "form.authorities_consent", AuthoritiesConsent),
            options,
            service.Settings.TestsWith(options),
            AcceptedTermsHash ?? "");
        return violations.Any ? violations.ToRefusal()
            : form.TermsHash == service.Settings.TermsHash || form.TermsHash == earlierTerms ? form
            : new Refusal.TermsChanged();
    }

    private static bool Answer(Violations violations, string path, bool? answer)
    {
        if (answer is null)
        {
            violations.Add(path, FieldFault.Required);
        }

        return answer ?? false;
    }

    private static Parent? CheckParent(Violations violations, string path, ParentEntry? parent, bool bornAbroad)
    {
        if (bornAbroad)
        {
            return new Parent(
                violations.Required($"{path}.last_name", parent?.LastName, Identity.MaximumNameLength, Letters.OfName),
                violations.Required($"{path}.first_names", parent?.FirstNames, Identity.MaximumNameLength, Letters.OfName));
        }

        if (parent is { IsEmpty: false })
        {
            violations.Add(path, FieldFault.NotApplicable);
        }

        return null;
    }

    private string? CheckPhone(Violations violations)
    {
        const int MaximumLength = 20;
        const int FewestDigits = 6;
        var phone = violations.Optional("form.phone", Phone, MaximumLength, Letters.OfTelephone);
        if (phone is not null && phone.Count(char.IsAsciiDigit) < FewestDigits)
        {
            violations.Add("form.phone", FieldFault.Malformed);
        }

        return phone;
    }

    private LegalRepresentative? CheckRepresentative(Violations violations, EmailAddress own, bool minor)
    {
        const string Path = "form.legal_representative";
        if (!minor)
        {
            if (LegalRepresentative is { IsEmpty: false })
            {
                violations.Add(Path, FieldFault.NotApplicable);
            }

            return null;
        }

        var name = violations.Required($"{Path}.name", LegalRepresentative?.Name, Identity.MaximumNameLength, Letters.OfName);
        if (EmailAddress.TryParse(LegalRepresentative?.Email, out var email) && email! != own)
        {
            return new LegalRepresentative(name, email!);
        }

        violations.Add(
            $"{Path}.email",
            string.IsNullOrWhiteSpace(LegalRepresentative?.Email) ? FieldFault.Required
            : email == own ? FieldFault.OwnAddress
            : FieldFault.Malformed);
        return null;
    }

    private CandidateCategory CheckCategory(Violations violations, RegistrationServiceSettings settings)
    {
        const string Path = "form.candidate_category_code";
        if (CategoryCode.TryParse(CandidateCategoryCode?.Trim(), out var code) && settings.FindCategory(code) is { } category)
        {
            return category;
        }

        violations.Add(Path, string.IsNullOrWhiteSpace(CandidateCategoryCode) ? FieldFault.Required : FieldFault.NotOffered);
        return new CandidateCategory(default, "", false);
    }

    private Establishment? CheckEstablishment(Violations violations, RegistrationServiceSettings settings)
    {
        const string Path = "form.establishment_code";
        if (Catalogue.EstablishmentCode.TryParse(EstablishmentCode?.Trim(), out var code)
            && settings.FindEstablishment(code) is { } establishment)
        {
            return establishment;
        }

        violations.Add(Path, string.IsNullOrWhiteSpace(EstablishmentCode) ? FieldFault.Required : FieldFault.NotOffered);
        return null;
    }

    private string? CheckDivision(Violations violations, Establishment? establishment)
    {
        var division = Violations.Tidy(ClassDivision);
        if (division.Length == 0 || establishment is null)
        {
            return null;
        }

        if (!establishment.Divisions.Contains(division))
        {
            violations.Add("form.class_division", FieldFault.NotOffered);
        }

        return division;
    }

    private ImmutableArray<TestCode> CheckOptions(Violations violations, RegistrationServiceSettings settings)
    {
        const string Path = "form.option_codes";
        var codes = ImmutableArray.CreateBuilder<TestCode>();
        foreach (var typed in OptionCodes.IsDefault ? [] : OptionCodes)
        {
            if (TestCode.TryParse(typed, out var code))
            {
                codes.Add(code);
            }
            else
            {
                violations.Add(Path, FieldFault.NotOffered);
            }
        }

        var chosen = codes.ToImmutable();
        violations.Add(settings.CheckOptions(chosen, Path));
        return chosen;
    }
}

/// <summary>The address as typed (R72, D11).</summary>
public sealed record AddressEntry(
    string? CountryCode,
    string? Line1,
    string? Line2,
    string? Line3,
    string? Line4,
    string? PostalCode,
    string? Locality)
{
    private const string Path = "form.address";
    private const int FrenchPostalCodeLength = 5;
    private const int LongestPostalCode = 12;

    internal PostalAddress Check(Violations violations, ReferenceLists reference)
    {
        var country = violations.RequiredChoice($"{Path}.country_code", CountryCode, reference.AddressCountries.GetValueOrDefault);
        var postalCode = violations.Required($"{Path}.postal_code", PostalCode, LongestPostalCode, Letters.OfPostalCode);
        if (country.Code == ReferenceLists.France
            && postalCode.Length > 0
            && !(postalCode.Length == FrenchPostalCodeLength && postalCode.All(char.IsAsciiDigit)))
        {
            violations.Add($"{Path}.postal_code", FieldFault.Malformed);
        }

        return new PostalAddress(
            country,
            violations.Required($"{Path}.line1", Line1, PostalAddress.MaximumLineLength, Letters.OfLine),
            violations.Optional($"{Path}.line2", Line2, PostalAddress.MaximumLineLength, Letters.OfLine),
            violations.Optional($"{Path}.line3", Line3, PostalAddress.MaximumLineLength, Letters.OfLine),
            violations.Optional($"{Path}.line4", Line4, PostalAddress.MaximumLineLength, Letters.OfLine),
            postalCode,
            violations.Required($"{Path}.locality", Locality, PostalAddress.MaximumLineLength, Letters.OfLine));
    }
}

/// <summary>Father or mother as typed.</summary>
public sealed record ParentEntry(string? LastName, string? FirstNames)
{
    internal bool IsEmpty => string.IsNullOrWhiteSpace(LastName) && string.IsNullOrWhiteSpace(FirstNames);
}

/// <summary>The legal representative as typed.</summary>
public sealed record RepresentativeEntry(string? Name, string? Email)
{
    internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email);
}
