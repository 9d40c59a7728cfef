using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The one way instants are written in rows, envelopes and journals: UTC, always 28 characters
/// (<c>2026-11-23T12:42:17.0000000Z</c>), so that comparing the texts compares the instants.
/// </summary>
internal static class StoredInstant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string ToText(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads any ISO 8601 instant; without an offset it is UTC.</summary>
    /// <exception cref="FormatException">Not an instant.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    internal sealed class Json : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        // As ToText, without a text: there are a dozen of them in an envelope. « O » of a UTC instant is the same format.
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[28];
            Utf8Formatter.TryFormat(value.UtcDateTime, text, out var length, 'O');
            writer.WriteStringValue(text[..length]);
        }
    }
}
