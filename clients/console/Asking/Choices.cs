using System.Globalization;
using System.Text;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Asking;

/// <summary>Finds entries of a list by what people type.</summary>
internal static class Choices
{
    public static Choice Of(string code, string label) => new() { Code = code, Label = label };

    public static Func<string, Task<IReadOnlyList<Choice>>> Among(IEnumerable<Choice> all)
    {
        var list = all.ToList();
        return typed => Task.FromResult(Find(list, typed));
    }

    /// <summary>The entry of exactly that code or label; else those whose label holds every word, by their order.</summary>
    public static IReadOnlyList<Choice> Find(IReadOnlyList<Choice> all, string typed)
    {
        var folded = Fold(typed);
        if (folded.Length == 0)
        {
            return all;
        }

        if (all.FirstOrDefault(c => Fold(c.Code) == folded || Fold(c.Label) == folded) is { } exact)
        {
            return [exact];
        }

        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. all.Where(c => Fold(c.Label) is var label && words.All(w => label.Contains(w, StringComparison.Ordinal)))];
    }

    /// <summary>Without accents, case or punctuation.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded is [.., not ' '])
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Trim();
    }
}
