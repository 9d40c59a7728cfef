using System.Globalization;
using System.Text;

namespace Cyclades.Silo.Reference;

/// <summary>Names of places as the guide prints them: unaccented capitals (R30, R31, D42).</summary>
internal static class PlaceName
{
    /// <summary>« Saint-Étienne » becomes « SAINT-ETIENNE »: capitals, no accent, hyphens and apostrophes kept.</summary>
    public static string InCapitals(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            _ = c switch
            {
                'Œ' => text.Append("OE"),
                'Æ' => text.Append("AE"),
                'ß' => text.Append("SS"),
                '’' => text.Append('\''),
                _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => text,
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }
}
