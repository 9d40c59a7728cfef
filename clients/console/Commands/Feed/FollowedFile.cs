using System.Text;
using System.Text.Json;
using Cyclades.Console.Sessions;
using Cyclades.Console.Showing;
using Cyclades.Protos.Management.V1;

namespace Cyclades.Console.Commands.Feed;

/// <summary>
/// A file of JSON lines, one an event, that follows the register. Beside it lies the place that it has reached: the cursor and the
/// length that the file had there. What a killed program wrote after that is cut off before going on, so that no event is there
/// twice, and none is missing. Only its owner can read it; one program at a time writes it.
/// </summary>
internal sealed class FollowedFile : IDisposable
{
    /// <summary>Lines after which the place is noted even while more keep coming.</summary>
    private const int MostUnnoted = 500;

    private readonly string placePath;
    private readonly string academy;
    private readonly IDisposable held;
    private readonly FileStream lines;
    private int unnoted;

    private FollowedFile(string placePath, string academy, string cursor, IDisposable held, FileStream lines) =>
        (this.placePath, this.academy, Cursor, this.held, this.lines) = (placePath, academy, cursor, held, lines);

    /// <summary>Where to go on; empty at the beginning.</summary>
    public string Cursor { get; private set; }

    /// <param name="academy">Code; empty for the agent's own.</param>
    /// <param name="anew">Forget what is there.</param>
    /// <exception cref="CommandFailure">Another program has it, or it is not what this command left.</exception>
    public static FollowedFile Open(FileInfo file, string academy, bool anew)
    {
        OwnerOnlyFile.MakeFolder(file.DirectoryName!);
        var placePath = file.FullName + ".cursor";
        var held = Hold(file.FullName + ".lock");
        FileStream? lines = null;
        try
        {
            if (anew)
            {
                File.Delete(placePath);
            }

            lines = OpenLines(file.FullName);
            var place = File.Exists(placePath) ? Read(placePath) : new Place(academy, "", 0);
            if (anew)
            {
                lines.SetLength(0);
            }

            if (place.Academy != academy)
            {
                throw new CommandFailure(
                    ExitCode.Usage, $"{file.Name} suit l'académie « {place.Academy} », et non « {academy} ». Indiquez un autre fichier, ou --anew pour tout remplacer.");
            }

            if (lines.Length < place.Length || (place.Length == 0 && lines.Length > 0 && !File.Exists(placePath)))
            {
                throw new CommandFailure(
                    ExitCode.Usage, $"{file.Name} n'est pas tel que cette commande l'a laissé. Indiquez un autre fichier, ou --anew pour tout remplacer depuis le début.");
            }

            lines.SetLength(place.Length);
            lines.Seek(0, SeekOrigin.End);
            var followed = new FollowedFile(placePath, academy, place.Cursor, held, lines);
            followed.Note();
            return followed;
        }
        catch
        {
            lines?.Dispose();
            held.Dispose();
            throw;
        }
    }

    public void Add(FollowRegisterResponse told)
    {
        lines.Write(Encoding.UTF8.GetBytes(JsonText.LineOf(told) + "\n"));
        Cursor = told.Cursor;
        if (++unnoted >= MostUnnoted)
        {
            Note();
        }
    }

    /// <summary>Makes sure of what was added: the lines are on the disk before the place says so.</summary>
    public void Note()
    {
        lines.Flush(flushToDisk: true);
        OwnerOnlyFile.Replace(placePath, stream =>
        {
            JsonSerializer.Serialize(stream, new Place(academy, Cursor, lines.Length));
            ((FileStream)stream).Flush(flushToDisk: true);
        });
        unnoted = 0;
    }

    public void NoteIfNeeded()
    {
        if (unnoted > 0)
        {
            Note();
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        held.Dispose();
    }

    private static IDisposable Hold(string path)
    {
        try
        {
            return OwnerOnlyFile.Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            throw new CommandFailure(ExitCode.Usage, $"Une autre commande écrit déjà dans ce fichier ({path}).");
        }
    }

    // Others may read it while it grows.
    private static FileStream OpenLines(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static Place Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Place>(File.ReadAllText(path)) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandFailure(ExitCode.Usage, $"{path} est illisible. Relancez avec --anew pour tout remplacer depuis le début.");
        }
    }

    /// <param name="Length">Of the file, in bytes, once all up to the cursor was written.</param>
    private sealed record Place(string Academy, string Cursor, long Length);
}
