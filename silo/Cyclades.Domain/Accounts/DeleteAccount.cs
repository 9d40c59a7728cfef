using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>Deletes the account at once, while no candidature is attached (R60, R61, D2, D37). Once deleted it stays so.</summary>
public sealed record DeleteAccount
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) => account switch
    {
        ErasedAccount { Reason: ErasureReason.DeletedByCandidate } => Decision<AccountEvent>.Nothing,
        Account { IsActive: true } active when EditLock.OfDeletion(active) is { } attached => attached,
        Account { IsActive: true } active => ((Decision<AccountEvent>)new AccountEvent.Erased(now, ErasureReason.DeletedByCandidate))
            .AndSend(new Mail.AccountDeleted(now, active.Email)),
        _ => new Refusal.NotFound(),
    };
}
