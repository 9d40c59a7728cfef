namespace Cyclades.Silo.Tests;

/// <summary>Files that lie beside the tests' source.</summary>
internal static class SourceFolder
{
    /// <summary>Full path of something in the repository that these tests were built in.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
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
