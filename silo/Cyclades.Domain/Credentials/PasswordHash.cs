using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// What is kept of a password: one string that names its algorithm and carries parameters, salt and hash.
/// Opaque to the rules; made and compared by the server's hasher. Its text is not for logs, so it does not print.
/// </summary>
[JsonConverter(typeof(Json))]
public sealed record PasswordHash
{
    /// <exception cref="ArgumentException">Empty.</exception>
    public PasswordHash(string encoded)
    {
        ArgumentException.ThrowIfNullOrEmpty(encoded);
        Encoded = encoded;
    }

    /// <summary>Stands for a hash where none is to be kept: in the journal, which others read.</summary>
    public static PasswordHash Withheld { get; } = new("-");

    public string Encoded { get; }

    public override string ToString() => nameof(PasswordHash);

    internal sealed class Json : JsonConverter<PasswordHash>
    {
        public override PasswordHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, PasswordHash value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Encoded);
    }
}
