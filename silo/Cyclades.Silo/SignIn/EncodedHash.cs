using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Domain.Credentials;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// A hash in the usual text form of Argon2, read and written by other software too:
/// <c>$argon2id$v=19$m=47104,t=1,p=1$salt$hash</c>, base64 without padding.
/// </summary>
internal sealed partial record EncodedHash(Argon2Cost Cost, byte[] Salt, byte[] Hash)
{
    public PasswordHash Encode() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"$argon2id$v=19$m={Cost.MemoryKib},t={Cost.Passes},p=1${Text(Salt)}${Text(Hash)}"));

    /// <exception cref="FormatException">Not such a text. The message does not contain it.</exception>
    public static EncodedHash Parse(PasswordHash stored)
    {
        var match = Form().Match(stored.Encoded);
        if (!match.Success)
        {
            throw new FormatException("A stored password is not an Argon2id hash.");
        }

        return new EncodedHash(
            new Argon2Cost(
                int.Parse(match.Groups["memory"].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["passes"].ValueSpan, CultureInfo.InvariantCulture)),
            Bytes(match.Groups["salt"].Value),
            Bytes(match.Groups["hash"].Value));
    }

    [GeneratedRegex(@"^\$argon2id\$v=19\$m=(?<memory>[0-9]{1,7}),t=(?<passes>[0-9]{1,2}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
