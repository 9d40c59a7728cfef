using System.Collections.Frozen;

namespace Cyclades.Domain.Catalogue;

/// <summary>
/// What the rules need of the reference data: which codes exist. The server fills it once; a rule never sees the data.
/// </summary>
/// <param name="Countries">INSEE codes, <see cref="France"/> included: countries of birth and of residence (R29, R72).</param>
/// <param name="Nationalities">INSEE codes of the countries whose nationality may be chosen (R71).</param>
/// <param name="SocioProfessionalCategories">Codes of the list of R74, « Non renseigné » included (D11).</param>
/// <param name="CommunesByDepartement">
/// Codes of communes, those that no longer exist included, by the code of their département as printed (« 035 »).
/// </param>
public sealed record ReferenceLists(
    FrozenSet<string> Countries,
    FrozenSet<string> Nationalities,
    FrozenSet<string> SocioProfessionalCategories,
    FrozenDictionary<string, FrozenSet<string>> CommunesByDepartement)
{
    /// <summary>INSEE's code of « FRANCE (DONT OUTRE-MER) » (R29).</summary>
    public const string France = "99100";

    /// <summary>The département of a birth abroad (D7).</summary>
    public const string DepartementAbroad = "099";

    public bool HasCountry(string code) => Countries.Contains(code);

    public bool HasNationality(string code) => Nationalities.Contains(code);

    public bool HasSocioProfessionalCategory(string code) => SocioProfessionalCategories.Contains(code);

    /// <summary>Whether it is a département of France, overseas included; <see cref="DepartementAbroad"/> is none.</summary>
    public bool HasDepartement(string code) => CommunesByDepartement.ContainsKey(code);

    public bool HasCommune(string departement, string code) =>
        CommunesByDepartement.TryGetValue(departement, out var communes) && communes.Contains(code);
}
