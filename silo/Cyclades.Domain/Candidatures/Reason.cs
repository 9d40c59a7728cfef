using System.Globalization;
using System.Text;

namespace Cyclades.Domain.Candidatures;

/// <summary>Why the service acts, as told to the candidate: one line of 1 to 500 characters, trimmed, its spaces folded.</summary>
public static class Reason
{
    public const int MaximumLength = 500;

    /// <summary>Where it stands in a request.</summary>
    public const string Path = "reason";

    /// <summary>The reason as kept, or what is wrong with it.</summary>
    public static Outcome<string> Check(string? typed)
    {
        var violations = new Violations();
        var reason = Check(violations, typed);
        return violations.Any ? violations.ToRefusal() : reason;
    }

    internal static string Check(Violations violations, string? typed) => violations.Required(Path, typed, MaximumLength, IsPrinted);

    // Agents write as they speak, and paste: whatever prints is taken, what steers is not.
    private static bool IsPrinted(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
