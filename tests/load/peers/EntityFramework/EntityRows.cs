using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cyclades.Peers.EntityFramework;

/// <summary>
/// The silo's tables by Entity Framework Core: contexts are pooled, queries compiled and untracked, and a save is one
/// <c>SaveChanges</c>, which is one transaction. What has a row is attached as changed, so that nothing is read twice.
/// </summary>
internal sealed class EntityRows(IDbContextFactory<PeerContext> contexts) : IPeerRows
{
    private static readonly Func<PeerContext, string, string, IAsyncEnumerable<StateEntity>> Two = EF.CompileAsyncQuery(
        (PeerContext context, string one, string other) =>
            context.States.AsNoTracking().Where(row => row.Service == "cyclades" && (row.Key == one || row.Key == other)));

    private static readonly Func<PeerContext, string, string, Task<StateEntity?>> One = EF.CompileAsyncQuery(
        (PeerContext context, string key, string kind) =>
            context.States.AsNoTracking().FirstOrDefault(row => row.Key == key && row.Kind == kind && row.Service == "cyclades"));

#pragma warning disable CA1309 // The database compares, by its own order, which is that of bytes; Entity Framework translates no other comparison.
    private static readonly Func<PeerContext, string, string, string, IAsyncEnumerable<StateEntity>> OneAndRange = EF.CompileAsyncQuery(
        (PeerContext context, string one, string from, string until) =>
            context.States.AsNoTracking().Where(row => row.Service == "cyclades"
                && (row.Key == one || (string.Compare(row.Key, from) >= 0 && string.Compare(row.Key, until) < 0))));
#pragma warning restore CA1309

    private static readonly Func<PeerContext, string, IAsyncEnumerable<DueEntity>> DueOf = EF.CompileAsyncQuery(
        (PeerContext context, string grain) => context.Due.AsNoTracking().Where(row => row.Grain == grain));

    public async Task<AccountState?> ReadAccountAsync(CandidateNumber candidate) => (await ReadVersionedAccountAsync(candidate))?.State;

