using System.Threading.Channels;

namespace Cyclades.Console.Demo;

/// <summary>
/// The folder into which an embedded server writes its mails, watched until a mail is there. A folder that does not
/// notify (a network share) is looked into every second.
/// </summary>
internal sealed class MailFolder : IDisposable
{
    /// <summary>Far more than a server needs, so that a slow machine passes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ReceivedMail> read = [];
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly DateTime since;
    private FileSystemWatcher? watcher;

    /// <param name="folder">Need not exist yet: a server makes it with its first mail.</param>
    /// <param name="time">Bounds every wait; mails older than now are not looked at.</param>
    public MailFolder(string folder, TimeProvider time)
    {
        this.folder = folder;
        this.time = time;

        // File systems keep times more coarsely than clocks do.
        since = time.GetUtcNow().UtcDateTime.AddSeconds(-5);
    }

    public void Dispose() => watcher?.Dispose();

    /// <summary>Waits until someone has received at least so many mails, and gives them, the oldest first.</summary>
    /// <exception cref="StepFailure">They did not come in time.</exception>
    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(string recipient, int count, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        while (true)
        {
            var mails = Of(recipient);
            if (mails.Count >= count)
            {
                return mails;
            }

            try
            {
                await NextChangeAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                throw new StepFailure(Late(recipient, count, mails.Count));
            }
        }
    }

    private async Task NextChangeAsync(CancellationToken cancel)
    {
        using var glance = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pause = Task.Delay(Glance, time, glance.Token);
        var change = changes.Reader.WaitToReadAsync(glance.Token).AsTask();
        await Task.WhenAny(pause, change);
        await glance.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        changes.Reader.TryRead(out _);
    }

    private void Watch()
    {
        if (watcher is null)
        {
            watcher = new FileSystemWatcher(folder, "*.eml");
            watcher.Created += (_, _) => changes.Writer.TryWrite(true);
            watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
        }
    }

    private List<ReceivedMail> Of(string recipient)
    {
        if (Directory.Exists(folder))
        {
            Watch();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml").Where(f => f.LastWriteTimeUtc >= since))
            {
                if (!read.ContainsKey(file.FullName) && ReceivedMail.TryRead(file.FullName) is { } mail)
                {
                    read.Add(file.FullName, mail);
                }
            }
        }

        return [.. read.Values
            .Where(m => m.Recipient.Equals(recipient, StringComparison.OrdinalIgnoreCase))
            .OrderBy(m => File.GetLastWriteTimeUtc(m.Path))];
    }

    private string Late(string recipient, int count, int there) => Directory.Exists(folder)
        ? $"Après {Patience.TotalSeconds:0} s, {there} mail(s) sur {count} pour {recipient} dans {folder}. "
            + "Est-ce bien le dossier du serveur ? Sinon : --mail DOSSIER"
        : $"Le dossier des mails {folder} n'existe pas. Donnez celui du serveur : --mail DOSSIER";
}
