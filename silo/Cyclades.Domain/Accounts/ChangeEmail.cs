using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>A new address as typed, twice.</summary>
public sealed record EmailForm(string? Email, string? EmailConfirmation)
{
    public Outcome<EmailAddress> Check()
    {
        var violations = new Violations();
        var address = NewAddress.Check(violations, Email, EmailConfirmation);
        return violations.Any ? violations.ToRefusal() : address!;
    }
}

/// <summary>
/// Asks for a new address: it replaces the old one only once confirmed by the link mailed to it, within 48 h (D8).
/// Allowed at any time, candidatures or not (R59).
/// </summary>
/// <param name="Seen">The stamp under which the password was proved: a newer one means that somebody has set another meanwhile.</param>
public sealed record ChangeEmail(EmailAddress NewEmail, RequestStamp Request, SecurityStamp Seen)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } active)
        {
            return new Refusal.NotFound();
        }

        if (active.Stamp != Seen)
        {
            return new Refusal.WrongCurrentPassword();
        }

        if (active.Email.Value == NewEmail.Value)
        {
            return new Refusal.InvalidFields([new FieldViolation("email", FieldFault.Unchanged)]);
        }

        var link = active.EmailChange.Issued(now);
        return ((Decision<AccountEvent>)new AccountEvent.EmailChangeAsked(now, NewEmail, link, Request))
            .AndSend(new Mail.ConfirmNewEmail(link.Serial, now + OneTimeLink.Lifetime, NewEmail));
    }
}

/// <summary>Confirms the new address by its link; every session ends, the old address gets a notice (D8).</summary>
public sealed record ConfirmEmail(int Serial, RequestStamp? Request = null)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } active)
        {
            return new Refusal.LinkVoid(LinkPurpose.ConfirmNewEmail);
        }

        if (active.EmailChange.Refuse(LinkPurpose.ConfirmNewEmail, Serial, now) is { } refused)
        {
            return refused;
        }

        return active.NewEmail is { } confirmed
            ? ((Decision<AccountEvent>)new AccountEvent.EmailChanged(now, confirmed, active.Stamp.Next(), Request))
                .AndSend(new Mail.EmailChanged(now, active.Email))
            : new Refusal.LinkVoid(LinkPurpose.ConfirmNewEmail);
    }
}
