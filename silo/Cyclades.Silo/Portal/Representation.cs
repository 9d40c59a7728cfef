using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Cyclades.Silo.Portal;

/// <summary>The bytes of a file in one content coding.</summary>
/// <param name="Coding">As HTTP names it: <c>br</c>, <c>gzip</c>, <c>identity</c>.</param>
internal sealed record Representation(string Coding, byte[] Bytes)
{
    public const string Identity = "identity";

    /// <summary>Compression leaves what is not named on the list of the client behind all that is.</summary>
    private const double Unnamed = double.Epsilon;

    private const int TagLength = 12;

    /// <summary>Changes when the bytes do.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToBase64String(SHA256.HashData(Bytes).AsSpan(0, TagLength))}\"");

    /// <summary>The one that a client would rather have.</summary>
    /// <param name="accepted">Its <c>Accept-Encoding</c>.</param>
    /// <param name="offered">The server's favourite first, <see cref="Identity"/> last: that one is sent to a client that refuses all.</param>
    public static Representation Choose(IList<StringWithQualityHeaderValue> accepted, ImmutableArray<Representation> offered)
    {
        var best = offered.MaxBy(one => QualityOf(one.Coding, accepted))!;
        return QualityOf(best.Coding, accepted) > 0 ? best : offered[^1];
    }

    private static double QualityOf(string coding, IList<StringWithQualityHeaderValue> accepted)
    {
        var named = accepted.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(one => one.Value == "*");
        return named is not null ? named.Quality ?? 1 : coding == Identity ? Unnamed : 0;
    }
}
