using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The one JSON of stored states, events, mails and of domain values between grains: camelCase, enums as
/// camelCase texts, nulls left out, instants in UTC. A missing list reads as empty and an uninitialised one is
/// written as empty, so that a row stored before a list existed is still read.
/// </summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonElement ToElement<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    public static string ToText<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is no such value.</exception>
    public static T Parse<T>(string text)
        where T : notnull =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"A {typeof(T).Name} is stored as null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A database may give the members back in another order than they were written in.
            AllowOutOfOrderMetadataProperties = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new StoredInstant.Json() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillMissingLists } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void FillMissingLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property.PropertyType is not { IsGenericType: true } list || list.GetGenericTypeDefinition() != typeof(ImmutableArray<>))
            {
                continue;
            }

            var empty = list.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null)!;
            var missing = Activator.CreateInstance(list)!;
            if (property.Get is { } get)
            {
                property.Get = owner => get(owner) is { } value && !value.Equals(missing) ? value : empty;
                if (!type.Type.IsValueType && property.Set is { } set)
                {
                    type.OnDeserialized += owner =>
                    {
                        if (missing.Equals(get(owner)))
                        {
                            set(owner, empty);
                        }
                    };
                }
            }
        }
    }
}
