using System.Globalization;
using System.Text;

namespace Cyclades.Domain;

/// <summary>Folds text for searching: capitals without accents, letters and digits only, single spaces.</summary>
public static class SearchText
{
    public static string Fold(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            Append(folded, part);
        }

        return folded.ToString().TrimEnd();
    }

    private static void Append(StringBuilder folded, string? part)
    {
        // Rune by rune, since a lone surrogate in the whole text could not be normalised.
        foreach (var rune in (part ?? "").EnumerateRunes().SelectMany(Decomposed))
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToUpperInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    private static IEnumerable<Rune> Decomposed(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes();
}
