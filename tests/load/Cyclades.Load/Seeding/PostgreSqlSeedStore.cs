using Cyclades.Silo.Storage;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cyclades.Load.Seeding;

/// <summary>By COPY, one a table.</summary>
internal sealed class PostgreSqlSeedStore(Database database) : SeedStore
{
    public override async Task<long[]> DrawAsync(int count)
    {
        await using var connection = await database.ConnectAsync();
        return [.. await connection.QueryAsync<long>("SELECT nextval('candidate_number') FROM generate_series(1, @count)", new { count })];
    }

    public override async Task WriteAsync(SeedRows rows)
    {
        await using var connection = (NpgsqlConnection)await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in SeedTable.All)
        {
            if (rows.Of(table) is { Count: > 0 } some)
            {
                await CopyAsync(connection, table, some);
            }
        }

        await transaction.CommitAsync();
    }

    public override async Task AnalyzeAsync()
    {
        await using var connection = await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        // The database has begun to look by itself too, and gives way only to who waits longer than a server's connections do.
        await connection.ExecuteAsync("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0");
        await connection.ExecuteAsync($"ANALYZE {string.Join(", ", SeedTable.All.Select(table => table.Name))}", commandTimeout: 0);
        await transaction.CommitAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, SeedTable table, IReadOnlyList<object?[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < row.Length; i++)
            {
                switch (row[i])
                {
                    case null: await copy.WriteNullAsync(); break;
                    case string text: await copy.WriteAsync(text, table.Columns[i].Type is SeedType.Json ? NpgsqlDbType.Jsonb : NpgsqlDbType.Text); break;
                    case int number: await copy.WriteAsync(number, NpgsqlDbType.Integer); break;
                    case long number: await copy.WriteAsync(number, NpgsqlDbType.Bigint); break;
                    case bool truth: await copy.WriteAsync(truth, NpgsqlDbType.Boolean); break;
                    case DateTimeOffset at: await copy.WriteAsync(at, NpgsqlDbType.TimestampTz); break;
                    case byte[] bytes: await copy.WriteAsync(bytes, NpgsqlDbType.Bytea); break;
                    case var other: throw new ArgumentException($"{table.Name}.{table.Columns[i].Name} holds a {other.GetType().Name}.", nameof(rows));
                }
            }
        }

        await copy.CompleteAsync();
    }
}
