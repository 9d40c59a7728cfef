using Cyclades.Testing;

namespace Cyclades.Api.Tests.Processes;

/// <summary>Packages and generated code of the clients in Node, made where they are missing or old; once on this machine at a time.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task> Prepared = new(() => Task.Run(Prepare));

    public static string Folder => Repository.PathOf("tests", "node-clients");

    /// <summary>Ends when they are there.</summary>
    public static Task PreparedAsync() => Prepared.Value;

    private static void Prepare()
    {
        using var turn = new Mutex(initiallyOwned: false, "cyclades-tests-node-clients");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its owner was killed; what is whole is looked at below.
        }

        try
        {
            var packages = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (!packages.Exists || packages.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                Npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
            }

            var generated = Newest(Path.Combine(Folder, "generated"), "*.js");
            if (generated is null || generated < Newest(Repository.PathOf("protos", "cyclades"), "*.proto"))
            {
                Npm("run", "generate", "--silent");
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    // A mutex belongs to its thread, which therefore stays here.
    private static void Npm(params string[] arguments)
    {
        var (exit, said) = ChildProcess.RunAsync("npm", arguments, Folder).GetAwaiter().GetResult();
        if (exit != 0)
        {
            throw new InvalidOperationException($"`npm {string.Join(' ', arguments)}` in {Folder} failed with exit code {exit}:\n{said}");
        }
    }

    private static DateTime? Newest(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).Cast<DateTime?>().Max()
        : null;
}
