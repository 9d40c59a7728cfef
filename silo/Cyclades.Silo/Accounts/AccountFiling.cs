using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Accounts;

/// <summary>What a write of an account files beside its state.</summary>
internal sealed class AccountFiling(AddressKeys addressKeys)
{
    /// <summary>Name of the due entry under which an account is asked to end what is due.</summary>
    public const string Expiry = "expiry";

    public Envelope<AccountState> Of(
        AccountState next, ImmutableArray<AccountEvent> events, ImmutableArray<Mail> mails, Actor actor, DateTimeOffset at) =>
        new(next, at)
        {
            Subject = next.Number,
            Register = RegisterOf(next),
            Events = [.. events.Select(happened => JournalEntry.Of(WithoutSecret(happened), at, actor.JournalName, next.Revision))],
            Mails = [.. mails.Select(mail => new MailEntry(mail, mail.IsMessage))],
            Due = DueOf(next),
        };

    private static AccountEvent WithoutSecret(AccountEvent happened) => happened switch
    {
        AccountEvent.Created created => created with { Password = PasswordHash.Withheld },
        AccountEvent.PasswordSet set => set with { Password = PasswordHash.Withheld },
        _ => happened,
    };

    private static ImmutableArray<DueEntry> DueOf(AccountState state) => state switch
    {
        Account { IsActive: false } pending => [new DueEntry(Expiry, pending.PendingUntil)],
        Account { NewEmail: not null, EmailChange.Expiry: { } end } => [new DueEntry(Expiry, end)],
        _ => [],
    };

    private RegisterRow RegisterOf(AccountState state) => state switch
    {
        Account account => new RegisterRow.Account(
            account.Number,
            account.IsActive ? AccountStanding.Active : AccountStanding.Pending,
            account.Email,
            addressKeys.Of(account.Email),
            account.Identity.BirthName,
            account.Identity.FirstNames,
            account.Identity.BirthDate.ToString(),
            account.CreatedAt,
            account.CreationRequest.ToString(),
            SearchText.Fold(
                account.Number.ToString(),
                account.Identity.BirthName,
                account.Identity.UsageName,
                account.Identity.FirstNames)),
        _ => new RegisterRow.Tombstone(state.Number),
    };
}
