using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Domain;

namespace Cyclades.Silo.Storage;

/// <summary>
/// What stands for a mail address in unique keys (D24): HMAC-SHA256 of its normalised spelling in hexadecimal,
/// so that no server log ever prints the address.
/// </summary>
[JsonConverter(typeof(Json))]
internal readonly record struct AddressKey
{
    private readonly string? value;

    private AddressKey(string value) => this.value = value;

    public static AddressKey Of(ReadOnlySpan<byte> secret, EmailAddress address) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(address.Normalised))));

    /// <summary>A key read back from a row.</summary>
    public static AddressKey Stored(string key) => new(key);

    public override string ToString() => value ?? "";

    internal sealed class Json : JsonConverter<AddressKey>
    {
        public override AddressKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, AddressKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
