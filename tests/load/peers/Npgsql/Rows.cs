using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Cyclades.Peers.Npgsql;

/// <summary>A state with the version of its row.</summary>
internal readonly record struct Versioned<TState>(TState State, int Version);

/// <summary>
/// Hand-written SQL on the silo's tables: a read is one round trip, a save one batch, which is one round trip and one commit.
/// All statements are prepared at their second use and stay so.
/// </summary>
internal sealed class Rows : IAsyncDisposable
{
    private const string ByKey =
        "SELECT PayloadBinary, Version FROM OrleansStorage WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades'";

    private readonly NpgsqlDataSource source;

    private Rows(NpgsqlDataSource source) => this.source = source;

    public static async Task<Rows> OpenAsync(string connectionString, int connections)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "cyclades-peer",
            MinPoolSize = connections,
            MaxPoolSize = connections,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        });
        await using var own = source.CreateCommand("ALTER TABLE OrleansStorage DISABLE TRIGGER USER");
        await own.ExecuteNonQueryAsync();
        return new Rows(source);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    public async Task<AccountState?> ReadAccountAsync(CandidateNumber candidate)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(ByKey, connection);
        AddKey(command.Parameters, GrainKey.Account(candidate));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? StateOf<AccountState>(reader) : null;
    }

    /// <summary>The account and one of its candidatures, in one round trip.</summary>
    public async Task<(AccountState? Account, Versioned<Candidature>? Candidature)> ReadAsync(CandidatureId id)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var key in (GrainKey[])[GrainKey.Account(id.Candidate), GrainKey.Candidature(id)])
        {
            var command = new NpgsqlBatchCommand(ByKey);
            AddKey(command.Parameters, key);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var account = await reader.ReadAsync() ? StateOf<AccountState>(reader) : null;
        await reader.NextResultAsync();
        return (account, await reader.ReadAsync() ? new Versioned<Candidature>(StateOf<Candidature>(reader), reader.GetInt32(1)) : null);
    }

    /// <summary>State, journal, register, mails, messages, the document's inputs and the end of the draft, in one commit.</summary>
    /// <returns>False when somebody else has saved since it was read; nothing is stored then.</returns>
    public async Task<bool> SaveAsync(Versioned<Candidature> before, Envelope<Candidature> next)
    {
        var id = next.State.Id;
        var key = GrainKey.Candidature(id);
        var version = before.Version + 1;
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);

        // When another one was first this changes nothing, and the journal's key, which is taken, undoes the whole.
        var state = Add(
            batch,
            """
            UPDATE OrleansStorage SET Version = $3, PayloadBinary = $4
            WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades' AND Version = $3 - 1
            """);
        AddKey(state, key);
        state.Add(new NpgsqlParameter<int> { TypedValue = version });
        state.Add(new NpgsqlParameter<byte[]> { TypedValue = JsonSerializer.SerializeToUtf8Bytes(new StoredState<Candidature>(next.State), StoredJson.Options) });
        for (var i = 0; i < next.Events.Length; i++)
        {
            var entry = next.Events[i];
            AddAll(
                Add(batch, "INSERT INTO journal (grain, grain_version, ordinal, subject, type, at, actor, version, payload) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
                key.Text, (long)version, (long)i, id.Candidate.Value, entry.Type, entry.At, entry.Actor, (long)entry.Version, entry.Payload);
        }

        var register = (RegisterRow.Candidature)next.Register!;
        AddAll(
            Add(
                batch,
                """
                UPDATE candidature SET session = $3, service = $4, state = $5, active = $6, version = $7, category = $8, establishment = $9,
                    signed = $10, arrangement = $11, created_at = $12, updated_at = $13, search = $14
                WHERE candidate_number = $1 AND registration_number = $2
                """),
            id.Candidate.Value, (long)id.Registration.Value, register.Session, register.ServiceId, register.State, register.Active, (long)register.Version,
            register.Category, register.Establishment!, register.Signed, register.Arrangement, register.CreatedAt, register.UpdatedAt, register.Search);
        for (var i = 0; i < next.Mails.Length; i++)
        {
            var mail = StoredJson.ToElement(next.Mails[i].Mail);
            AddAll(
                Add(batch, "INSERT INTO outbox (grain, grain_version, ordinal, candidate_number, mail, filed_at, not_before) VALUES ($1, $2, $3, $4, $5, $6, $6)"),
                key.Text, (long)version, (long)i, id.Candidate.Value, mail, next.At);
            if (next.Mails[i].IsMessage)
            {
                AddAll(
                    Add(batch, "INSERT INTO message (grain, grain_version, ordinal, candidate_number, registration_number, mail, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                    key.Text, (long)version, (long)i, id.Candidate.Value, (long)id.Registration.Value, mail, next.At);
            }
        }

        foreach (var document in next.Versions)
        {
            AddAll(
                Add(batch, "INSERT INTO candidature_version (candidate_number, registration_number, version, reference, template, inputs, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                id.Candidate.Value, (long)id.Registration.Value, (long)document.Version, document.Reference, (long)document.Template, document.Inputs, document.At);
        }

        AddKey(
            Add(batch, "DELETE FROM OrleansStorage WHERE GrainIdExtensionString = $1 AND GrainTypeString = $2 AND ServiceId = 'cyclades'"),
            GrainKey.Draft(id.Candidate, next.State.Service.ToString()));
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
                JsonElement json => new NpgsqlParameter<string> { TypedValue = json.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb },
                _ => new NpgsqlParameter { Value = DBNull.Value },
            });
        }
    }

    private static TState StateOf<TState>(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize<StoredState<TState>>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!.State;

    /// <summary>What a row must hold: the seeded rows hold more, which is skipped.</summary>
    private sealed record StoredState<TState>(TState State);
}
