namespace Cyclades.Testing;

/// <summary>The browser of the machine; none is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Names a browser that is not on the PATH.</summary>
    private const string Variable = "CYCLADES_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <exception cref="FileNotFoundException">There is none; the message says what to do.</exception>
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The tests of the portal need Chromium: install it (Debian: apt-get install chromium), or name it in {Variable}.");
    }
}
