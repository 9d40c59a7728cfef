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

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DomainCode result)
    {
        var valid = CodeText.IsCode(s, MaximumLength);
        result = valid ? new DomainCode(s!) : default;
        return valid;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out DomainCode code) => TryParse(text, null, out code);

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static DomainCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";
}
