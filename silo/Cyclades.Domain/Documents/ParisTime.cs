using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Documents;

/// <summary>
/// An instant with the clock of Paris already read, as documents print it. The offset is stored, so that
/// a document keeps its bytes even when the zone's rules are amended afterwards.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct ParisTime
{
    private ParisTime(DateTimeOffset value) => Value = value;

    /// <summary>The instant, with the offset of Paris at that instant.</summary>
    public DateTimeOffset Value { get; }

    public DateOnly Date => DateOnly.FromDateTime(Value.DateTime);

    public static ParisTime Of(DateTimeOffset instant) => new(TimeZoneInfo.ConvertTime(instant, LegalTime.Paris));

    /// <summary>« 11/09/2023 à 10:45 ».</summary>
    public override string ToString() => Value.ToString("dd/MM/yyyy 'à' HH:mm", CultureInfo.InvariantCulture);

    internal sealed class Json : JsonConverter<ParisTime>
    {
        public override ParisTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDateTimeOffset());

        public override void Write(Utf8JsonWriter writer, ParisTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
