using System.Net;
using System.Net.Sockets;

namespace Cyclades.Faults.Cluster;

/// <summary>Where this program was built, and what is free on the machine that it runs on.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>The server, as its own build has left it: in the same configuration as this program.</summary>
    public static string Silo
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return PathOf("silo", "Cyclades.Silo", "bin", framework.Parent!.Name, framework.Name, "Cyclades.Silo.dll");
        }
    }

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A port of the loopback that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cyclades.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("This program runs from within the repository: Cyclades.sln was not found above it.");
    }
}
