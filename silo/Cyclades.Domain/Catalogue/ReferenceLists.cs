using System.Collections.Frozen;

namespace Cyclades.Domain.Catalogue;

/// <summary>
/// What the rules need of the reference data: which codes exist, and the label that goes with each.
/// The server fills it once; a rule never sees where the data come from.
/// </summary>
/// <param name="Countries">INSEE codes, <see cref="France"/> included, as countries of birth: « FRANCE (DONT OUTRE-MER) » (R29).</param>
/// <param name="AddressCountries">The same as countries of an address: « FRANCE » (R72).</param>
/// <param name="Nationalities">INSEE codes of the countries whose nationality may be chosen, « Français » (R71).</param>
/// <param name="SocioProfessionalCategories">The list of R74, « Non renseigné » included (D11).</param>
/// <param name="Departements">« 035 » gives « 035 - ILLE ET VILAINE » (R30); <see cref="DepartementAbroad"/> is none of them.</param>
/// <param name="CommunesByDepartement">Communes, those that no longer exist included, by département (R31).</param>
public sealed record ReferenceLists(
    FrozenDictionary<string, string> Countries,
    FrozenDictionary<string, string> AddressCountries,
    FrozenDictionary<string, string> Nationalities,
    FrozenDictionary<string, string> SocioProfessionalCategories,
    FrozenDictionary<string, string> Departements,
    FrozenDictionary<string, FrozenDictionary<string, string>> CommunesByDepartement)
{
    /// <summary>INSEE's code of « FRANCE (DONT OUTRE-MER) » (R29).</summary>
    public const string France = "99100";

    /// <summary>The département of a birth abroad (D7).</summary>
    public const string DepartementAbroad = "099";

    /// <summary>« SAINT-MALO » for the code of a commune of this département; null when there is none.</summary>
    public string? Commune(string departement, string code) =>
        CommunesByDepartement.GetValueOrDefault(departement)?.GetValueOrDefault(code);
}
