namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>Holds a data folder for this process; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    public const string FileName = "cyclades.lock";

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException cause) when (cause is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new DataFolderInUseException(Path.GetFullPath(folder), cause);
        }
    }

    public void Dispose() => file.Dispose();
}

/// <summary>The data folder belongs to another process; the message says so to the operator.</summary>
internal sealed class DataFolderInUseException(string folder, Exception cause) : Exception(
    $"Le dossier de données « {folder} » est déjà utilisé par un autre serveur Cyclades : arrêtez-le, ou donnez un autre dossier par Cyclades:Data. "
    + $"(The data folder \"{folder}\" is in use by another Cyclades server: stop it, or set another folder with Cyclades:Data.)",
    cause);
