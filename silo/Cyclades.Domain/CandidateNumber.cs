using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>
/// « N° candidat »: given once, when the account is created, and never reused, even after erasure (R46, D4).
/// Printed on 11 digits; nothing is to be read into them. The default value is no number.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct CandidateNumber
{
    public const long Smallest = 1;
    public const long Largest = 99_999_999_999;

    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 99,999,999,999.</exception>
    public CandidateNumber(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest);
        Value = value;
    }

    public long Value { get; }

    /// <summary>Reads exactly 11 ASCII digits, not all zero.</summary>
    public static bool TryParse(string? text, out CandidateNumber number)
    {
        number = default;
        if (text is not { Length: 11 } || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        var value = long.Parse(text, CultureInfo.InvariantCulture);
        if (value < Smallest)
        {
            return false;
        }

        number = new CandidateNumber(value);
        return true;
    }

    /// <exception cref="FormatException">Not 11 digits.</exception>
    public static CandidateNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("A candidate number has 11 digits.");

    public override string ToString() => Value.ToString("D11", CultureInfo.InvariantCulture);

    internal sealed class Json : JsonConverter<CandidateNumber>
    {
        public override CandidateNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CandidateNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
