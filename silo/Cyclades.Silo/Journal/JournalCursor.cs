using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Journal;

/// <summary>
/// A place in the journal: right after one entry. Its text is opaque to whoever keeps it. It bears a mark of the entry, so that a
/// cursor never goes on in another history than its own, even where the database does not know that it was restored.
/// </summary>
/// <param name="Generation">The journal's generation that it was given in.</param>
/// <param name="Transaction">That wrote the entry; 0 where transactions have no number.</param>
/// <param name="Position">The entry's.</param>
/// <param name="Mark">Of the entry: <see cref="MarkOf"/>.</param>
internal readonly partial record struct JournalCursor(string Generation, long Transaction, long Position, string Mark)
{
    private const int MarkBytes = 8;

    /// <summary>Two entries of one position have the same mark only if they are the same.</summary>
    public static string MarkOf(string grain, long grainVersion, long ordinal, DateTimeOffset at) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{grain}|{grainVersion}|{ordinal}|{StoredInstant.ToText(at)}")))
            .AsSpan(0, MarkBytes));

    /// <returns>False for every text but those that <see cref="ToString"/> gives.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out JournalCursor cursor)
    {
        cursor = default;
        if (text is null || Form().Match(text) is not { Success: true } parts
            || !long.TryParse(parts.Groups["transaction"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            || !long.TryParse(parts.Groups["position"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return false;
        }

        cursor = new JournalCursor(parts.Groups["generation"].Value, transaction, position, parts.Groups["mark"].Value);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1.{Generation}.{Transaction}.{Position}.{Mark}");

    [GeneratedRegex(@"\A1\.(?<generation>[0-9a-f]{32})\.(?<transaction>0|[1-9][0-9]{0,18})\.(?<position>[1-9][0-9]{0,18})\.(?<mark>[0-9a-f]{16})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
