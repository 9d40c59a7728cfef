using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// What stands for a mail address where it must be unique or be found (D24): a keyed hash of its normalised form,
/// in 64 lower-case hexadecimal digits, so that no index, error or log of the database tells an address.
/// Made by the server, which has the key. The default value stands for no address.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct AddressKey
{
    public const int Digits = 64;

    private readonly string? text;

    private AddressKey(string text) => this.text = text;

    /// <exception cref="FormatException">Not 64 lower-case hexadecimal digits.</exception>
    public static AddressKey Parse(string text) =>
        text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower)
            ? new AddressKey(text)
            : throw new FormatException("An address key has 64 lower-case hexadecimal digits.");

    public override string ToString() => text ?? "";

    internal sealed class Json : JsonConverter<AddressKey>
    {
        public override AddressKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, AddressKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
