using System.Collections.Frozen;

namespace Cyclades.Silo.Portal;

/// <summary>
/// The portal as it was built, held in memory: a server serves one build whole for as long as it runs, and no path can lead
/// out of it.
/// </summary>
/// <param name="IsBuilt">False where the server was built without the portal, and one page says so.</param>
/// <param name="Page">The page that every address of the portal opens, as it was built.</param>
/// <param name="Files">All else, by path: <c>/assets/index-B1x9.js</c>.</param>
internal sealed record PortalFiles(bool IsBuilt, PortalFile Page, FrozenDictionary<string, PortalFile> Files)
{
    private const string PageName = "index.html";

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true };

    /// <param name="folder">Where the build has put the portal, if there is such a folder.</param>
    public static PortalFiles Read(string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, PageName)))
        {
            const string Style = "without-portal.css";
            return new PortalFiles(
                IsBuilt: false,
                Embedded("without-portal.html"),
                FrozenDictionary.Create(StringComparer.Ordinal, KeyValuePair.Create($"/{Style}", Embedded(Style))));
        }

        var files = Directory.EnumerateFiles(folder, "*", All)
            .Where(path => !PortalFile.IsCompressed(path))
            .ToDictionary(path => $"/{Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')}", PortalFile.Read);
        files.Remove($"/{PageName}", out var page);
        return new PortalFiles(IsBuilt: true, page!, files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static PortalFile Embedded(string name)
    {
        using var stream = typeof(PortalFiles).Assembly.GetManifestResourceStream($"{typeof(PortalFiles).Namespace}.Pages.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return PortalFile.Of(name, copy.ToArray());
    }
}
