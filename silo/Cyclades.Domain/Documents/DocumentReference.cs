using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Documents;

/// <summary>
/// What a reader types to check a document (B13): 80 random bits on 16 characters of Crockford's base 32,
/// printed in groups of four, <c>7H3K-09QZ-MN4T-X2VB</c>. Nobody finds a second one by guessing from a first.
/// The default value is no reference.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct DocumentReference
{
    public const int ByteCount = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    private readonly string? value;

    private DocumentReference(string value) => this.value = value;

    /// <summary>Makes a reference of 10 random bytes; the caller draws them from a cryptographic source.</summary>
    /// <exception cref="ArgumentException">Not 10 bytes.</exception>
    public static DocumentReference From(ReadOnlySpan<byte> random)
    {
        if (random.Length != ByteCount)
        {
            throw new ArgumentException("A reference takes 10 bytes.", nameof(random));
        }

        Span<byte> padded = stackalloc byte[16];
        random.CopyTo(padded[6..]);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(padded);
        Span<char> characters = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            characters[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new DocumentReference(new string(characters));
    }

    /// <summary>Reads what a person typed: any case, spaces and dashes anywhere, O for 0, I and L for 1.</summary>
    public static bool TryParse(string? text, out DocumentReference reference)
    {
        reference = default;
        if (text is null or { Length: > 64 })
        {
            return false;
        }

        var characters = text.Where(c => c is not (' ' or '-' or '\u00a0')).Select(Canonical).ToArray();
        if (characters.Length != Length || !characters.All(Alphabet.Contains))
        {
            return false;
        }

        reference = new DocumentReference(new string(characters));
        return true;
    }

    /// <exception cref="FormatException">Not 16 characters of the alphabet.</exception>
    public static DocumentReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("A document reference has 16 characters.");

    public override string ToString() =>
        value is null ? "" : $"{value[..4]}-{value[4..8]}-{value[8..12]}-{value[12..]}";

    private static char Canonical(char typed) => typed switch
    {
        'o' or 'O' => '0',
        'i' or 'I' or 'l' or 'L' => '1',
        _ => char.ToUpperInvariant(typed),
    };

    internal sealed class Json : JsonConverter<DocumentReference>
    {
        public override DocumentReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, DocumentReference value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
