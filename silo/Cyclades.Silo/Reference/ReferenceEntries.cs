using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Reference;

/// <summary>A country of birth or of residence.</summary>
/// <param name="Code">INSEE's, « 99100 »: what FranceConnect gives too.</param>
/// <param name="Name">As a country of birth: « FRANCE (DONT OUTRE-MER) » (R29).</param>
/// <param name="AddressName">In an address: « FRANCE » (R72).</param>
internal sealed record Country(string Code, string Name, string AddressName);

/// <summary>A nationality.</summary>
/// <param name="Code">INSEE's code of the country, or <see cref="ReferenceData.Stateless"/>.</param>
/// <param name="Name">« Français » (R71).</param>
internal sealed record Nationality(string Code, string Name);

/// <summary>A département, DOM or COM of birth.</summary>
/// <param name="Code">« 035 », « 02A », « 971 »; « 099 » for a birth abroad (D7).</param>
/// <param name="Name">« ILLE ET VILAINE ».</param>
internal sealed record Departement(string Code, string Name)
{
    /// <summary>« 035 - ILLE ET VILAINE » (R30).</summary>
    public string Label => $"{Code} - {Name}";
}

/// <summary>A commune or an arrondissement of Paris, Lyon or Marseille; or one that no longer exists, or not under that name.</summary>
/// <param name="Code">INSEE's code; of a former one followed by its end, since codes are used again: « 35213@1967-10-30 ».</param>
/// <param name="Departement">Code of its département as printed, « 035 ».</param>
/// <param name="Name">« SAINT-MALO » (R31).</param>
/// <param name="Ended">First day on which it no longer existed, or no longer under that name; null when it does.</param>
internal sealed record Commune(string Code, string Departement, string Name, DateOnly? Ended)
{
    /// <summary>« SAINT-MALO », or « PARAME (jusqu'au 29/10/1967) ».</summary>
    public string Label => Ended is { } ended
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} (jusqu'au {ended.AddDays(-1):dd/MM/yyyy})")
        : Name;
}

/// <summary>A « catégorie socio-professionnelle » of a legal representative (R74).</summary>
internal sealed record SocioProfessionalCategory(string Code, string Name);

/// <summary>An académie as the Education ministry numbers it, with its legal time (D21).</summary>
internal sealed record KnownAcademy(AcademyCode Code, string Label, string ShortName, string AcademicRegion, string Zone);
