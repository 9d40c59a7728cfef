using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// What others know of a person and would try first as a password (D28): names, the mail address before its <c>@</c>,
/// the birth date in its usual forms. Compared without regard to case, accents and punctuation.
/// </summary>
/// <param name="Names">Every name the account holds, as typed.</param>
/// <param name="Email">The login address.</param>
/// <param name="Birth">The birth date, when it is known to the day.</param>
public sealed record OwnData(ImmutableArray<string> Names, EmailAddress? Email, DateOnly? Birth)
{
    /// <summary>Below this a whole name is too short to tell anything.</summary>
    private const int ShortestWhole = 3;

    /// <summary>Below this a part of a name (« de », « van ») is too short to tell anything.</summary>
    private const int ShortestPart = 4;

    private static readonly ImmutableArray<string> FrenchMonths =
    [
        "janvier", "fevrier", "mars", "avril", "mai", "juin",
        "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ];

    public static OwnData None { get; } = new([], null, null);

    public bool IsIn(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var folded = string.Concat(Words(password));
        return Fragments().Any(fragment => folded.Contains(fragment, StringComparison.Ordinal));
    }

    /// <summary>Never prints what it holds.</summary>
    public override string ToString() => nameof(OwnData);

    private IEnumerable<string> Fragments()
    {
        var texts = Names.IsDefault ? [] : Names.AsEnumerable();
        if (Email is not null)
        {
            texts = texts.Append(Email.Value[..Email.Value.LastIndexOf('@')]);
        }

        var ofTexts = texts.SelectMany(FragmentsOf);
        return Birth is { } birth ? ofTexts.Concat(FormsOf(birth)) : ofTexts;
    }

    private static IEnumerable<string> FragmentsOf(string text)
    {
        var words = Words(text);
        var whole = string.Concat(words);
        return words.Where(word => word.Length >= ShortestPart)
            .Concat(whole.Length >= ShortestWhole ? [whole] : []);
    }

    private static IEnumerable<string> FormsOf(DateOnly birth)
    {
        var month = FrenchMonths[birth.Month - 1];
        string[] numeric = ["ddMMyyyy", "ddMMyy", "dMyyyy", "yyyyMMdd", "yyMMdd", "MMddyyyy"];
        return numeric.Select(form => birth.ToString(form, CultureInfo.InvariantCulture))
            .Append(string.Create(CultureInfo.InvariantCulture, $"{birth.Day}{month}{birth.Year}"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"{birth.Day}{month}{birth.Year % 100:D2}"));
    }

    /// <summary>Runs of letters and digits, lower-cased, accents dropped.</summary>
    private static ImmutableArray<string> Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Rune by rune, since a lone surrogate in the whole text could not be normalised.
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (Rune.IsLetterOrDigit(part))
                {
                    folded.Append(Rune.ToLowerInvariant(part).ToString());
                }
                else if (Rune.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                {
                    folded.Append(' ');
                }
            }
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
