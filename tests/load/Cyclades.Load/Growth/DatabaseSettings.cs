using System.Collections.Immutable;
using Npgsql;

namespace Cyclades.Load.Growth;

/// <summary>What of PostgreSQL's settings decides the figures, as the server tells it.</summary>
internal static class DatabaseSettings
{
    public static async Task<ImmutableArray<string>> ReadAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            """
            SELECT name || ' = ' || current_setting(name) FROM pg_settings
            WHERE name IN ('server_version', 'shared_buffers', 'max_wal_size', 'synchronous_commit', 'fsync', 'full_page_writes', 'checkpoint_timeout',
                'checkpoint_completion_target', 'wal_compression', 'wal_buffers', 'work_mem', 'effective_cache_size', 'max_connections', 'autovacuum', 'jit')
            ORDER BY name
            """);
        var settings = ImmutableArray.CreateBuilder<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            settings.Add(reader.GetString(0));
        }

        return settings.DrainToImmutable();
    }

    /// <summary>How many candidatures a database holds.</summary>
    public static async Task<long> CandidaturesAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM candidature");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