    public async Task<Versioned<AccountState>?> ReadVersionedAccountAsync(CandidateNumber candidate)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var key = GrainKey.Account(candidate);
        return await One(context, key.Text, key.Kind) is { } row
            ? new Versioned<AccountState>(StoredState<AccountState>.Read(row.Payload), row.Version)
            : null;
    }

    public async Task<(AccountState? Account, Versioned<Candidature>? Candidature)> ReadAsync(CandidatureId id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        AccountState? account = null;
        Versioned<Candidature>? candidature = null;
        await foreach (var row in Two(context, GrainKey.Account(id.Candidate).Text, GrainKey.Candidature(id).Text))
        {
            if (row.Kind == GrainKey.AccountKind)
            {
                account = StoredState<AccountState>.Read(row.Payload);
            }
            else
            {
                candidature = new Versioned<Candidature>(StoredState<Candidature>.Read(row.Payload), row.Version);
            }
        }

        return (account, candidature);
    }

    public async Task<(AccountState? Account, ImmutableArray<Candidature> Candidatures)> ReadAllAsync(CandidateNumber candidate)
    {
        await using var context = await contexts.CreateDbContextAsync();
        AccountState? account = null;
        var candidatures = ImmutableArray.CreateBuilder<Candidature>();

        // A slash ends the candidate's number and a zero comes next to it: what lies between are his candidatures.
        var (from, until) = ($"{GrainKey.CandidatureKind}/{candidate}/", $"{GrainKey.CandidatureKind}/{candidate}0");
        await foreach (var row in OneAndRange(context, GrainKey.Account(candidate).Text, from, until))
        {
            if (row.Kind == GrainKey.AccountKind)
            {
                account = StoredState<AccountState>.Read(row.Payload);
            }
            else
            {
                candidatures.Add(StoredState<Candidature>.Read(row.Payload));
            }
        }

        return (account, candidatures.DrainToImmutable());
    }

    public async Task<bool> SaveAsync(ImmutableArray<PeerWrite> writes, GrainKey draft)
    {
        await using var context = await contexts.CreateDbContextAsync();
        foreach (var write in writes)
        {
            AddState(context, write);
            AddRegister(context, write);
            if (write.Register is RegisterRow.Account)
            {
                await foreach (var due in DueOf(context, write.Key.Text))
                {
                    context.Remove(due);
                }

                context.AddRange(write.Due.Select(due => new DueEntity { Grain = write.Key.Text, Kind = due.Kind, At = due.At }));
            }

            context.AddRange(write.Events.Select((entry, ordinal) => new JournalEntity
            {
                Grain = write.Key.Text,
                GrainVersion = write.Version,
                Ordinal = ordinal,
                Subject = write.Subject.Value,
                Type = entry.Type,
                At = entry.At,
                Actor = entry.Actor,
                Version = entry.Version,
                Payload = entry.Payload.ToString(),
                Academy = (write.Register as RegisterRow.Candidature)?.Academy,
            }));
            AddMails(context, write);
            context.AddRange(write.Versions.Select(document => new CandidatureVersionEntity
            {
                CandidateNumber = write.Subject.Value,
                RegistrationNumber = document.Candidature.Registration.Value,
                Version = document.Version,
                Reference = document.Reference,
                Template = document.Template,
                Inputs = document.Inputs.ToString(),
                At = document.At,
            }));
        }

        if (await One(context, draft.Text, draft.Kind) is { } ended)
        {
            context.Remove(ended);
            context.Remove(new DraftEntity { Grain = draft.Text });
        }

        try
        {
            await context.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    private static void AddState(PeerContext context, PeerWrite write)
    {
        var row = new StateEntity { Key = write.Key.Text, Kind = write.Key.Kind, Version = write.Before ?? 1, Payload = write.State };
        if (write.Before is null)
        {
            context.Add(row);
            return;
        }

        context.Update(row);
        row.Version = write.Version;
    }

    private static void AddRegister(PeerContext context, PeerWrite write)
    {
        switch (write.Register)
        {
            case RegisterRow.Candidature register:
                var candidature = new CandidatureEntity
                {
                    CandidateNumber = write.Subject.Value,
                    RegistrationNumber = register.Id.Registration.Value,
                    Session = register.Session,
                    Service = register.ServiceId,
                    Academy = register.Academy,
                    State = register.State,
                    Active = register.Active,
                    Version = register.Version,
                    Category = register.Category,
                    Establishment = register.Establishment,
                    Signed = register.Signed,
                    Received = register.Received,
                    Arrangement = register.Arrangement,
                    DocumentsMissing = register.DocumentsMissing,
                    BirthName = register.BirthName,
                    FirstNames = register.FirstNames,
                    BirthDate = register.BirthDate,
                    CreatedAt = register.CreatedAt,
                    UpdatedAt = register.UpdatedAt,
                    Search = register.Search,
                };
                _ = write.Before is null ? context.Add(candidature) : context.Update(candidature);
                break;
            case RegisterRow.Account register:
                context.Update(new AccountEntity
                {
                    CandidateNumber = write.Subject.Value,
                    Version = write.Version,
                    State = register.State is AccountStanding.Active ? "active" : "pending",
                    Email = register.Email.Value,
                    EmailKey = register.EmailKey.ToString(),
                    BirthName = register.BirthName,
                    FirstNames = register.FirstNames,
                    BirthDate = register.BirthDate,
                    CreatedAt = register.CreatedAt,
                    CreationRequest = register.CreationRequest,
                    Search = register.Search,
                });
                break;
        }
    }

    private static void AddMails(PeerContext context, PeerWrite write)
    {
        foreach (var (ordinal, entry) in write.Mails.Index())
        {
            var mail = StoredJson.ToText(entry.Mail);
            context.Add(new OutboxEntity
            {
                Grain = write.Key.Text,
                GrainVersion = write.Version,
                Ordinal = ordinal,
                CandidateNumber = write.Subject.Value,
                Mail = mail,
                FiledAt = write.At,
                NotBefore = write.At,
            });
            if (entry.IsMessage)
            {
                context.Add(new MessageEntity
                {
                    Grain = write.Key.Text,
                    GrainVersion = write.Version,
                    Ordinal = ordinal,
                    CandidateNumber = write.Subject.Value,
                    RegistrationNumber = entry.Registration?.Value,
                    Mail = mail,
                    SentAt = write.At,
                });
            }
        }
    }
}
