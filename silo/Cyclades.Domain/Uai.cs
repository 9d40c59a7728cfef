using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>
/// Code of an établissement: 7 digits and a check letter, the number modulo 23 in an alphabet without I, O and Q (D34).
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct Uai
{
    private const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private readonly string? value;

    private Uai(string value) => this.value = value;

    public static char CheckLetter(int digits) => CheckLetters[digits % CheckLetters.Length];

    public static bool TryParse(string? text, out Uai uai)
    {
        uai = default;
        var trimmed = text?.Trim().ToUpperInvariant();
        if (trimmed is not { Length: 8 } || !trimmed[..7].All(char.IsAsciiDigit)
            || trimmed[7] != CheckLetter(int.Parse(trimmed[..7], CultureInfo.InvariantCulture)))
        {
            return false;
        }

        uai = new Uai(trimmed);
        return true;
    }

    /// <exception cref="FormatException">Not 7 digits and their check letter.</exception>
    public static Uai Parse(string text) =>
        TryParse(text, out var uai) ? uai : throw new FormatException("A UAI has 7 digits and their check letter.");

    public override string ToString() => value ?? "";

    internal sealed class Json : JsonConverter<Uai>
    {
        public override Uai Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Uai value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
