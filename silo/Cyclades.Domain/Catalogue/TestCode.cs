using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>« 001 »: number of a test paper within its exam or contest (R87). At most 10 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<TestCode>))]
public readonly record struct TestCode : IParsable<TestCode>
{
    public const int MaximumLength = 10;

    private readonly string? value;

    private TestCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out TestCode code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new TestCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static TestCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static TestCode IParsable<TestCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TestCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TestCode result) => TryParse(s, out result);
}
