using Dapper;
using Npgsql;

namespace Cyclades.Faults.Cluster;

/// <summary>
/// The clock of a database, which can be moved: its <c>clock_timestamp()</c> is found before PostgreSQL's own. Servers ask it what
/// hour it is, as they would any.
/// </summary>
internal sealed class SteppedClock(string connectionString)
{
    private long ahead;

    /// <summary>The database's hour.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Done once, before any server connects.</summary>
    public async Task InstallAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.ExecuteAsync(
            $"""
            CREATE SCHEMA stepped;
            CREATE TABLE stepped.ahead (by interval NOT NULL);
            INSERT INTO stepped.ahead VALUES ('0');
            CREATE FUNCTION stepped.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
                'SELECT pg_catalog.clock_timestamp() + (SELECT by FROM stepped.ahead)';
            ALTER DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} SET search_path = public, stepped, pg_catalog;
            """);
    }

    /// <summary>Forwards, or back when it is negative.</summary>
    public async Task StepAsync(TimeSpan by)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.ExecuteAsync("UPDATE stepped.ahead SET by = by + @by", new { by });
        Interlocked.Add(ref ahead, by.Ticks);
    }
}
