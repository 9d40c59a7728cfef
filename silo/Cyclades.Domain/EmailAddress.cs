using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>
/// A mail address that can be written to, trimmed and Unicode-normalised as typed; compared case-insensitively (D24).
/// At most 254 characters, one <c>@</c>, a domain with a dot, no space, no control character.
/// </summary>
[JsonConverter(typeof(Json))]
public sealed record EmailAddress
{
    public const int MaximumLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>What two spellings of one address share: the key of uniqueness (D24).</summary>
    public string Normalised => Value.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    public static bool TryParse(string? text, out EmailAddress? address)
    {
        address = null;
        if (text is null || text.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            // Half of a surrogate pair reads as the replacement character, and could not be normalised.
            return false;
        }

        var value = text.Trim().Normalize(NormalizationForm.FormC);
        if (value is { Length: 0 or > MaximumLength }
            || value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '(' or ')' or ',' or ';' or ':' or '\\' or '[' or ']'))
        {
            return false;
        }

        var at = value.IndexOf('@', StringComparison.Ordinal);
        var local = at > 0 ? value[..at] : "";
        var domain = at > 0 ? value[(at + 1)..] : "";
        if (local.Length is 0 or > 64 || local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal)
            || !IsDomain(domain))
        {
            return false;
        }

        address = new EmailAddress(value);
        return true;
    }

    /// <exception cref="FormatException">Not an address.</exception>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address! : throw new FormatException("Not a mail address.");

    public bool Equals(EmailAddress? other) => other is not null && Normalised == other.Normalised;

    public override int GetHashCode() => Normalised.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;

    private static bool IsDomain(string domain) =>
        domain.Contains('.', StringComparison.Ordinal)
        && domain.Split('.').All(label => label.Length is > 0 and <= 63
            && !label.StartsWith('-') && !label.EndsWith('-')
            && label.All(c => char.IsLetterOrDigit(c) || c == '-'));

    internal sealed class Json : JsonConverter<EmailAddress>
    {
        public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
