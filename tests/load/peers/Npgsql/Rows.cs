using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Cyclades.Peers.Npgsql;

/// <summary>
/// Hand-written SQL on the silo's tables: a read is one round trip, a save one batch, which is one round trip and one commit.
/// All statements are prepared at their second use and stay so.
/// </summary>
internal sealed class Rows(NpgsqlDataSource source) : IPeerRows
{
    private const string ByKey =
        "SELECT PayloadBinary, Version FROM OrleansStorage WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades'";

    // A slash ends the candidate's number and a zero comes next to it: what lies between are his candidatures.
    private const string OfCandidate =
        """
        SELECT PayloadBinary, Version FROM OrleansStorage
        WHERE GrainIdExtensionString >= $1 AND GrainIdExtensionString < $2 AND GrainTypeString = 'candidature' AND ServiceId = 'cyclades'
        """;

    public async Task<AccountState?> ReadAccountAsync(CandidateNumber candidate) => (await ReadVersionedAccountAsync(candidate))?.State;

    public async Task<Versioned<AccountState>?> ReadVersionedAccountAsync(CandidateNumber candidate)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(ByKey, connection);
        AddKey(command.Parameters, GrainKey.Account(candidate));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? Read<AccountState>(reader) : null;
    }

    public async Task<(AccountState? Account, Versioned<Candidature>? Candidature)> ReadAsync(CandidatureId id)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        AddKey(Add(batch, ByKey), GrainKey.Account(id.Candidate));
        AddKey(Add(batch, ByKey), GrainKey.Candidature(id));
        await using var reader = await batch.ExecuteReaderAsync();
        var account = await reader.ReadAsync() ? Read<AccountState>(reader).State : null;
        await reader.NextResultAsync();
        return (account, await reader.ReadAsync() ? Read<Candidature>(reader) : null);
    }

    public async Task<(AccountState? Account, ImmutableArray<Candidature> Candidatures)> ReadAllAsync(CandidateNumber candidate)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        AddKey(Add(batch, ByKey), GrainKey.Account(candidate));
        AddAll(Add(batch, OfCandidate), $"{GrainKey.CandidatureKind}/{candidate}/", $"{GrainKey.CandidatureKind}/{candidate}0");
        await using var reader = await batch.ExecuteReaderAsync();
        var account = await reader.ReadAsync() ? Read<AccountState>(reader).State : null;
        await reader.NextResultAsync();
        var candidatures = ImmutableArray.CreateBuilder<Candidature>();
        while (await reader.ReadAsync())
        {
            candidatures.Add(Read<Candidature>(reader).State);
        }

        return (account, candidatures.DrainToImmutable());
    }

    public async Task<bool> SaveAsync(ImmutableArray<PeerWrite> writes, GrainKey draft)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var write in writes)
        {
            AddState(batch, write);
            AddJournal(batch, write);
            AddRegister(batch, write);
            AddMails(batch, write);
            AddDocuments(batch, write);
        }

        AddKey(
            Add(batch, "DELETE FROM OrleansStorage WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades'"),
            draft);
        AddAll(Add(batch, "DELETE FROM draft WHERE grain = $1"), draft.Text);
        try
        {
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    // When another one was first an update changes nothing, and the journal's key, which is taken, undoes the whole.
    private static void AddState(NpgsqlBatch batch, PeerWrite write)
    {
        var state = Add(
            batch,
            write.Before is null
                ? "INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary) VALUES ($1, $2, 'cyclades', $3, $4)"
                : """
                  UPDATE OrleansStorage SET Version = $3, PayloadBinary = $4
                  WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades' AND Version = $3 - 1
                  """);
        AddKey(state, write.Key);
        state.Add(new NpgsqlParameter<int> { TypedValue = write.Version });
        state.Add(new NpgsqlParameter<byte[]> { TypedValue = write.State });
    }

    private static void AddJournal(NpgsqlBatch batch, PeerWrite write)
    {
        foreach (var (ordinal, entry) in write.Events.Index())
        {
            AddAll(
                Add(batch, "INSERT INTO journal (grain, grain_version, ordinal, subject, type, at, actor, version, payload, academy) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, ''))"),
                write.Key.Text, (long)write.Version, (long)ordinal, write.Subject.Value, entry.Type, entry.At, entry.Actor, (long)entry.Version, entry.Payload,
                (write.Register as RegisterRow.Candidature)?.Academy ?? "");
        }
    }

    private static void AddRegister(NpgsqlBatch batch, PeerWrite write)
    {
        switch (write.Register)
        {
            case RegisterRow.Candidature register:
                AddAll(
                    Add(
                        batch,
                        write.Before is null
                            ? """
                              INSERT INTO candidature (candidate_number, registration_number, session, service, state, active, version, category,
                                  establishment, signed, arrangement, created_at, updated_at, search, academy, received, documents_missing,
                                  birth_name, first_names, birth_date)
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
                              """
                            : """
                              UPDATE candidature SET session = $3, service = $4, state = $5, active = $6, version = $7, category = $8, establishment = $9,
                                  signed = $10, arrangement = $11, created_at = $12, updated_at = $13, search = $14, academy = $15, received = $16,
                                  documents_missing = $17, birth_name = $18, first_names = $19, birth_date = $20
                              WHERE candidate_number = $1 AND registration_number = $2
                              """),
                    write.Subject.Value, (long)register.Id.Registration.Value, register.Session, register.ServiceId, register.State, register.Active,
                    (long)register.Version, register.Category, register.Establishment!, register.Signed, register.Arrangement, register.CreatedAt,
                    register.UpdatedAt, register.Search, register.Academy, register.Received, register.DocumentsMissing, register.BirthName,
                    register.FirstNames, register.BirthDate);
                break;
            case RegisterRow.Account register:
                AddAll(
                    Add(
                        batch,
                        """
                        UPDATE account SET version = $2, state = $3, email = $4, email_key = $5, birth_name = $6, first_names = $7, birth_date = $8,
                            created_at = $9, creation_request = $10, search = $11
                        WHERE candidate_number = $1
                        """),
                    write.Subject.Value, (long)write.Version, register.State is AccountStanding.Active ? "active" : "pending", register.Email.Value,
                    register.EmailKey.ToString(), register.BirthName, register.FirstNames, register.BirthDate, register.CreatedAt, register.CreationRequest,
                    register.Search);
                AddAll(Add(batch, "DELETE FROM due WHERE grain = $1"), write.Key.Text);
                foreach (var entry in write.Due)
                {
                    AddAll(Add(batch, "INSERT INTO due (grain, kind, at) VALUES ($1, $2, $3)"), write.Key.Text, entry.Kind, entry.At);
                }

                break;
        }
    }

    private static void AddMails(NpgsqlBatch batch, PeerWrite write)
    {
        foreach (var (ordinal, entry) in write.Mails.Index())
        {
            var mail = JsonText.Of(entry.Mail);
            AddAll(
                Add(batch, "INSERT INTO outbox (grain, grain_version, ordinal, candidate_number, mail, filed_at, not_before) VALUES ($1, $2, $3, $4, $5, $6, $6)"),
                write.Key.Text, (long)write.Version, (long)ordinal, write.Subject.Value, mail, write.At);
            if (entry.IsMessage)
            {
                AddAll(
                    Add(batch, "INSERT INTO message (grain, grain_version, ordinal, candidate_number, registration_number, mail, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                    write.Key.Text, (long)write.Version, (long)ordinal, write.Subject.Value, entry.Registration is { } about ? (long)about.Value : DBNull.Value, mail, write.At);
            }
        }
    }

    private static void AddDocuments(NpgsqlBatch batch, PeerWrite write)
    {
        foreach (var document in write.Versions)
        {
            AddAll(
                Add(batch, "INSERT INTO candidature_version (candidate_number, registration_number, version, reference, template, inputs, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                write.Subject.Value, (long)document.Candidature.Registration.Value, (long)document.Version, document.Reference, (long)document.Template, document.Inputs, document.At);
        }
    }

    private static NpgsqlParameterCollection Add(NpgsqlBatch batch, string statement)
    {
        var command = new NpgsqlBatchCommand(statement);
        batch.BatchCommands.Add(command);
        return command.Parameters;
    }

    private static void AddKey(NpgsqlParameterCollection parameters, GrainKey key) => AddAll(parameters, key.Text, key.Kind);

    private static void AddAll(NpgsqlParameterCollection parameters, params object[] values)
    {
        foreach (var value in values)
        {
            parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = text },
                long number => new NpgsqlParameter<long> { TypedValue = number },
                bool truth => new NpgsqlParameter<bool> { TypedValue = truth },
                DateTimeOffset at => new NpgsqlParameter<DateTimeOffset> { TypedValue = at },
                JsonText json => new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = json.Utf8, NpgsqlDbType = NpgsqlDbType.Jsonb },
                _ => new NpgsqlParameter { Value = DBNull.Value },
            });
        }
    }

    private static Versioned<TState> Read<TState>(NpgsqlDataReader reader) =>
        new(StoredState<TState>.Read(reader.GetFieldValue<byte[]>(0)), reader.GetInt32(1));
}
