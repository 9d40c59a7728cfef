namespace Cyclades.Load.Seeding;

/// <summary>One of the equal parts of a file's candidates, which have nobody in common.</summary>
/// <param name="Place">Which of them, from 0.</param>
/// <param name="Of">How many there are.</param>
internal readonly record struct Share(int Place, int Of)
{
    public static Share All => new(0, 1);
}
