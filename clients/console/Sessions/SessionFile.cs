using System.Text.Json;

namespace Cyclades.Console.Sessions;

/// <summary>
/// The session with one server in a file of the user's configuration folder, readable by its owner only.
/// It is replaced as a whole, so that a reader never sees half of it.
/// </summary>
internal sealed class SessionFile : ISessionStore
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerOnlyFolder = OwnerOnlyFile | UnixFileMode.UserExecute;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    private readonly string folder;
    private readonly TimeProvider time;

    /// <param name="folder">Made when first written, for its owner only.</param>
    /// <param name="server">Sessions with different servers lie beside each other.</param>
    /// <param name="time">Paces the wait for another process.</param>
    public SessionFile(string folder, Uri server, TimeProvider time)
    {
        this.folder = folder;
        this.time = time;
        FilePath = Path.Combine(folder, $"session-{server.Host.Replace(':', '.')}-{server.Port}.json");
    }

    public string FilePath { get; }

    public Session? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Session>(File.ReadAllText(FilePath));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new CommandFailure(
                ExitCode.NotSignedIn,
                $"Le fichier de session {FilePath} est illisible. Connectez-vous à nouveau : cyclades sign-in");
        }
    }

    public void Write(Session session)
    {
        MakeFolder();
        var replacement = $"{FilePath}.{Environment.ProcessId}.tmp";
        File.Delete(replacement);
        using (var stream = Open(replacement, FileMode.CreateNew))
        {
            JsonSerializer.Serialize(stream, session);
        }

        File.Move(replacement, FilePath, overwrite: true);
    }

    public void Forget()
    {
        if (Directory.Exists(folder))
        {
            File.Delete(FilePath);
        }
    }

    public async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        MakeFolder();
        while (true)
        {
            try
            {
                return Open(FilePath + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException) when (!cancel.IsCancellationRequested)
            {
                await Task.Delay(LockPause, time, cancel);
            }
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return new FileStream(path, options);
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnlyFolder);
        }
    }
}
