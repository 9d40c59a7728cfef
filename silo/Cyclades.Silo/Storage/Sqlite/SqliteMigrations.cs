using Dapper;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>
/// Applies the numbered scripts that the file lacks, each in a transaction of its own that holds the write lock from
/// before its number is checked until its number is noted: a script is applied whole and once, or not at all.
/// </summary>
internal static class SqliteMigrations
{
    public static IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Of("Sqlite");

    /// <exception cref="MigrationFailedException">A script failed; those before it are applied.</exception>
    public static void Apply(SqliteConnection connection) => Apply(connection, Scripts);

    internal static void Apply(SqliteConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        foreach (var script in scripts)
        {
            try
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                connection.Execute(
                    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ')))",
                    transaction: transaction);
                if (connection.ExecuteScalar<long>("SELECT count(*) FROM migration WHERE number = @Number", script, transaction) == 0)
                {
                    connection.Execute(script.Text, transaction: transaction);
                    connection.Execute("INSERT INTO migration (number, name) VALUES (@Number, @Name)", script, transaction);
                }

                transaction.Commit();
            }
            catch (SqliteException cause)
            {
                throw new MigrationFailedException(script.Name, cause);
            }
        }

        using var secrets = connection.BeginTransaction(deferred: false);
        Secrets.Make(connection, secrets);
        secrets.Commit();
    }
}
