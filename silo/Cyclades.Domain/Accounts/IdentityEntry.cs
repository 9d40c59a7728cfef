using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Accounts;

/// <summary>The identity as typed in the form, with its confirmations (R22 to R31). Checking it gives the identity or every fault.</summary>
public sealed record IdentityEntry(
    Sex? Sex,
    string? BirthName,
    string? BirthNameConfirmation,
    string? UsageName,
    string? FirstNames,
    PartialDate? BirthDate,
    PartialDate? BirthDateConfirmation,
    string? CountryCode,
    string? DepartmentCode,
    string? CommuneCode,
    string? Town)
{
    /// <summary>Nobody who registers was born before.</summary>
    public static DateOnly EarliestBirth { get; } = new(1900, 1, 1);

    /// <param name="reference">Lists of countries, départements and communes.</param>
    /// <param name="today">The day in Paris: nobody is born after it.</param>
    public Outcome<Identity> Check(ReferenceLists reference, DateOnly today)
    {
        var violations = new Violations();
        var identity = Check(violations, reference, today);
        return violations.Any ? violations.ToRefusal() : identity;
    }

    internal Identity Check(Violations violations, ReferenceLists reference, DateOnly today)
    {
        if (Sex is null)
        {
            violations.Add("identity.sex", FieldFault.Required);
        }

        var birthName = violations.Required("identity.birth_name", BirthName, Identity.MaximumNameLength, Letters.OfName);
        violations.Confirm("identity.birth_name_confirmation", BirthName, BirthNameConfirmation);
        var usageName = violations.Optional("identity.usage_name", UsageName, Identity.MaximumNameLength, Letters.OfName);
        var firstNames = violations.Required("identity.first_names", FirstNames, Identity.MaximumNameLength, Letters.OfName);
        CheckBirthDate(violations, today);
        var place = CheckBirthPlace(violations, reference);
        return new Identity(Sex ?? default, birthName, usageName, firstNames, BirthDate ?? new PartialDate(1, 1, 1), place);
    }

    private void CheckBirthDate(Violations violations, DateOnly today)
    {
        const string Path = "identity.birth_date";
        if (BirthDate is null)
        {
            violations.Add(Path, FieldFault.Required);
        }
        else if (!BirthDate.IsComplete)
        {
            violations.Add(Path, FieldFault.Malformed);
        }
        else if (!BirthDate.Exists || BirthDate.Latest > today || BirthDate.Latest < EarliestBirth)
        {
            violations.Add(Path, FieldFault.DateOutOfRange);
        }

        if (BirthDateConfirmation is null)
        {
            violations.Add($"{Path}_confirmation", FieldFault.Required);
        }
        else if (BirthDateConfirmation != BirthDate)
        {
            violations.Add($"{Path}_confirmation", FieldFault.ConfirmationDiffers);
        }
    }

    // In France: a listed commune of a listed département. Abroad (D7): département 099, the town as typed.
    private BirthPlace CheckBirthPlace(Violations violations, ReferenceLists reference)
    {
        var country = violations.RequiredChoice("identity.birth_place.country_code", CountryCode, reference.Countries.GetValueOrDefault);
        if (country.Code == "" || country.Code == ReferenceLists.France)
        {
            var department = violations.RequiredChoice("identity.birth_place.department_code", DepartmentCode, reference.Departements.GetValueOrDefault);
            var commune = violations.RequiredChoice(
                "identity.birth_place.commune_code", CommuneCode, code => reference.Commune(department.Code, code));
            if (!string.IsNullOrWhiteSpace(Town))
            {
                violations.Add("identity.birth_place.town", FieldFault.NotApplicable);
            }

            return new BirthPlace(country, department, commune, null);
        }

        if (DepartmentCode?.Trim() is not (null or "" or ReferenceLists.DepartementAbroad))
        {
            violations.Add("identity.birth_place.department_code", FieldFault.NotApplicable);
        }

        if (!string.IsNullOrWhiteSpace(CommuneCode))
        {
            violations.Add("identity.birth_place.commune_code", FieldFault.NotApplicable);
        }

        var town = violations.Required("identity.birth_place.town", Town, BirthPlace.MaximumTownLength, Letters.OfLine);
        return new BirthPlace(country, new Choice(ReferenceLists.DepartementAbroad, ReferenceLists.DepartementAbroad), null, town);
    }
}
