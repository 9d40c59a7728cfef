using System.Text;
using Cyclades.Domain.Documents;

namespace Cyclades.Domain;

/// <summary>Which characters the fields take: those of French civil status and post, all of which a document can print.</summary>
internal static class Letters
{
    /// <summary>
    /// A name: Latin letters with any accent, space, hyphen, apostrophe, comma. No full stop: in a mail that prints the
    /// name, mail programs would make a link of « evil.example ».
    /// </summary>
    public static bool OfName(Rune rune) => IsLatinLetter(rune) || rune.Value is ' ' or '-' or '\'' or '’' or ',';

    /// <summary>A line of an address or any other free line: also digits and ordinary punctuation.</summary>
    public static bool OfLine(Rune rune) =>
        IsLatinLetter(rune) || rune.Value is (>= ' ' and <= '~') or '’' or '°' or '«' or '»' or '–' or '²' or 'º' or 'ª';

    /// <summary>A telephone number as people write it.</summary>
    public static bool OfTelephone(Rune rune) => rune.Value is (>= '0' and <= '9') or '+' or ' ' or '.' or '-' or '(' or ')';

    /// <summary>A postal code of any country.</summary>
    public static bool OfPostalCode(Rune rune) =>
        rune.Value is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or ' ' or '-';

    private static bool IsLatinLetter(Rune rune) => Rune.IsLetter(rune) && Repertoire.Covers(rune);
}
