namespace Cyclades.Testing;

/// <summary>What lies in the repository that these tests were built in.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A program where its own build has put it, built as these tests were.</summary>
    /// <param name="project">Folder of its project.</param>
    public static string Program(string name, params string[] project) =>
        Path.Combine([PathOf(project), .. Path.GetRelativePath(Root, AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar).SkipWhile(part => part != "bin"), name]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cyclades.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("These tests run from within the repository: Cyclades.sln was not found above them.");
    }
}
