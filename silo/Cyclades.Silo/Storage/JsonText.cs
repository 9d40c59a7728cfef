using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Silo.Storage;

/// <summary>A value that is JSON already, in UTF-8, and is copied as it stands into what it is part of.</summary>
[JsonConverter(typeof(Json))]
internal readonly record struct JsonText(ReadOnlyMemory<byte> Utf8)
{
    public static JsonText Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, StoredJson.Options));

    /// <param name="text">As a database gives it back.</param>
    public static JsonText From(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <exception cref="JsonException">It is no such value.</exception>
    public T Read<T>()
        where T : notnull =>
        JsonSerializer.Deserialize<T>(Utf8.Span, StoredJson.Options) ?? throw new JsonException($"A {typeof(T).Name} is stored as null.");

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    internal sealed class Json : JsonConverter<JsonText>
    {
        public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            From(JsonElement.ParseValue(ref reader).GetRawText());

        public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
