using System.Collections.Immutable;
using Cyclades.Domain;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>The inputs of every document ever made, version by version.</summary>
internal sealed class VersionTable(Database database)
{
    private const string Fields =
        "candidate_number AS Candidate, registration_number AS Registration, version, reference, template, inputs, at";

    public Task<CandidatureVersionRow?> FindAsync(CandidatureId candidature, int version) =>
        FindAsync(
            "candidate_number = @candidate AND registration_number = @registration AND version = @version",
            new { candidate = candidature.Candidate.Value, registration = candidature.Registration.Value, version });

    public Task<CandidatureVersionRow?> FindByReferenceAsync(string reference) =>
        FindAsync("reference = @reference", new { reference });

    /// <summary>Newest first: the first one is current, the others superseded.</summary>
    public async Task<ImmutableArray<CandidatureVersionRow>> ListAsync(CandidatureId candidature)
    {
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<Stored>(
            $"SELECT {Fields} FROM candidature_version WHERE candidate_number = @candidate AND registration_number = @registration ORDER BY version DESC",
            new { candidate = candidature.Candidate.Value, registration = candidature.Registration.Value });
        return [.. rows.Select(row => row.Read())];
    }

    private async Task<CandidatureVersionRow?> FindAsync(string condition, object values)
    {
        await using var connection = await database.ConnectAsync();
        var row = await connection.QuerySingleOrDefaultAsync<Stored>($"SELECT {Fields} FROM candidature_version WHERE {condition}", values);
        return row?.Read();
    }

    private sealed record Stored(long Candidate, long Registration, long Version, string Reference, long Template, string Inputs, DateTimeOffset At)
    {
        public CandidatureVersionRow Read() => new(
            new CandidatureId(new CandidateNumber(Candidate), new RegistrationNumber((int)Registration)),
            (int)Version,
            Reference,
            (int)Template,
            JsonText.From(Inputs),
            At);
    }
}
