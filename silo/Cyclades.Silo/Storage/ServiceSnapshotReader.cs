using System.Collections.Immutable;
using System.Text.Json;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Reads the settings of all services, and what they share, as of one instant.</summary>
internal sealed class ServiceSnapshotReader(Database database)
{
    /// <summary>Tells in one cheap question whether anything has changed since a snapshot; it grows with every change.</summary>
    public async Task<long> RevisionAsync()
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>(
            "SELECT CAST((SELECT coalesce(sum(version), 0) FROM service) + (SELECT coalesce(sum(version), 0) FROM catalogue) AS BIGINT)");
    }

    public async Task<StoredServices> ReadAsync()
    {
        await using var connection = await database.ConnectAsync();
        var rows = (await connection.QueryAsync<(string? Id, long Version, string Content)>(
            "SELECT id, version, settings FROM service UNION ALL SELECT NULL, version, content FROM catalogue")).AsList();
        return new StoredServices(
            rows.Sum(row => row.Version),
            rows.Where(row => row.Id is null).Select(row => (JsonElement?)StoredJson.Parse<JsonElement>(row.Content)).SingleOrDefault(),
            [.. rows.Where(row => row.Id is not null).Select(row => new StoredService(row.Id!, (int)row.Version, StoredJson.Parse<JsonElement>(row.Content)))]);
    }
}

/// <param name="Revision">As <see cref="ServiceSnapshotReader.RevisionAsync"/> told at that instant.</param>
/// <param name="Catalogue">What all services share; none before a catalogue was applied.</param>
internal sealed record StoredServices(long Revision, JsonElement? Catalogue, ImmutableArray<StoredService> Services);

/// <param name="Version">Version of the service's row.</param>
internal sealed record StoredService(string Id, int Version, JsonElement Settings);
