using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Cyclades.Faults.Checking;

/// <summary>Reads what the database of a cluster holds, with SQL of its own.</summary>
internal sealed class StoredReader(string connectionString, string mailDomain)
{
    private const int IdBytes = 16;

    public async Task<StoredFacts> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        async Task<IEnumerable<T>> Rows<T>(string sql) => await connection.QueryAsync<T>(sql);
        return new StoredFacts(
            [.. await Rows<StoredRow>("SELECT GrainIdExtensionString AS grain, Version::bigint AS version FROM OrleansStorage ORDER BY 1")],
            [.. await Rows<StoredAccount>("SELECT candidate_number AS candidate, state, email FROM account ORDER BY 1")],
            [.. await Rows<StoredCandidature>("SELECT candidate_number AS candidate, registration_number AS registration, service, session, active, version FROM candidature ORDER BY 1, 2")],
            [.. await Rows<StoredVersion>("SELECT candidate_number AS candidate, registration_number AS registration, version FROM candidature_version ORDER BY 1, 2, 3")],
            [
                .. (await Rows<Entry>(
                    """
                    SELECT grain, grain_version AS grainVersion, ordinal, type, at, version, payload #>> '{request,id}' AS request,
                        CASE WHEN type = 'candidature-filed' THEN (payload #>> '{candidature,registration}')::bigint END AS registration,
                        CASE WHEN grain LIKE 'candidature/%' THEN payload #>> '{form,telephone}' END AS content
                    FROM journal ORDER BY grain, grain_version, ordinal
                    """)).Select(entry => new StoredEvent(
                        entry.Grain, entry.GrainVersion, entry.Ordinal, entry.Type, new DateTimeOffset(entry.At), entry.Version, entry.Request, entry.Registration, entry.Content)),
            ],
            [.. (await Rows<Mail>("SELECT grain, grain_version AS grainVersion, ordinal, NULL AS refused FROM message ORDER BY id")).Select(Named)],
            [.. (await Rows<Mail>("SELECT grain, grain_version AS grainVersion, ordinal, refused_reason AS refused FROM outbox ORDER BY id")).Select(Named)],
            [.. (await Rows<Service>("SELECT id, closing FROM service ORDER BY id")).Select(service => new StoredClosing(service.Id, new DateTimeOffset(service.Closing)))]);
    }

    /// <summary>The Message-Id is a function of what filed the mail.</summary>
    private StoredMail Named(Mail mail)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{mail.Grain}/{mail.GrainVersion}/{mail.Ordinal}");
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, IdBytes));
        return new StoredMail(mail.Grain, mail.GrainVersion, $"{id}@{mailDomain}", mail.Refused);
    }

    private sealed record Entry(
        string Grain, long GrainVersion, long Ordinal, string Type, DateTime At, long Version, string? Request, long? Registration, string? Content);

    private sealed record Mail(string Grain, long GrainVersion, long Ordinal, string? Refused);

    private sealed record Service(string Id, DateTime Closing);
}
