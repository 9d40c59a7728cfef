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

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EstablishmentCode result)
    {
        var valid = CodeText.IsCode(s, MaximumLength);
        result = valid ? new EstablishmentCode(s!) : default;
        return valid;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out EstablishmentCode code) => TryParse(text, null, out code);

    /// <exception cref="FormatException">Empty, too long, or another character.</exception>
    public static EstablishmentCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"Not a code of at most {MaximumLength} capitals, digits and inner hyphens.");

    public override string ToString() => value ?? "";
}
