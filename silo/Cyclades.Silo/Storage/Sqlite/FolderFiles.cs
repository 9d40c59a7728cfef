using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>
/// Contents as files of the data folder, for their owner alone. A file is listed before its bytes are written, so that bytes which
/// nothing lists are always to be deleted; deleting a row tells of it in the same commit.
/// </summary>
internal sealed class FolderFiles(SqliteDatabase database, string folder) : IFileContents
{
    private bool swept;

    public async Task StoreAsync(string id, ReadOnlyMemory<byte> content, Func<DbConnection, Task> list)
    {
        using (await database.EnterWriteAsync())
        {
            await using var connection = await database.ConnectAsync();
            await list(connection);
        }

        var path = PathOf(id);
        CreateFolder(folder);
        CreateFolder(Path.GetDirectoryName(path)!);
        await using (var stream = new FileStream(path, Options()))
        {
            await stream.WriteAsync(content);
            stream.Flush(flushToDisk: true);
        }

        // An erasure that came meanwhile may have looked for the bytes before they were there.
        if (!await IsListedAsync(id))
        {
            File.Delete(path);
            throw new StorageUnavailableException();
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = PathOf(id);
        if (!File.Exists(path))
        {
            yield break;
        }

        await using var stream = File.OpenRead(path);
        while (true)
        {
            var part = new byte[IFileContents.ChunkSize];
            var length = await stream.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellation);
            if (length == 0)
            {
                yield break;
            }

            yield return part.AsMemory(0, length);
        }
    }

    public async Task PurgeAsync()
    {
        await using var connection = await database.ConnectAsync();
        var unlisted = await connection.QueryAsync<string>("SELECT id FROM unlisted_file");
        foreach (var id in unlisted)
        {
            Delete(PathOf(id));
            using var turn = await database.EnterWriteAsync();
            await connection.ExecuteAsync("DELETE FROM unlisted_file WHERE id = @id", new { id });
        }

        if (!swept)
        {
            await SweepAsync(connection);
            swept = true;
        }
    }

    // What a process that was killed left behind without a row.
    private async Task SweepAsync(DbConnection connection)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var found = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        var listed = (await connection.QueryAsync<string>("SELECT id FROM file")).ToHashSet(StringComparer.Ordinal);
        foreach (var path in found.Where(path => !listed.Contains(Path.GetFileName(path))))
        {
            Delete(path);
        }
    }

    private static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private async Task<bool> IsListedAsync(string id)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM file WHERE id = @id)", new { id });
    }

    // Two digits a folder: no folder grows without end.
    private string PathOf(string id) => Path.Combine(folder, id[..2], id);

    // Folders on the way are made with the usual rights: each is made by itself.
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
