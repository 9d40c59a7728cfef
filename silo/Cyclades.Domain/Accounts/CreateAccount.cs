using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Documents;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Accounts;

/// <summary>The creation form as typed (R20 to R36).</summary>
public sealed record CreationForm(
    IdentityEntry Identity,
    string? Email,
    string? EmailConfirmation,
    string? Password,
    string? PasswordConfirmation)
{
    /// <summary>The checked form, or everything that is wrong with it.</summary>
    public Outcome<CheckedCreationForm> Check(ReferenceLists reference, PasswordPolicy policy, DateOnly today)
    {
        var violations = new Violations();
        var identity = Identity.Check(violations, reference, today);
        var email = NewAddress.Check(violations, Email, EmailConfirmation);
        var password = NewPassword.Check(violations, policy, OwnDataOf(), Password, PasswordConfirmation);
        return violations.Any ? violations.ToRefusal() : new CheckedCreationForm(identity, email!, password);
    }

    public override string ToString() => nameof(CreationForm);

    // Taken as typed: the password is judged even while another field is wrong, since all is said at once.
    private OwnData OwnDataOf() => new(
        [.. new[] { Identity.BirthName, Identity.UsageName, Identity.FirstNames }.OfType<string>()],
        EmailAddress.TryParse(Email, out var address) ? address : null,
        Identity.BirthDate is { Exists: true, IsComplete: true } birth ? birth.Latest : null);
}

/// <summary>A creation form without a fault; the password is still in clear, to be hashed at once.</summary>
public sealed record CheckedCreationForm(Identity Identity, EmailAddress Email, string Password)
{
    public override string ToString() => nameof(CheckedCreationForm);
}

/// <summary>Creates an account that waits for its activation (R41, R42). It reserves nothing (D25).</summary>
public sealed record CreateAccount(
    CandidateNumber Number,
    Identity Identity,
    EmailAddress Email,
    PasswordHash Password,
    RequestStamp Request)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now)
    {
        if (account is not null)
        {
            return new Refusal.RequestReused();
        }

        var activation = OneTimeLink.None.Issued(now);
        return ((Decision<AccountEvent>)new AccountEvent.Created(
                now, Number, Identity, Email, Password, SecurityStamp.First, activation, Request))
            .AndSend(new Mail.ActivateAccount(activation.Serial, now + OneTimeLink.Lifetime));
    }
}

/// <summary>The rule of a new address, the same wherever one is typed (R32, R33); the confirmation of a registration prints it.</summary>
internal static class NewAddress
{
    public static EmailAddress? Check(Violations violations, string? typed, string? confirmation)
    {
        var address = Check(violations, typed);
        violations.Confirm("email_confirmation", typed, confirmation);
        return address;
    }

    /// <summary>Of one that is typed once.</summary>
    public static EmailAddress? Check(Violations violations, string? typed)
    {
        EmailAddress? address = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            violations.Add("email", FieldFault.Required);
        }
        else if (!EmailAddress.TryParse(typed, out address))
        {
            violations.Add("email", FieldFault.Malformed);
        }
        else if (!Repertoire.Covers(address!.Value))
        {
            violations.Add("email", FieldFault.ForbiddenCharacter);
        }

        return address;
    }
}

/// <summary>The rule of a new password, the same wherever one is typed (R34 to R36, R56).</summary>
internal static class NewPassword
{
    public static string Check(Violations violations, PasswordPolicy policy, OwnData own, string? typed, string? confirmation)
    {
        violations.Add(policy.Check(typed ?? "", own, "password"));
        if (string.IsNullOrEmpty(confirmation))
        {
            violations.Add("password_confirmation", FieldFault.Required);
        }
        else if (!string.Equals(typed, confirmation, StringComparison.Ordinal))
        {
            violations.Add("password_confirmation", FieldFault.ConfirmationDiffers);
        }

        return typed ?? "";
    }
}
