using System.Diagnostics;
using System.Globalization;

namespace Cyclades.Faults.Cluster;

/// <summary>A file system of its own in memory, small enough to be filled. Only root may mount one. It goes when this process ends.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 512;

    // It ends by the end of its input, not by the signals that end this process and reach its whole group.
    private const string Script =
        """
        trap '' TERM INT HUP PIPE
        folder=$(mktemp -d "${TMPDIR:-/tmp}/cyclades-disk-XXXXXX")
        if mount -t tmpfs -o "size=$1m,mode=0777" tmpfs "$folder" 2>/dev/null; then
            echo "$folder"
            read -r _
            umount -l "$folder"
        fi
        rmdir "$folder"
        """;

    private readonly Process shell;

    private SmallDisk(Process shell, string folder)
    {
        this.shell = shell;
        Folder = folder;
    }

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <returns>Null where mounting is refused.</returns>
    public static async Task<SmallDisk?> MountAsync()
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "disk", Megabytes.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var shell = Process.Start(start)!;
        if (await shell.StandardOutput.ReadLineAsync() is { } folder)
        {
            return new SmallDisk(shell, folder);
        }

        await shell.WaitForExitAsync();
        shell.Dispose();
        return null;
    }

    /// <summary>Takes all that is left, so that whoever writes next finds no room.</summary>
    public void Fill()
    {
        using var ballast = File.OpenWrite(Ballast);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
