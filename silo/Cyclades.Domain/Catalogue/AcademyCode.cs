using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Names an académie by its two digits (<c>19</c> is Reims) or an exam centre abroad. At most 10 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<AcademyCode>))]
public readonly record struct AcademyCode : IParsable<AcademyCode>
{
    public const int MaximumLength = 10;

    private readonly string? value;

    private AcademyCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out AcademyCode code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new AcademyCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static AcademyCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static AcademyCode IParsable<AcademyCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<AcademyCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AcademyCode result) => TryParse(s, out result);
}
