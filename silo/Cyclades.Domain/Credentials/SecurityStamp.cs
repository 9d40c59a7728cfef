using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// Which generation of sessions an account still admits. A session carries the stamp of its sign-in; signing out everywhere,
/// a new password and a new address move the account to the next one, so that every older session is closed at once (D8).
/// A count is enough, since nobody can write it into a session but the server. The default is the first generation.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct SecurityStamp
{
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public SecurityStamp(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    public static SecurityStamp First { get; }

    public int Value { get; }

    public SecurityStamp Next() => new(Value + 1);

    internal sealed class Json : JsonConverter<SecurityStamp>
    {
        public override SecurityStamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, SecurityStamp value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
