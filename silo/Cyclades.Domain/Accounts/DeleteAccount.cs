using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>Deletes the account at once, while no candidature is attached (R60, R61, D2, D37). Once deleted it stays so.</summary>
/// <param name="Seen">The stamp under which the password was proved: a newer one means that somebody has set another meanwhile.</param>
public sealed record DeleteAccount(SecurityStamp Seen)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) => account switch
    {
        ErasedAccount { Reason: ErasureReason.DeletedByCandidate } => Decision<AccountEvent>.Nothing,
        Account { IsActive: true } active when EditLock.OfDeletion(active) is { } attached => attached,
        Account { IsActive: true } active when active.Stamp != Seen => new Refusal.WrongCurrentPassword(),
        Account { IsActive: true } active => ((Decision<AccountEvent>)new AccountEvent.Erased(now, ErasureReason.DeletedByCandidate))
            .AndSend(new Mail.AccountDeleted(now, active.Email)),
        _ => new Refusal.NotFound(),
    };
}
