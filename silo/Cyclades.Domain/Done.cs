namespace Cyclades.Domain;

/// <summary>What an act answers that has nothing to tell: it is done.</summary>
public sealed record Done
{
    private Done()
    {
    }

    public static Done It { get; } = new();
}
