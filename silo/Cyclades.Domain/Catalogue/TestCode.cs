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

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TestCode result)
    {
        var valid = CodeText.IsCode(s, MaximumLength);
        result = valid ? new TestCode(s!) : default;
        return valid;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out TestCode code) => TryParse(text, null, out code);

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static TestCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";
}
