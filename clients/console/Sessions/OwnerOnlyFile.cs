namespace Cyclades.Console.Sessions;

/// <summary>Files of the user's configuration folder, which only their owner can read; so can the folder.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Replaces the file as a whole, so that a reader never sees half of it. Makes the folder where it is missing.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var replacement = $"{path}.{Environment.ProcessId}.tmp";
        File.Delete(replacement);
        using (var stream = Open(replacement, FileMode.CreateNew))
        {
            write(stream);
        }

        File.Move(replacement, path, overwrite: true);
    }

    /// <summary>Opens the file for this process alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new FileStream(path, options);
    }

    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode700);
        }
    }
}
