using System.Data.Common;
using Dapper;
using Npgsql;

namespace Cyclades.Silo.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL that several silos share. Each role has a pool of its own, so that lists and workers never wait behind
/// saves, nor saves behind them.
/// </summary>
internal sealed class PostgreSqlDatabase : Database
{
    private const int WriterConnections = 3;

    private const int MembershipConnections = 2;

    // What a server would wait for in vain, it gives up itself: then it is certain that nothing was stored.
    private const string Bounded = "-c statement_timeout=10s -c lock_timeout=500ms -c idle_in_transaction_session_timeout=30s";

    // A batch touches a few rows of large tables, each by its key, whatever the planner knows of the tables' sizes. What a
    // forbidden scan is said to cost would have the server compile a statement for longer than it runs.
    private const string ByKey = " -c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>Names the lock among all advisory locks of the database; never another one.</summary>
    private const long StartLock = 0x4379_636C_6164_6574;

    private readonly string connectionString;
    private readonly NpgsqlDataSource rows;
    private readonly NpgsqlDataSource writer;
    private readonly NpgsqlDataSource tables;
    private readonly NpgsqlDataSource membership;

    private PostgreSqlDatabase(string connectionString)
    {
        this.connectionString = connectionString;
        Files = new ChunkedFiles(this);

        // A grain is read, or a register asked, while a processor waits for nothing else: a few connections a processor keep
        // all of them busy, and more would only wait inside the database.
        var many = (4 * Environment.ProcessorCount) + 4;
        rows = Pool(connectionString, "rows", many);
        writer = Pool(connectionString, "writer", WriterConnections, ByKey);
        tables = Pool(connectionString, "tables", many);
        membership = Pool(connectionString, "membership", MembershipConnections);
    }

    /// <summary>Whether the text can be a connection string: it names a server.</summary>
    public static bool IsConnectionString(string? text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public override string Invariant => "Npgsql";

    public override DbDataSource Rows => rows;

    public override IFileContents Files { get; }

    /// <summary>Connections of what keeps the list of servers, and of the clock: they never wait behind those of candidates.</summary>
    public DbDataSource Membership => membership;

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string NextCandidateNumber => "SELECT nextval('candidate_number')";

    public override JournalDialect Journal { get; } = new(
        Transaction: "transaction::text::bigint",
        From: "(transaction, position) >= (@transaction::text::xid8, @position)",
        Order: "transaction, position",
        Newest: "transaction DESC, position DESC",
        IsSettled: "transaction < pg_snapshot_xmin(pg_current_snapshot())",
        Origin: "database_origin()",
        BeginGeneration: "SELECT begin_journal_generation()");

    /// <summary>Connects, and brings the database to this version.</summary>
    /// <exception cref="MigrationFailedException">A script failed; the database is as the version before left it.</exception>
    /// <exception cref="DatabaseUnreachableException">The database does not let us in.</exception>
    public static PostgreSqlDatabase Open(string connectionString) => OpenAsync(connectionString).GetAwaiter().GetResult();

    private static async Task<PostgreSqlDatabase> OpenAsync(string connectionString)
    {
        var database = new PostgreSqlDatabase(connectionString);
        try
        {
            await using var connection = Patient(connectionString, "migration");
            await connection.OpenAsync();
            await PostgreSqlMigrations.ApplyAsync(connection);
            return database;
        }
        catch (NpgsqlException cause)
        {
            await database.DisposeAsync();
            throw new DatabaseUnreachableException(cause);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<DbConnection> ConnectAsync() => await tables.OpenConnectionAsync();

    public override async ValueTask<DateTimeOffset?> ReadClockAsync()
    {
        await using var question = membership.CreateCommand("SELECT clock_timestamp()");
        return new DateTimeOffset((DateTime)(await question.ExecuteScalarAsync())!);
    }

    /// <summary>At once: the database orders its writers by the rows they touch.</summary>
    public override ValueTask<WriteTurn> EnterWriteAsync() => default;

    public override async ValueTask<IAsyncDisposable?> EnterStartAsync()
    {
        var connection = Patient(connectionString, "start");
        try
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("SELECT pg_advisory_lock(@StartLock)", new { StartLock });
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override IRowBatches CreateRowBatches() => new PostgreSqlRowBatches(writer);

    /// <summary>Nothing to tell it: vacuum and the recycling of its log do it in their time (docs/operations.md).</summary>
    public override Task<bool> ScrubAsync() => Task.FromResult(true);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            writer.Dispose();
            rows.Dispose();
            tables.Dispose();
            membership.Dispose();
        }
    }

    /// <summary>One connection for what takes the time it takes, given up when it is closed.</summary>
    private static NpgsqlConnection Patient(string connectionString, string role) => new(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = $"cyclades-{role}",
        CommandTimeout = 0,
        Pooling = false,
    }.ToString());

    private static NpgsqlDataSource Pool(string connectionString, string role, int connections, string options = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName = $"cyclades-{role}";
        settings.MaxPoolSize = connections;
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        // Nobody changes a setting of a session: there is nothing to undo between two calls.
        settings.NoResetOnClose = true;
        settings.Timeout = 5;
        settings.CommandTimeout = 15;
        settings.Options = $"{settings.Options} {Bounded}{options}";
        return NpgsqlDataSource.Create(settings);
    }
}

/// <summary>At the start the database does not answer, or refuses who asks; the message says so to the operator, without the password.</summary>
internal sealed class DatabaseUnreachableException(NpgsqlException cause) : Exception(
    $"La base PostgreSQL de ConnectionStrings:Cyclades n’est pas accessible ({cause.Message}) : vérifiez qu’elle est démarrée, et la chaîne de connexion. "
    + "(The PostgreSQL database of ConnectionStrings:Cyclades cannot be reached: check that it runs, and the connection string.)",
    cause);
