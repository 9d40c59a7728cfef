using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The embedded database of one data folder. One that exists is locked for this process and has every migration.
/// Opens connections with the settings that the promises rest on: WAL and synchronous=FULL (what is acknowledged
/// survives a power cut), foreign keys, recursive triggers (a spawned row files its own envelope), secure_delete
/// (what is erased is overwritten).
/// </summary>
internal sealed class Database : DbDataSource
{
    public const string FileName = "cyclades.db";

    private readonly FolderLock folderLock;
    private readonly string connectionString;

    private Database(FolderLock folderLock, string path)
    {
        this.folderLock = folderLock;
        Path = path;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            RecursiveTriggers = true,
            Pooling = true,
        }.ToString();
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    public override string ConnectionString => connectionString;

    /// <summary>Creates the folder and the file where they are missing, and brings the file to this version.</summary>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="MigrationFailedException">A script failed; the file is as the version before left it.</exception>
    public static Database Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var folderLock = FolderLock.Take(folder);
        var database = new Database(folderLock, System.IO.Path.Combine(folder, FileName));
        try
        {
            using var connection = (SqliteConnection)database.OpenConnection();
            using (var wal = connection.CreateCommand())
            {
                wal.CommandText = "PRAGMA journal_mode=WAL;";
                wal.ExecuteNonQuery();
            }

            Migrations.Apply(connection);
            EndLeases(connection);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // Whoever held mails, due work and requests had this folder, and is gone: what a killed server had taken need not wait for minutes.
    private static void EndLeases(SqliteConnection connection) => connection.Execute(
        """
        UPDATE outbox SET not_before = filed_at WHERE refused_reason IS NULL;
        UPDATE due SET lease_until = NULL WHERE lease_until IS NOT NULL;
        UPDATE link_request SET lease_until = NULL WHERE lease_until IS NOT NULL;
        """);

    /// <summary>An open connection; disposing it gives it back to the pool.</summary>
    public SqliteConnection Connect() => (SqliteConnection)OpenConnection();

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;";
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        new(OpenDbConnection());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var pooled = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(pooled);
            folderLock.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return base.DisposeAsyncCore();
    }
}
