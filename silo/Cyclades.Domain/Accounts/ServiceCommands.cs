using System.Collections.Immutable;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>Corrects the identity that a candidature has locked, at the candidate's request (R69, B7).</summary>
/// <param name="Entry">The whole identity as typed; an agent confirms nothing by typing it twice.</param>
public sealed record CorrectIdentity(Actor Actor, IdentityEntry Entry, string Reason, RequestStamp Request)
{
    /// <summary>The identity as corrected, or why it is not.</summary>
    /// <param name="today">The day in Paris.</param>
    public Outcome<CorrectedIdentity> Check(AccountState? account, ReferenceLists reference, DateOnly today)
    {
        if (!ServiceScope.Covers(Actor, account))
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var typed = Entry with { BirthNameConfirmation = Entry.BirthName, BirthDateConfirmation = Entry.BirthDate };
        var identity = typed.Check(violations, reference, today);

        // What is missing is said once: there is no confirmation to be missing as well.
        var found = violations.ToRefusal().Violations.RemoveAll(violation => violation.Path.EndsWith("_confirmation", StringComparison.Ordinal));
        var reasons = new Violations();
        var reason = Domain.Candidatures.Reason.Check(reasons, Reason);
        ImmutableArray<FieldViolation> all = [.. found, .. reasons.ToRefusal().Violations];
        return all.IsEmpty ? new CorrectedIdentity(identity, reason) : new Refusal.InvalidFields(all);
    }

    /// <param name="renews">Whether a candidature's confirmation is made anew: its mail tells the candidate.</param>
    public Decision<AccountEvent> Decide(Account account, CorrectedIdentity corrected, bool renews, DateTimeOffset now)
    {
        if (!renews && account.Identity == corrected.Identity)
        {
            return new Refusal.InvalidFields([new FieldViolation("identity", FieldFault.Unchanged)]);
        }

        Decision<AccountEvent> decision = new AccountEvent.IdentityCorrected(now, corrected.Identity, corrected.Reason, Request);
        return renews ? decision : decision.AndSend(new Mail.AccountIdentityCorrected(now, corrected.Reason));
    }
}

/// <summary>What was typed, once it is valid.</summary>
public sealed record CorrectedIdentity(Identity Identity, string Reason);

/// <summary>
/// Gives the account another address when nobody reads the old one (B9): the service has made sure of who asks. The old address gets a
/// notice, every session ends.
/// </summary>
/// <param name="Email">As typed.</param>
public sealed record ReplaceAddress(Actor Actor, string Email, string Reason, RequestStamp Request)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account active || !ServiceScope.Covers(Actor, active))
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var address = NewAddress.Check(violations, Email);
        var reason = Domain.Candidatures.Reason.Check(violations, Reason);
        if (address is not null && address.Value == active.Email.Value)
        {
            violations.Add("email", FieldFault.Unchanged);
        }

        return violations.Any
            ? violations.ToRefusal()
            : ((Decision<AccountEvent>)new AccountEvent.AddressReplaced(now, address!, active.Stamp.Next(), reason, Request))
                .AndSend(new Mail.AddressReplaced(now, active.Email, reason))
                .AndSend(new Mail.AddressSet(now, reason));
    }
}

/// <summary>Erases one candidature with all that is kept of it, so that its account can change again (D2); its number stays burned (D3).</summary>
public sealed record DetachCandidature(Actor Actor, RegistrationNumber Registration, string Reason, RequestStamp Request)
{
    /// <param name="service">The candidature's.</param>
    public Decision<AccountEvent> Decide(Account account, OfferedService service, DateTimeOffset now) =>
        account.Filed.FirstOrDefault(filed => filed.Registration == Registration) is not { } candidature
            || !Actor.Manages(candidature.Service.Academy) ? new Refusal.NotFound()
        : Domain.Candidatures.Reason.Check(Reason).IsRefused(out var invalid, out var reason) ? invalid
        : ((Decision<AccountEvent>)new AccountEvent.CandidatureDetached(now, Registration, reason, Request))
            .AndSend(new Mail.CandidatureDetached(Registration, service.Facts(0, now), reason));
}

/// <summary>Which accounts a service may act on.</summary>
internal static class ServiceScope
{
    /// <summary>An active account; to a manager, one with a candidature that the manager's service keeps.</summary>
    public static bool Covers(Actor actor, AccountState? account) =>
        account is Account { IsActive: true } active
        && (actor.IsAdministrator || active.Filed.Any(filed => actor.Manages(filed.Service.Academy)));
}
