using System.Collections.Immutable;
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
    private static readonly ImmutableArray<(string Ending, string Coding)> Compressed = [(".br", "br"), (".gz", "gzip")];

    /// <param name="path">A file, with what is compressed beside it.</param>
    public static PortalFile Read(string path) => new(
        TypeOf(path),
        [
            .. Compressed.Where(kind => File.Exists(path + kind.Ending)).Select(kind => new Representation(kind.Coding, File.ReadAllBytes(path + kind.Ending))),
            new Representation(Representation.Identity, File.ReadAllBytes(path)),
        ]);

    /// <summary>A file that is not compressed.</summary>
    public static PortalFile Of(string name, byte[] bytes) => new(TypeOf(name), [new Representation(Representation.Identity, bytes)]);

    /// <summary>Whether a file is another one compressed, and none by itself.</summary>
    public static bool IsCompressed(string path) =>
        Compressed.Any(kind => path.EndsWith(kind.Ending, StringComparison.Ordinal) && File.Exists(path[..^kind.Ending.Length]));

    private static string TypeOf(string name)
    {
        var type = Types.TryGetContentType(name, out var known) ? known : Unknown;
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}
