namespace Cyclades.Load.Ceilings;

/// <summary>Programs that come with PostgreSQL, which Debian keeps in a folder a version and out of the path.</summary>
internal static class PostgreSqlPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Versions())
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{name} is not installed: it comes with PostgreSQL (apt-get install postgresql).");

    private static IEnumerable<string> Versions() =>
        !Directory.Exists(DebianFolder) ? []
        : new DirectoryInfo(DebianFolder).EnumerateDirectories()
            .OrderByDescending(version => int.TryParse(version.Name, out var number) ? number : 0)
            .Select(version => Path.Combine(version.FullName, "bin"));
}
