using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>
/// Activates the account by its mailed link (R45), strictly before 48 h have passed since its creation (R42).
/// Following the link again is harmless. That no other active account has the address is the database's to say (D24, D25).
/// </summary>
public sealed record ActivateAccount(int Serial)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) => account switch
    {
        ErasedAccount { Reason: ErasureReason.AddressTaken } => new Refusal.EmailTaken(null),
        Account { IsActive: true } active when active.Activation.Serial == Serial => Decision<AccountEvent>.Nothing,
        ErasedAccount { Reason: ErasureReason.NeverActivated } => new Refusal.LinkExpired(LinkPurpose.ActivateAccount),
        Account { IsActive: false } pending when pending.Activation.Refuse(LinkPurpose.ActivateAccount, Serial, now) is { } refused =>
            refused,
        Account { IsActive: false } => new AccountEvent.Activated(now),
        _ => new Refusal.LinkVoid(LinkPurpose.ActivateAccount),
    };
}

/// <summary>Sends a pending account its activation link again; the newest voids the older, the 48 h stay (R42, B8).</summary>
public sealed record ResendActivation
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: false } pending || now >= pending.PendingUntil)
        {
            return new Refusal.NotFound();
        }

        var link = pending.Activation.Issued(now) with { Expiry = pending.PendingUntil };
        return ((Decision<AccountEvent>)new AccountEvent.ActivationSentAgain(now, link))
            .AndSend(new Mail.ActivateAccount(link.Serial, pending.PendingUntil));
    }
}

/// <summary>
/// Ends what has had its time: a pending account 48 h after its creation is erased (R42), an unconfirmed address
/// is forgotten. Before its time, nothing. Links need no end: when they are followed, they are compared with the clock.
/// </summary>
public sealed record ExpireWhatIsDue
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) => account switch
    {
        Account { IsActive: false } pending when now >= pending.PendingUntil =>
            new AccountEvent.Erased(now, ErasureReason.NeverActivated),
        Account { NewEmail: not null } active when active.EmailChange.IsExpired(now) => new AccountEvent.LinksExpired(now),
        _ => Decision<AccountEvent>.Nothing,
    };
}

/// <summary>Erases a pending account whose address another one was activated with (D25). An active account stays.</summary>
public sealed record YieldAddress
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) =>
        account is Account { IsActive: false }
            ? new AccountEvent.Erased(now, ErasureReason.AddressTaken)
            : Decision<AccountEvent>.Nothing;
}
