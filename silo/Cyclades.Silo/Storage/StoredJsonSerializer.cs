using System.Text.Json;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>Writes envelopes as <see cref="StoredJson"/> for the storage provider.</summary>
internal sealed class StoredJsonSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) =>
        new(JsonSerializer.SerializeToUtf8Bytes(input, StoredJson.Options));

    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, StoredJson.Options)
        ?? throw new JsonException($"A {typeof(T).Name} is stored as null.");
}
