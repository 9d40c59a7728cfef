using System.Diagnostics.CodeAnalysis;

namespace Cyclades.Silo.Storage;

/// <summary>What became of a write whose outcome is certain: committed, or refused by a unique key.</summary>
internal readonly record struct CommitResult
{
    private CommitResult(UniqueConstraint? refused) => Refused = refused;

    /// <summary>The key that refused; none when committed.</summary>
    public UniqueConstraint? Refused { get; }

    public static CommitResult Committed { get; } = new(null);

    public static CommitResult RefusedBy(UniqueConstraint key) => new(key);

    public bool IsRefused([NotNullWhen(true)] out UniqueConstraint? key)
    {
        key = Refused;
        return key is not null;
    }
}
