using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>What an act answers that has nothing to tell: it is done.</summary>
public sealed record Done
{
    [JsonConstructor]
    private Done()
    {
    }

    public static Done It { get; } = new();
}
