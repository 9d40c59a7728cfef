using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Names an exam or a contest of the catalogue: <c>CFG</c>. At most 20 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<DomainCode>))]
public readonly record struct DomainCode : IParsable<DomainCode>
{
    public const int MaximumLength = 20;

    private readonly string? value;

    private DomainCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out DomainCode code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new DomainCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static DomainCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static DomainCode IParsable<DomainCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<DomainCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DomainCode result) => TryParse(s, out result);
}
