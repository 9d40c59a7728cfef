using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>
/// Every way the rules say no. A refusal is a value: it changes nothing, is never thrown, and carries
/// what the person needs to know to do better. The text that people read is the server's.
/// </summary>
[JsonDerivedType(typeof(InvalidFields), "invalid-fields")]
[JsonDerivedType(typeof(NotFound), "not-found")]
[JsonDerivedType(typeof(TryAgainLater), "try-again-later")]
[JsonDerivedType(typeof(Overloaded), "overloaded")]
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>Some fields are missing or wrong; all of them are named, each with its fault.</summary>
    public sealed record InvalidFields(ImmutableArray<FieldViolation> Violations) : Refusal;

    /// <summary>There is no such thing, or it is someone else's.</summary>
    public sealed record NotFound : Refusal;

    /// <summary>Too many attempts: the same request may be made again after the wait, which is more than zero.</summary>
    public sealed record TryAgainLater(TimeSpan After) : Refusal;

    /// <summary>More work than the server takes at once: nothing was done; the same request may be made again after the wait.</summary>
    public sealed record Overloaded(TimeSpan After) : Refusal;
}
