using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Names an établissement within a registration service: its UAI, or a code of the académie's where it has none. At most 20 capitals, digits and inner hyphens.</summary>
[JsonConverter(typeof(AsText<EstablishmentCode>))]
public readonly record struct EstablishmentCode : IParsable<EstablishmentCode>
{
    public const int MaximumLength = 20;

    private readonly string? value;

    private EstablishmentCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out EstablishmentCode code)
    {
        var valid = CodeText.IsCode(text, MaximumLength);
        code = valid ? new EstablishmentCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static EstablishmentCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";

    static EstablishmentCode IParsable<EstablishmentCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<EstablishmentCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EstablishmentCode result) => TryParse(s, out result);
}
