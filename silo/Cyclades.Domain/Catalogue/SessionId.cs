using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Names a national session (D23): <c>CFG-2023-06</c>, with a suffix where a domain has two in one month: <c>CFG-2023-06-B</c>. At most 40 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<SessionId>))]
public readonly record struct SessionId : IParsable<SessionId>
{
    public const int MaximumLength = 40;

    private readonly string? value;

    private SessionId(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new SessionId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static SessionId Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static SessionId IParsable<SessionId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SessionId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SessionId result) => TryParse(s, out result);
}
