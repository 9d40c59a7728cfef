using System.Runtime.CompilerServices;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>Files that outputs are compared with, beside the tests' sources.</summary>
internal static class Golden
{
    public static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(Here())!, "Goldens", name);

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    private static string Here([CallerFilePath] string path = "") => path;
}
