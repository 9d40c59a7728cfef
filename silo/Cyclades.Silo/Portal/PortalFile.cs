using System.Collections.Immutable;
using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;

namespace Cyclades.Silo.Portal;

/// <summary>One file of the portal, as it can be sent.</summary>
/// <param name="ContentType">With the charset, for a text.</param>
/// <param name="Representations">Favourite first, as it is last.</param>
internal sealed record PortalFile(string ContentType, ImmutableArray<Representation> Representations)
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Endings of the compressed files that the build leaves beside a file, favourite first.</summary>
    private static readonly ImmutableArray<(string Ending, string Coding)> Endings = [(".br", "br"), (".gz", "gzip")];

    /// <param name="path">A file, with what is compressed beside it.</param>
    public static PortalFile Read(string path) => new(
        TypeOf(path),
        [
            .. Endings.Where(kind => File.Exists(path + kind.Ending)).Select(kind => new Representation(kind.Coding, File.ReadAllBytes(path + kind.Ending))),
            new Representation(Representation.Identity, File.ReadAllBytes(path)),
        ]);

    /// <summary>A file that is not compressed.</summary>
    public static PortalFile Of(string name, byte[] bytes) => new(TypeOf(name), [new Representation(Representation.Identity, bytes)]);

    /// <summary>A text of this type with another content, compressed now.</summary>
    public PortalFile With(byte[] bytes) => new(
        ContentType,
        [
            new Representation("br", Compressed(bytes, copy => new BrotliStream(copy, CompressionLevel.SmallestSize))),
            new Representation("gzip", Compressed(bytes, copy => new GZipStream(copy, CompressionLevel.SmallestSize))),
            new Representation(Representation.Identity, bytes),
        ]);

    /// <summary>Whether a file is another one compressed, and none by itself.</summary>
    public static bool IsCompressed(string path) =>
        Endings.Any(kind => path.EndsWith(kind.Ending, StringComparison.Ordinal) && File.Exists(path[..^kind.Ending.Length]));

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> open)
    {
        using var copy = new MemoryStream();
        using (var coder = open(copy))
        {
            coder.Write(bytes);
        }

        return copy.ToArray();
    }

    private static string TypeOf(string name)
    {
        var type = Types.TryGetContentType(name, out var known) ? known : Unknown;
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}
