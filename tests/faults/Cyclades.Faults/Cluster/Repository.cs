using System.Net;
using System.Net.Sockets;

namespace Cyclades.Faults.Cluster;

/// <summary>Where this program was built, and what is free on the machine that it runs on.</summary>
internal static class Repository
{
    private const int FirstPort = 20_000;
    private const int PortCount = 10_000;

    private static readonly string Root = Find();

    // Programs that run at the same time begin at different places.
    private static int portsTried = Environment.ProcessId % PortCount;

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

    /// <summary>
    /// A port of the loopback that nobody listens on now and that this program has not given before. It lies below the range
    /// from which a kernel takes the ports of outgoing connections: a silo that is started again finds its port still free.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref portsTried) % PortCount);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one, then.
            }
        }
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
