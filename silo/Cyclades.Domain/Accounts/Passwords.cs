using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>A new password as typed, twice (R56).</summary>
public sealed record PasswordForm(string? Password, string? PasswordConfirmation)
{
    /// <summary>The password, to be hashed at once, or everything that is wrong with it.</summary>
    public Outcome<string> Check(Account account, PasswordPolicy policy)
    {
        var violations = new Violations();
        var password = NewPassword.Check(violations, policy, OwnDataOf(account), Password, PasswordConfirmation);
        return violations.Any ? violations.ToRefusal() : password;
    }

    public override string ToString() => nameof(PasswordForm);

    private static OwnData OwnDataOf(Account account) => new(
        [.. new[] { account.Identity.BirthName, account.Identity.UsageName, account.Identity.FirstNames }.OfType<string>()],
        account.Email,
        account.Identity.BirthDate.IsComplete ? account.Identity.BirthDate.Latest : null);
}

/// <summary>« Mot de passe oublié »: mails a link that is good for 48 h (R54, R55); the newest voids the older.</summary>
public sealed record AskPasswordReset
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } active)
        {
            return new Refusal.NotFound();
        }

        var link = active.Reset.Issued(now);
        return ((Decision<AccountEvent>)new AccountEvent.PasswordResetAsked(now, link))
            .AndSend(new Mail.ResetPassword(link.Serial, now + OneTimeLink.Lifetime));
    }
}

/// <summary>Sets a new password by the mailed link, once; every session ends, a notice is mailed (D8).</summary>
public sealed record ResetPassword(int Serial, PasswordHash Password, RequestStamp? Request = null)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not Account { IsActive: true } active)
        {
            return new Refusal.LinkVoid(LinkPurpose.ResetPassword);
        }

        return active.Reset.Refuse(LinkPurpose.ResetPassword, Serial, now) is { } refused
            ? refused
            : ((Decision<AccountEvent>)new AccountEvent.PasswordSet(now, Password, active.Stamp.Next(), Request, ByMailedLink: true))
                .AndSend(new Mail.PasswordChanged(now));
    }
}

/// <summary>Sets a new password by its owner, whose present one was compared before; the other sessions end, a notice is mailed (D8).</summary>
/// <param name="Seen">The stamp under which the present password was proved: a newer one means that somebody has set another meanwhile.</param>
public sealed record ChangePassword(PasswordHash Password, RequestStamp Request, SecurityStamp Seen)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) =>
        account is not Account { IsActive: true } active ? new Refusal.NotFound()
        : active.Stamp != Seen ? new Refusal.WrongCurrentPassword()
        : ((Decision<AccountEvent>)new AccountEvent.PasswordSet(now, Password, active.Stamp.Next(), Request))
            .AndSend(new Mail.PasswordChanged(now));
}
