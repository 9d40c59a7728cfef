using System.Data.Common;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Load.Seeding;

/// <summary>One prepared insertion a table, all in one transaction.</summary>
internal sealed class SqliteSeedStore(Database database) : SeedStore
{
    public override async Task<long[]> DrawAsync(int count)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        var last = await connection.QuerySingleAsync<long>("UPDATE candidate_number SET last = last + @count RETURNING last", new { count });
        return [.. Enumerable.Range(1, count).Select(place => last - count + place)];
    }

    public override async Task WriteAsync(SeedRows rows)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in SeedTable.All)
        {
            Insert(connection, transaction, table, rows.Of(table));
        }

        await transaction.CommitAsync();
    }

    // It plans without figures, as it does where the server alone has written.
    public override Task AnalyzeAsync() => Task.CompletedTask;

    private static void Insert(DbConnection connection, DbTransaction transaction, SeedTable table, IReadOnlyList<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) "
            + $"VALUES ({string.Join(", ", table.Columns.Select((_, place) => $"@p{place}"))})";
        var parameters = table.Columns.Select((_, place) =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{place}";
            command.Parameters.Add(parameter);
            return parameter;
        }).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] is DateTimeOffset at ? StoredInstant.ToText(at) : row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
