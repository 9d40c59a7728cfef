using Dapper;
using Npgsql;

namespace Cyclades.Silo.Storage.PostgreSql;

/// <summary>
/// Applies the numbered scripts that the database lacks, each in a transaction of its own, under a lock that other servers
/// which start wait for: a script is applied whole and once, or not at all.
/// </summary>
internal static class PostgreSqlMigrations
{
    /// <summary>Names the lock among all advisory locks of the database; never another one.</summary>
    private const long Lock = 0x4379_636C_6164_6573;

    public static IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Of("PostgreSql");

    /// <exception cref="MigrationFailedException">A script failed; those before it are applied.</exception>
    public static Task ApplyAsync(NpgsqlConnection connection) => ApplyAsync(connection, Scripts);

    internal static async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        foreach (var script in scripts)
        {
            try
            {
                await using var transaction = await LockAsync(connection);
                await connection.ExecuteAsync(
                    "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
                    transaction: transaction);
                if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM migration WHERE number = @Number", script, transaction) == 0)
                {
                    await connection.ExecuteAsync(script.Text, transaction: transaction);
                    await connection.ExecuteAsync("INSERT INTO migration (number, name) VALUES (@Number, @Name)", script, transaction);
                }

                await transaction.CommitAsync();
            }
            catch (PostgresException cause)
            {
                throw new MigrationFailedException(script.Name, cause);
            }
        }

        await using var secrets = await LockAsync(connection);
        Secrets.Make(connection, secrets);
        await secrets.CommitAsync();
    }

    private static async Task<NpgsqlTransaction> LockAsync(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Lock)", new { Lock }, transaction);
        return transaction;
    }
}
