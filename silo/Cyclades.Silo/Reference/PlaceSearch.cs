namespace Cyclades.Silo.Reference;

/// <summary>
/// What a name is found by, whatever its accents, case, hyphens, apostrophes and abbreviations:
/// « st malo » finds SAINT-MALO, « abergement » finds L'ABERGEMENT-DE-VAREY, « paris 01 » finds PARIS 1ER ARRONDISSEMENT.
/// </summary>
internal sealed class PlaceSearch
{
    private static readonly string[] Articles = ["L ", "LE ", "LA ", "LES "];

    private readonly string[] keys;
    private readonly string compact;

    public PlaceSearch(string name)
    {
        var folded = Fold(name, expand: true);
        var article = Articles.FirstOrDefault(a => folded.StartsWith(a, StringComparison.Ordinal));
        keys = article is null ? [folded] : [folded, folded[article.Length..]];
        compact = folded.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>How well the name answers a query; the lower the better, null when it does not.</summary>
    public int? Rank(Query query)
    {
        var best = query.Forms.Min(form => keys.Min(key => Rank(key, form)));
        return best < Unfound ? best
            : compact.Contains(query.Compact, StringComparison.Ordinal) ? Inside
            : null;
    }

    private const int Whole = 0;
    private const int WholeWordsFirst = 1;
    private const int First = 2;
    private const int AtWord = 3;
    private const int EachAtWord = 4;
    private const int Inside = 5;
    private const int Unfound = 6;

    private static int Rank(string key, string form)
    {
        if (key.StartsWith(form, StringComparison.Ordinal))
        {
            return key.Length == form.Length ? Whole : key[form.Length] == ' ' ? WholeWordsFirst : First;
        }

        return key.Contains(' ' + form, StringComparison.Ordinal) ? AtWord
            : EachWordStarts(key.Split(' '), form.Split(' ')) ? EachAtWord
            : Unfound;
    }

    /// <summary>Whether the sought words start words of the name, in order.</summary>
    private static bool EachWordStarts(string[] words, string[] sought)
    {
        var next = 0;
        foreach (var word in words)
        {
            if (next < sought.Length && word.StartsWith(sought[next], StringComparison.Ordinal))
            {
                next++;
            }
        }

        return next == sought.Length;
    }

    /// <summary>Capitals without accents, words separated by one space, « 1er » and « 01 » as « 1 », « st » as « SAINT » when asked.</summary>
    private static string Fold(string text, bool expand)
    {
        var letters = PlaceName.InCapitals(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => word switch
        {
            "ST" when expand => "SAINT",
            "STE" when expand => "SAINTE",
            _ when Ordinal(word) is { } number => number,
            _ => word,
        }));
    }

    private static string? Ordinal(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && word[digits..] is "" or "ER" or "E" or "EME" ? word[..digits].TrimStart('0') : null;
    }

    /// <summary>What is sought. « ste » may be SAINTE or the start of STENAY: both forms are tried.</summary>
    public sealed class Query
    {
        public const int MaximumLength = 100;

        public Query(string text)
        {
            var kept = text.Length > MaximumLength ? text[..MaximumLength] : text;
            var expanded = Fold(kept, expand: true);
            var typed = Fold(kept, expand: false);
            Forms = expanded == typed ? [typed] : [expanded, typed];
            Compact = expanded.Replace(" ", "", StringComparison.Ordinal);
        }

        public string[] Forms { get; }

        public string Compact { get; }
    }
}
