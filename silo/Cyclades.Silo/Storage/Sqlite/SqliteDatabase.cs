using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>
/// The embedded database of one data folder. One that exists is locked for this process and has every migration.
/// Opens connections with the settings that the promises rest on: WAL and synchronous=FULL (what is acknowledged
/// survives a power cut), foreign keys, recursive triggers (a spawned row files its own envelope), secure_delete
/// (what is erased is overwritten).
/// </summary>
internal sealed class SqliteDatabase : Database
{
    public const string FileName = "cyclades.db";

    private readonly FolderLock folderLock;
    private readonly WriteGate gate = new();
    private readonly Connections connections;

    private SqliteDatabase(FolderLock folderLock, string path)
    {
        this.folderLock = folderLock;
        Path = path;
        Files = new FolderFiles(this, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "files"));
        connections = new Connections(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            RecursiveTriggers = true,
            Pooling = true,
        }.ToString());
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    public override string Invariant => "System.Data.SQLite";

    public override DbDataSource Rows => connections;

    public override IFileContents Files { get; }

    /// <summary>Nothing: there is one writer, which takes alone.</summary>
    public override string SkipLocked => "";

    public override string NextCandidateNumber => "UPDATE candidate_number SET last = last + 1 RETURNING last";

    /// <summary>There is one writer at a time: positions are in the order of commits, and a copy of the file counts on as the file did.</summary>
    public override JournalDialect Journal { get; } = new(
        Transaction: "0",
        From: "position >= @position",
        Order: "position",
        Newest: "position DESC",
        IsSettled: "1",
        Origin: "''",
        BeginGeneration: "SELECT 1");

    /// <summary>Creates the folder and the file where they are missing, and brings the file to this version.</summary>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="MigrationFailedException">A script failed; the file is as the version before left it.</exception>
    public static SqliteDatabase Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var folderLock = FolderLock.Take(folder);
        var database = new SqliteDatabase(folderLock, System.IO.Path.Combine(folder, FileName));
        try
        {
            using var connection = database.Connect();
            connection.Execute("PRAGMA journal_mode=WAL;");
            SqliteMigrations.Apply(connection);
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

    /// <summary>As <see cref="ConnectAsync"/>: the driver waits in any case.</summary>
    public SqliteConnection Connect() => (SqliteConnection)connections.OpenConnection();

    public override ValueTask<DbConnection> ConnectAsync() => new(Connect());

    public override ValueTask<DateTimeOffset?> ReadClockAsync() => default;

    public override ValueTask<WriteTurn> EnterWriteAsync() => gate.EnterAsync();

    /// <summary>None: the data folder is this server's alone.</summary>
    public override ValueTask<IAsyncDisposable?> EnterStartAsync() => default;

    /// <summary>As <see cref="EnterWriteAsync"/>, for a thread that has nothing else to do.</summary>
    public WriteTurn EnterWrite() => gate.Enter();

    public override IRowBatches CreateRowBatches() => new SqliteRowBatches(this);

    // What is deleted is overwritten in the file, but its old bytes stay in the write-ahead log until a checkpoint has
    // passed over them.
    public override async Task<bool> ScrubAsync()
    {
        using var turn = await EnterWriteAsync();
        await using var connection = Connect();
        return connection.QuerySingle<(long Busy, long Pages, long Moved)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connections.Dispose();
            gate.Dispose();
            folderLock.Dispose();
        }
    }

    private sealed class Connections(string connectionString) : DbDataSource
    {
        // Pages of the log, 64 MB, before they move into the file. The usual thousand is filled by one batch of 64 rows.
        private const int LongestLog = 16_384;

        public override string ConnectionString => connectionString;

        protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

        protected override DbConnection OpenDbConnection()
        {
            var connection = new SqliteConnection(connectionString);
            try
            {
                connection.Open();
                connection.Execute($"PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint={LongestLog};");
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
            }

            base.Dispose(disposing);
        }
    }
}
