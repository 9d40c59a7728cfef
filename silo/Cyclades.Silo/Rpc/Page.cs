using System.Globalization;
using Cyclades.Domain;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Size">From 1 to <see cref="LargestSize"/>.</param>
/// <param name="After">What the page before ended with, as its token told; null for the first page.</param>
internal readonly record struct Page(int Size, long? After)
{
    public const int UsualSize = 20;
    public const int LargestSize = 100;

    /// <summary>A size of 0 means <see cref="UsualSize"/>; a larger one than <see cref="LargestSize"/> means that.</summary>
    /// <exception cref="RpcException">A negative size, or a token that no answer gave: INVALID_FIELDS.</exception>
    public static Page Of(int size, string token)
    {
        if (size < 0)
        {
            throw Wrong("page_size");
        }

        long after = 0;
        if (token.Length > 0 && !long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw Wrong("page_token");
        }

        return new Page(size == 0 ? UsualSize : Math.Min(size, LargestSize), token.Length == 0 ? null : after);
    }

    /// <summary>The token of the page that follows what ended with <paramref name="last"/>.</summary>
    public static string TokenAfter(long last) => last.ToString(CultureInfo.InvariantCulture);

    private static RpcException Wrong(string path) =>
        new Refusal.InvalidFields([new FieldViolation(path, FieldFault.Malformed)]).ToRpcException();
}
