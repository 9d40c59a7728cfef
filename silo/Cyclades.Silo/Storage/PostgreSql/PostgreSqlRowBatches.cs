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

    private const string Given =
        "unnest(@keys, @kinds, @versions, @payloads) AS given (key, kind, version, payload)";

    private const string First =
        $"""
        INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
        SELECT key, kind, '{StorageHosting.ServiceId}', 1, payload FROM {Given} WHERE version IS NULL ORDER BY key
        ON CONFLICT ON CONSTRAINT grain_row DO NOTHING
        RETURNING GrainIdExtensionString, Version
        """;

    private const string Next =
        $"""
        UPDATE OrleansStorage AS stored SET Version = stored.Version + 1, PayloadBinary = given.payload
        FROM {Given}
        WHERE stored.GrainIdExtensionString = given.key AND stored.GrainTypeString = given.kind
            AND stored.ServiceId = '{StorageHosting.ServiceId}' AND stored.Version = given.version
        RETURNING stored.GrainIdExtensionString, stored.Version
        """;

    private const string Both =
        $"""
        WITH first AS ({First}), next AS ({Next})
        SELECT * FROM first UNION ALL SELECT * FROM next
        """;

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
        await using var command = new NpgsqlCommand(firsts == 0 ? Next : firsts == part.Count ? First : Both, connection);
        command.Parameters.AddWithValue("keys", NpgsqlDbType.Array | NpgsqlDbType.Text, part.Select(row => row.Key).ToArray());
        command.Parameters.AddWithValue("kinds", NpgsqlDbType.Array | NpgsqlDbType.Text, part.Select(row => row.Kind).ToArray());
        command.Parameters.AddWithValue("versions", NpgsqlDbType.Array | NpgsqlDbType.Integer, part.Select(row => row.Version).ToArray());
        command.Parameters.AddWithValue("payloads", NpgsqlDbType.Array | NpgsqlDbType.Bytea, part.Select(row => row.Payload).ToArray());
        var versions = new Dictionary<string, int>(part.Count, StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            versions.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return versions;
    }

    // An error ends the transaction and nothing more. A fatal one ends the connection, perhaps after the commit.
    private static bool IsCertain(PostgresException rejection) => rejection.InvariantSeverity == "ERROR";

    // Two batches stood in each other's way.
    private static bool IsPassing(PostgresException rejection) =>
        rejection.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
