using System.Text.Json.Serialization;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Accounts;

/// <summary>What can happen to an account; kept in the journal.</summary>
[JsonDerivedType(typeof(Created), "account-created")]
[JsonDerivedType(typeof(ActivationSentAgain), "activation-sent-again")]
[JsonDerivedType(typeof(Activated), "account-activated")]
[JsonDerivedType(typeof(PasswordResetAsked), "password-reset-asked")]
[JsonDerivedType(typeof(PasswordSet), "password-set")]
[JsonDerivedType(typeof(EmailChangeAsked), "email-change-asked")]
[JsonDerivedType(typeof(EmailChanged), "email-changed")]
[JsonDerivedType(typeof(LinksExpired), "links-expired")]
[JsonDerivedType(typeof(IdentityUpdated), "identity-updated")]
[JsonDerivedType(typeof(SignInFailed), "sign-in-failed")]
[JsonDerivedType(typeof(SignInSucceeded), "sign-in-succeeded")]
[JsonDerivedType(typeof(SignedOut), "signed-out")]
[JsonDerivedType(typeof(SignedOutEverywhere), "signed-out-everywhere")]
[JsonDerivedType(typeof(CandidatureFiled), "candidature-filed")]
[JsonDerivedType(typeof(Erased), "account-erased")]
public abstract partial record AccountEvent(DateTimeOffset At)
{
    /// <summary>Created by the form, waiting for its activation (R41).</summary>
    public sealed record Created(
        DateTimeOffset At,
        CandidateNumber Number,
        Identity Identity,
        EmailAddress Email,
        PasswordHash Password,
        SecurityStamp Stamp,
        OneTimeLink Activation,
        RequestStamp Request) : AccountEvent(At)
    {
        internal Account ToAccount() => new(
            Number,
            Revision: 1,
            At,
            Request.Id,
            IdentityRevision: 1,
            Identity,
            Email,
            Password,
            Stamp,
            SignInAttempts.None,
            IsActive: false,
            Activation,
            OneTimeLink.None,
            NewEmail: null,
            OneTimeLink.None,
            LastRegistration: null,
            Filed: [],
            ClosedSessions: [],
            AnsweredRequests.None.WithAnswer(Request, 0, At));
    }

    public sealed record ActivationSentAgain(DateTimeOffset At, OneTimeLink Link) : AccountEvent(At);

    public sealed record Activated(DateTimeOffset At) : AccountEvent(At);

    public sealed record PasswordResetAsked(DateTimeOffset At, OneTimeLink Link) : AccountEvent(At);

    /// <summary>
    /// A new password, by the mailed link or by its owner; the other sessions end with the stamp. By the link, which is for
    /// who has lost hold of the account, an address that waits for its confirmation is dropped: somebody else may have asked for it.
    /// </summary>
    /// <param name="Request">The owner's request; null when it came by the mailed link.</param>
    public sealed record PasswordSet(
        DateTimeOffset At, PasswordHash Password, SecurityStamp Stamp, RequestStamp? Request, bool ByMailedLink = false) : AccountEvent(At);

    public sealed record EmailChangeAsked(DateTimeOffset At, EmailAddress NewEmail, OneTimeLink Link, RequestStamp Request) : AccountEvent(At);

    /// <summary>The new address is the login; a password link that lies in the old mail box is void.</summary>
    public sealed record EmailChanged(DateTimeOffset At, EmailAddress Email, SecurityStamp Stamp, RequestStamp? Request = null)
        : AccountEvent(At);

    /// <summary>An address that waited for its confirmation is forgotten; its link stays known, so that it answers that it came too late.</summary>
    public sealed record LinksExpired(DateTimeOffset At) : AccountEvent(At);

    public sealed record IdentityUpdated(DateTimeOffset At, Identity Identity, RequestStamp Request) : AccountEvent(At);

    public sealed record SignInFailed(DateTimeOffset At, SignInAttempts Attempts) : AccountEvent(At);

    /// <summary>The first success after failures: the count starts again.</summary>
    public sealed record SignInSucceeded(DateTimeOffset At) : AccountEvent(At);

    public sealed record SignedOut(DateTimeOffset At, ClosedSession Session) : AccountEvent(At);

    public sealed record SignedOutEverywhere(DateTimeOffset At, SecurityStamp Stamp) : AccountEvent(At);

    public sealed record CandidatureFiled(DateTimeOffset At, FiledCandidature Candidature, RequestStamp Request) : AccountEvent(At);

    public sealed record Erased(DateTimeOffset At, ErasureReason Reason) : AccountEvent(At);
}
