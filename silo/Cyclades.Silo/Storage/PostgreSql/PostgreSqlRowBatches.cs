using Npgsql;
using NpgsqlTypes;

namespace Cyclades.Silo.Storage.PostgreSql;

/// <summary>
/// One statement a batch, which is one round trip and one commit. What the server rejects is rolled back and tried again in
/// halves, until the row that is to blame stands alone; where somebody holds a row, row by row, since each try waits. What the server does not answer is unknown and never tried again:
/// the second try would meet the version of the first.
/// </summary>
internal sealed class PostgreSqlRowBatches(NpgsqlDataSource writers) : IRowBatches
{
    private const int Attempts = 3;

    private const string First =
        $"""
        INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
        SELECT key, kind, '{StorageHosting.ServiceId}', 1, payload FROM given WHERE version IS NULL ORDER BY key
        ON CONFLICT ON CONSTRAINT grain_row DO NOTHING
        RETURNING GrainIdExtensionString, Version
        """;

    private const string Next =
        $"""
        UPDATE OrleansStorage AS stored SET Version = stored.Version + 1, PayloadBinary = given.payload
        FROM given
        WHERE stored.GrainIdExtensionString = given.key AND stored.GrainTypeString = given.kind
            AND stored.ServiceId = '{StorageHosting.ServiceId}' AND stored.Version = given.version
        RETURNING stored.GrainIdExtensionString, stored.Version
        """;

    private static readonly string FirstWrites = Filed($"({First})");

    private static readonly string NextWrites = Filed($"({Next})");

    private static readonly string AllWrites = Filed("(SELECT * FROM first UNION ALL SELECT * FROM next)", $"first AS ({First}), next AS ({Next}), ");

    /// <summary>While the disk is written for one, the server works on the other.</summary>
    public int AtOnce => 2;

    public async Task<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> rows)
    {
        NpgsqlConnection connection;
        try
        {
            connection = await writers.OpenConnectionAsync();
        }
        catch (Exception unreachable)
        {
            return [.. rows.Select(_ => new RowOutcome.Failed(unreachable))];
        }

        await using (connection)
        {
            return await WritePartAsync(connection, rows.ToArray());
        }
    }

    /// <summary>The pool is the database's, which ends it.</summary>
    public void Dispose()
    {
    }

    private async Task<RowOutcome[]> WritePartAsync(NpgsqlConnection connection, ArraySegment<RowWrite> part)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var versions = await SendAsync(connection, part);
                return [.. part.Select(row => versions.TryGetValue(row.Key, out var version) ? new RowOutcome.Committed(version) : (RowOutcome)RowOutcome.Stale.It)];
            }
            catch (PostgresException rejection) when (IsCertain(rejection))
            {
                if (IsPassing(rejection) && attempt < Attempts)
                {
                    continue;
                }

                return part.Count == 1 ? [OutcomeOf(rejection)]
                    : rejection.SqlState == PostgresErrorCodes.LockNotAvailable ? await WriteAloneAsync(connection, part)
                    : [.. await WritePartAsync(connection, part[..(part.Count / 2)]), .. await WritePartAsync(connection, part[(part.Count / 2)..])];
            }
            catch (Exception silence)
            {
                return [.. part.Select(_ => new RowOutcome.Unknown(silence))];
            }
        }
    }

    // Somebody holds a row. When they hold a second one, they hold the table: the others need not find out one by one.
    private async Task<RowOutcome[]> WriteAloneAsync(NpgsqlConnection connection, ArraySegment<RowWrite> part)
    {
        var outcomes = new List<RowOutcome>(part.Count);
        var held = 0;
        foreach (var (place, row) in part.Index())
        {
            if (held == 2)
            {
                outcomes.Add(outcomes[place - 1]);
                continue;
            }

            outcomes.AddRange(await WritePartAsync(connection, new[] { row }));
            held = outcomes[place] is RowOutcome.Failed { Cause: PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } } ? held + 1 : held;
        }

        return [.. outcomes];
    }

    private static RowOutcome OutcomeOf(PostgresException rejection) =>
        PostgreSqlUniqueConstraints.Find(rejection) is { } key ? new RowOutcome.Refused(key, rejection) : new RowOutcome.Failed(rejection);

    private async Task<Dictionary<string, int>> SendAsync(NpgsqlConnection connection, ArraySegment<RowWrite> part)
    {
        var firsts = part.Count(row => row.Version is null);
        await using var command = new NpgsqlCommand(firsts == 0 ? NextWrites : firsts == part.Count ? FirstWrites : AllWrites, connection);
        command.Parameters.AddWithValue("keys", NpgsqlDbType.Array | NpgsqlDbType.Text, part.Select(row => row.Key).ToArray());
        command.Parameters.AddWithValue("kinds", NpgsqlDbType.Array | NpgsqlDbType.Text, part.Select(row => row.Kind).ToArray());
        command.Parameters.AddWithValue("versions", NpgsqlDbType.Array | NpgsqlDbType.Integer, part.Select(row => row.Version).ToArray());
        command.Parameters.AddWithValue("payloads", NpgsqlDbType.Array | NpgsqlDbType.Bytea, part.Select(row => row.Payload).ToArray());
        command.Parameters.AddWithValue("filings", NpgsqlDbType.Array | NpgsqlDbType.Bytea, part.Select(row => row.Filing).ToArray());
        var versions = new Dictionary<string, int>(part.Count, StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            foreach (var (key, version) in reader.GetFieldValue<string[]>(0).Zip(reader.GetFieldValue<int[]>(1)))
            {
                versions.Add(key, version);
            }
        }

        return versions;
    }

    /// <summary>The rows are written, then what those files that were written; what came too late is in none of the arrays.</summary>
    private static string Filed(string writes, string parts = "") =>
        $"""
        WITH given AS MATERIALIZED (
            SELECT * FROM unnest(@keys, @kinds, @versions, @payloads, @filings) AS given (key, kind, version, payload, filing)
        ), {parts}written (key, version) AS {writes}, filed AS (
            SELECT array_agg(written.key ORDER BY written.key) AS keys,
                array_agg(written.version ORDER BY written.key) AS versions,
                array_agg(convert_from(filing, 'UTF8')::jsonb ORDER BY written.key) AS filings
            FROM written JOIN given USING (key)
        )
        SELECT keys, versions, file_writes(keys, versions, filings) FROM filed WHERE keys IS NOT NULL
        """;

    // An error ends the transaction and nothing more. A fatal one ends the connection, perhaps after the commit.
    private static bool IsCertain(PostgresException rejection) => rejection.InvariantSeverity == "ERROR";

    // Two batches stood in each other's way.
    private static bool IsPassing(PostgresException rejection) =>
        rejection.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
