using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>
/// « N° d'inscription »: sequential per candidate from 1, never reused, printed on at least 3 digits (D3).
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct RegistrationNumber
{
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public RegistrationNumber(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        Value = value;
    }

    public static RegistrationNumber First { get; } = new(1);

    public int Value { get; }

    public RegistrationNumber Next() => new(Value + 1);

    public static bool TryParse(string? text, out RegistrationNumber number)
    {
        number = default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
        {
            return false;
        }

        number = new RegistrationNumber(value);
        return true;
    }

    public override string ToString() => Value.ToString("D3", CultureInfo.InvariantCulture);

    internal sealed class Json : JsonConverter<RegistrationNumber>
    {
        public override RegistrationNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, RegistrationNumber value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
