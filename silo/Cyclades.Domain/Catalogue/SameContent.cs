using System.Text.Json;

namespace Cyclades.Domain.Catalogue;

/// <summary>Whether two values would be stored as the same text: records that hold lists compare those by reference.</summary>
internal static class SameContent
{
    public static bool Of<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
