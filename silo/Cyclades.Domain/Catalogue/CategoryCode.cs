using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>« 520 »: a category of candidates as printed after its label (R97). At most 10 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<CategoryCode>))]
public readonly record struct CategoryCode : IParsable<CategoryCode>
{
    public const int MaximumLength = 10;

    private readonly string? value;

    private CategoryCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out CategoryCode code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new CategoryCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static CategoryCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static CategoryCode IParsable<CategoryCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<CategoryCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CategoryCode result) => TryParse(s, out result);
}
