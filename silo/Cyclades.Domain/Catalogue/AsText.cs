using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>Stores a code as its own text, also where it is the key of a dictionary.</summary>
internal sealed class AsText<T> : JsonConverter<T>
    where T : notnull, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString() ?? "", null);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString() ?? "", null);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString() ?? "");
}

/// <summary>What codes have in common: capitals, digits and inner hyphens, nothing that a path or a key could misread.</summary>
internal static class CodeText
{
    public static bool IsCode(string? text, int maximumLength) =>
        text is not null && text.Length > 0 && text.Length <= maximumLength
        && text[0] != '-' && text[^1] != '-'
        && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c == '-');

    /// <summary>An array that a stored text or a caller left out is an empty one.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
