using System.Text;

namespace Cyclades.Domain.Mails;

/// <summary>
/// What the dialog of a forgotten password shows of the contact address (R54, D5). Made of what was typed and of
/// nothing else, so that it tells nothing about who has an account.
/// </summary>
public static class MaskedAddress
{
    /// <summary>Shown for whatever is no mail address: a candidate number, a school login.</summary>
    public const string OfNoAddress = "****@**";

    private const int Shown = 4;

    /// <summary>
    /// « paul.lamy@gmail.com » gives <c>paul.****@.com</c>: the local part up to its first dot, or its first four
    /// characters, or half of a shorter one; then the last label of the domain.
    /// </summary>
    public static string Of(string? typed)
    {
        if (!EmailAddress.TryParse(typed, out var address))
        {
            return OfNoAddress;
        }

        var at = address!.Value.IndexOf('@', StringComparison.Ordinal);
        var lastLabel = address.Value[(address.Value.LastIndexOf('.') + 1)..];
        return $"{Head(address.Value[..at])}****@.{lastLabel}";
    }

    private static string Head(string local)
    {
        if (local.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot)
        {
            return local[..(dot + 1)];
        }

        Rune[] characters = [.. local.EnumerateRunes()];
        var shown = characters.Length < Shown ? characters.Length / 2 : Shown;
        return string.Concat(characters.Take(shown));
    }
}
