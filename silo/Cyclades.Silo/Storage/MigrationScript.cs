using System.Globalization;
using System.Reflection;

namespace Cyclades.Silo.Storage;

/// <summary>One numbered script of one database; a script that was ever released never changes.</summary>
/// <param name="Name">As « 0001_storage.sql ».</param>
internal sealed record MigrationScript(string Name, string Text)
{
    public int Number { get; } = int.Parse(Name.AsSpan(0, 4), CultureInfo.InvariantCulture);

    /// <summary>The scripts of this build for one database, in order.</summary>
    /// <param name="dialect">Folder of the database's scripts.</param>
    public static IReadOnlyList<MigrationScript> Of(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $".Storage.{dialect}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new MigrationScript(name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..], reader.ReadToEnd());
            })];
    }
}

/// <summary>A migration failed; the database is as the version before left it.</summary>
internal sealed class MigrationFailedException(string script, Exception cause) : Exception(
    $"La migration {script} de la base a échoué ; la base est restée dans sa version précédente. "
    + $"(The database migration {script} failed; the database is as the version before left it.)",
    cause);
