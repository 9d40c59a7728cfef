using Cyclades.Silo.Storage;

namespace Cyclades.Load.Seeding;

/// <summary>
/// Rows of many candidates, table by table: what the silo's filing copies out of the envelopes, once all their writes have
/// happened. Of a grain only the last state stays; of its journal, everything.
/// </summary>
internal sealed class SeedRows
{
    private readonly Dictionary<SeedTable, List<object?[]>> rows = SeedTable.All.ToDictionary(table => table, _ => new List<object?[]>());

    public IReadOnlyList<object?[]> Of(SeedTable table) => rows[table];

    /// <summary>Adds what one write adds and nothing later takes away.</summary>
    /// <param name="version">Version of the grain's row after the write.</param>
    public void AddWrite<TState>(GrainKey key, int version, Envelope<TState> envelope)
        where TState : class
    {
        if (!envelope.Mails.IsEmpty || envelope.LinkRequest is not null)
        {
            throw new ArgumentException("Mails and links are not for seeded candidates.", nameof(envelope));
        }

        var subject = envelope.Subject!.Value.Value;
        var academy = (envelope.Register as RegisterRow.Candidature)?.Academy;
        foreach (var (ordinal, entry) in envelope.Events.Index())
        {
            Add(SeedTable.Journal, key.Text, (long)version, (long)ordinal, subject, entry.Type, entry.At, entry.Actor, (long)entry.Version, entry.Payload.ToString(), academy);
        }

        foreach (var document in envelope.Versions)
        {
            Add(
                SeedTable.Documents, subject, (long)document.Candidature.Registration.Value, (long)document.Version, document.Reference,
                (long)document.Template, document.Inputs.ToString(), document.At);
        }
    }

    /// <summary>Adds what stands of a grain after its last write.</summary>
    /// <param name="payload">The last write's envelope, as it is stored.</param>
    public void AddLast<TState>(GrainKey key, int version, Envelope<TState> envelope, byte[] payload)
        where TState : class
    {
        Add(SeedTable.States, key.Text, key.Kind, StorageHosting.ServiceId, version, payload);
        foreach (var due in envelope.Due)
        {
            Add(SeedTable.Due, key.Text, due.Kind, due.At);
        }

        switch (envelope.Register)
        {
            case RegisterRow.Account account:
                Add(
                    SeedTable.Accounts, account.Candidate.Value, (long)version, account.State is AccountStanding.Active ? "active" : "pending",
                    account.Email.Value, account.EmailKey.ToString(), account.BirthName, account.FirstNames, account.BirthDate, account.CreatedAt,
                    account.CreationRequest, account.Search);
                break;
            case RegisterRow.Candidature candidature:
                Add(
                    SeedTable.Candidatures, candidature.Id.Candidate.Value, (long)candidature.Id.Registration.Value, candidature.Session,
                    candidature.ServiceId, candidature.Academy, candidature.State, candidature.Active, (long)candidature.Version,
                    candidature.Category, candidature.Establishment, candidature.Signed, candidature.Received, candidature.Arrangement,
                    candidature.DocumentsMissing, candidature.BirthName, candidature.FirstNames, candidature.BirthDate,
                    candidature.CreatedAt, candidature.UpdatedAt, candidature.Search);
                break;
            default:
                throw new ArgumentException($"A {envelope.Register?.GetType().Name} is not seeded.", nameof(envelope));
        }
    }

    private void Add(SeedTable table, params object?[] values) => rows[table].Add(values);
}
