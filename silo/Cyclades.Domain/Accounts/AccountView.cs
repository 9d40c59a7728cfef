using System.Collections.Immutable;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Accounts;

/// <summary>An active account as its owner sees it: no secret, no internal.</summary>
/// <param name="NewEmail">An address that waits for its confirmation, until <paramref name="NewEmailUntil"/>.</param>
/// <param name="IdentityLocked">Only the address and the password change any more (R59).</param>
/// <param name="CanDelete">Nothing is attached (R61).</param>
public sealed record AccountView(
    CandidateNumber Number,
    int IdentityRevision,
    DateTimeOffset CreatedAt,
    Identity Identity,
    EmailAddress Email,
    EmailAddress? NewEmail,
    DateTimeOffset? NewEmailUntil,
    SecurityStamp Stamp,
    bool IdentityLocked,
    bool CanDelete,
    ImmutableArray<FiledCandidature> Filed)
{
    public static AccountView Of(Account account, DateTimeOffset now)
    {
        var waiting = account.NewEmail is not null && !account.EmailChange.IsExpired(now);
        return new AccountView(
            account.Number,
            account.IdentityRevision,
            account.CreatedAt,
            account.Identity,
            account.Email,
            waiting ? account.NewEmail : null,
            waiting ? account.EmailChange.Expiry : null,
            account.Stamp,
            EditLock.OfIdentity(account) is not null,
            EditLock.OfDeletion(account) is null,
            account.Filed);
    }
}

/// <summary>What a sign-in needs between its two halves: the hash to compare with, and the reservation.</summary>
public sealed record SignInChallenge(PasswordHash Password, SignInAttempts Attempts);
