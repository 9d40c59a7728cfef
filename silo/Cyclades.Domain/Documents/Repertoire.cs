using System.Globalization;
using System.Text;

namespace Cyclades.Domain.Documents;

/// <summary>
/// The characters that official documents can print, in capitals and in small letters: the Latin script with every accent and letter of the European
/// and African languages and of Vietnamese, digits, and the punctuation of French. Texts are normalised to form C
/// before they are asked about. Input rules refuse the rest (<see cref="FieldFault.ForbiddenCharacter"/>): an official
/// document shows a name as it was filed or not at all, never with a substitute.
/// </summary>
public static class Repertoire
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0020, 0x007E), // ASCII without controls
        (0x00A0, 0x00AC), // Latin-1; U+00AD, the soft hyphen, is invisible
        (0x00AE, 0x00B4), // U+00B5, the micro sign, is Greek in capitals
        (0x00B6, 0x0239), // Latin-1, Extended-A, Extended-B, but for letters whose other case lies elsewhere
        (0x023B, 0x023D),
        (0x0241, 0x024F),
        (0x0253, 0x0254), // ɓ ɔ and the other small letters of African languages and of Azerbaijani
        (0x0256, 0x0257),
        (0x0259, 0x0259),
        (0x025B, 0x025B),
        (0x0260, 0x0260),
        (0x0263, 0x0263),
        (0x0268, 0x0269),
        (0x026F, 0x026F),
        (0x0272, 0x0272),
        (0x0275, 0x0275),
        (0x0280, 0x0280),
        (0x0283, 0x0283),
        (0x0288, 0x028C),
        (0x0292, 0x0292),
        (0x02BB, 0x02BC), // ʻ ʼ as letters
        (0x1E00, 0x1E9B), // Latin Extended Additional
        (0x1E9E, 0x1E9E), // capital sharp s
        (0x1EA0, 0x1EF9), // Vietnamese
        (0x2010, 0x2010),
        (0x2012, 0x2015), // dashes; the fonts lack U+2011
        (0x2018, 0x201E), // quotation marks, apostrophe
        (0x2026, 0x2026),
        (0x202F, 0x202F), // narrow no-break space
        (0x2039, 0x203A),
        (0x20AC, 0x20AC),
        (0x2116, 0x2116),
        (0x2122, 0x2122),
    ];

    /// <summary>True when a document can print all of it; null and empty are printable.</summary>
    public static bool Covers(string? text) => FirstOutside(text) is null;

    /// <summary>The first character that no document can print, as <c>U+0645</c>; null when there is none.</summary>
    public static string? FirstOutside(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!Covers(rune))
            {
                return "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    public static bool Covers(Rune rune)
    {
        foreach (var (first, last) in Ranges)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return true;
            }
        }

        return false;
    }
}
