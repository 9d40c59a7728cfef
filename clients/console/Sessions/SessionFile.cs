using System.Text.Json;

namespace Cyclades.Console.Sessions;

/// <summary>
/// The session with one server in a file of the user's configuration folder, readable by its owner only.
/// It is replaced as a whole, so that a reader never sees half of it.
/// </summary>
internal sealed class SessionFile : ISessionStore
{
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

    public void Write(Session session) => OwnerOnlyFile.Replace(FilePath, stream => JsonSerializer.Serialize(stream, session));

    public void Forget()
    {
        if (Directory.Exists(folder))
        {
            File.Delete(FilePath);
        }
    }

    public async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        OwnerOnlyFile.MakeFolder(folder);
        while (true)
        {
            try
            {
                return OwnerOnlyFile.Open(FilePath + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException) when (!cancel.IsCancellationRequested)
            {
                await Task.Delay(LockPause, time, cancel);
            }
        }
    }
}
