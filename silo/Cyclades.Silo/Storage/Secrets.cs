using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Keys made once, when the database is created, and shared by all who use it.</summary>
internal sealed class Secrets(Database database)
{
    /// <summary>Key of the HMAC that stands for mail addresses in unique keys.</summary>
    public const string AddressKeyName = "address-key";

    /// <summary>Key of the HMAC that mailed links bear.</summary>
    public const string LinkKeyName = "link-key";

    /// <summary>Length of every key, in bytes.</summary>
    public const int Length = 32;

    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    private static readonly string[] Names = [AddressKeyName, LinkKeyName];

    /// <summary>Makes those that are missing; called when the database is brought to this version.</summary>
    internal static void Make(DbConnection connection, DbTransaction transaction)
    {
        foreach (var name in Names)
        {
            connection.Execute(
                "INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
                new { name, value = RandomNumberGenerator.GetBytes(Length) },
                transaction);
        }
    }

    /// <exception cref="InvalidOperationException">There is no secret of that name.</exception>
    public async ValueTask<byte[]> GetAsync(string name)
    {
        if (known.TryGetValue(name, out var value))
        {
            return value;
        }

        await using var connection = await database.ConnectAsync();
        return known[name] = await connection.QuerySingleAsync<byte[]>("SELECT value FROM secret WHERE name = @name", new { name });
    }
}
