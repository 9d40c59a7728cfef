using System.Collections.Frozen;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// Passwords that too many people choose, without regard to case. A password is common when it is in the list, or when
/// the part between its first and its last letter is in the list and makes at least half of it: « Soleil2024! » is « soleil ».
/// </summary>
public sealed class CommonPasswords(IEnumerable<string> list)
{
    private readonly FrozenSet<string> known = list.Select(entry => entry.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    public int Count => known.Count;

    public bool Contains(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var lower = password.ToLowerInvariant();
        var core = Core(lower);
        return known.Contains(lower) || (core.Length * 2 >= lower.Length && known.Contains(core));
    }

    private static string Core(string text)
    {
        var first = 0;
        var end = text.Length;
        while (first < end && !char.IsLetter(text[first]))
        {
            first++;
        }

        while (end > first && !char.IsLetter(text[end - 1]))
        {
            end--;
        }

        return text[first..end];
    }
}
