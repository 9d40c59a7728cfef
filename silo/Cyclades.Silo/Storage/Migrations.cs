using System.Reflection;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Applies the numbered scripts that the file lacks, each in a transaction of its own that holds the write lock from
/// before its number is checked until its number is noted: a script is applied whole and once, or not at all.
/// </summary>
internal static class Migrations
{
    private const string Folder = ".Storage.Sqlite.";

    /// <summary>The scripts of this build, in order: « 0001_storage.sql » and so on.</summary>
    public static IReadOnlyList<Script> Scripts { get; } = ReadScripts();

    /// <exception cref="MigrationFailedException">A script failed; those before it are applied.</exception>
    public static void Apply(SqliteConnection connection) => Apply(connection, Scripts);

    internal static void Apply(SqliteConnection connection, IReadOnlyList<Script> scripts)
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
        foreach (var name in Secrets.Names)
        {
            connection.Execute(
                "INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
                new { name, value = RandomNumberGenerator.GetBytes(Secrets.Length) },
                secrets);
        }

        secrets.Commit();
    }

    private static List<Script> ReadScripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Script(name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], reader.ReadToEnd());
            })];
    }

    internal sealed record Script(string Name, string Text)
    {
        public int Number { get; } = int.Parse(Name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A migration failed; the database is as the version before left it.</summary>
internal sealed class MigrationFailedException(string script, Exception cause) : Exception(
    $"La migration {script} de la base a échoué ; la base est restée dans sa version précédente. "
    + $"(The database migration {script} failed; the database is as the version before left it.)",
    cause);
