namespace Cyclades.Domain.Accounts;

/// <summary>« Modifier mes informations »: replaces the identity, while no candidature exists (R58, R59).</summary>
/// <param name="Identity">The identity wanted.</param>
/// <param name="Revision">The identity's revision that was read, or null to overwrite whatever is there.</param>
public sealed record UpdateIdentity(Identity Identity, int? Revision, RequestStamp Request)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } active)
        {
            return new Refusal.NotFound();
        }

        if (EditLock.OfIdentity(active) is { } locked)
        {
            return locked;
        }

        return Revision is { } read && read != active.IdentityRevision
            ? new Refusal.Stale(active.IdentityRevision)
            : new AccountEvent.IdentityUpdated(now, Identity, Request);
    }
}
