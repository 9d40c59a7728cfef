using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Accounts;

/// <summary>An account as stored: alive with all it holds, or the tombstone that keeps its number burned (D4, D41).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Account), "live")]
[JsonDerivedType(typeof(ErasedAccount), "erased")]
public abstract record AccountState(CandidateNumber Number, int Revision);

/// <summary>What is left of an account: its number, and why nothing else is left.</summary>
public sealed record ErasedAccount(CandidateNumber Number, int Revision, ErasureReason Reason) : AccountState(Number, Revision);

/// <summary>A candidate's account, waiting for its activation or active.</summary>
/// <param name="Revision">Grows by one with each event; what an etag tells.</param>
/// <param name="CreationRequest">Id of the request that created it: the same request never creates two.</param>
/// <param name="IdentityRevision">Grows with what may change an edit of the identity, and with nothing that strangers can do.</param>
/// <param name="IsActive">Whether the activation link was followed; until then the account expires after 48 h (R42).</param>
/// <param name="Activation">The activation link.</param>
/// <param name="Reset">The newest password link.</param>
/// <param name="NewEmail">The address that waits for its confirmation (D8); null when none does.</param>
/// <param name="EmailChange">The newest link that confirms an address.</param>
/// <param name="LastRegistration">Last registration number given; numbers are never reused (D3).</param>
/// <param name="Filed">Every candidature ever registered and not detached, withdrawn ones included (D2).</param>
/// <param name="ClosedSessions">Sign-in sessions that were signed out one by one, until they would have ended anyway.</param>
public sealed record Account(
    CandidateNumber Number,
    int Revision,
    DateTimeOffset CreatedAt,
    Guid CreationRequest,
    int IdentityRevision,
    Identity Identity,
    EmailAddress Email,
    PasswordHash Password,
    SecurityStamp Stamp,
    SignInAttempts Attempts,
    bool IsActive,
    OneTimeLink Activation,
    OneTimeLink Reset,
    EmailAddress? NewEmail,
    OneTimeLink EmailChange,
    RegistrationNumber? LastRegistration,
    ImmutableArray<FiledCandidature> Filed,
    ImmutableArray<ClosedSession> ClosedSessions,
    AnsweredRequests Requests) : AccountState(Number, Revision)
{
    /// <summary>When an account that was not activated is erased: 48 h after its creation, whatever was sent again (R42).</summary>
    [JsonIgnore]
    public DateTimeOffset PendingUntil => CreatedAt + OneTimeLink.Lifetime;

    [JsonIgnore]
    public RegistrationNumber NextRegistration => LastRegistration?.Next() ?? RegistrationNumber.First;

    /// <summary>What happened, applied. Total: an event that does not concern the state leaves it as it is.</summary>
    public static AccountState? Apply(AccountState? state, AccountEvent happened) => (state, happened) switch
    {
        (null, AccountEvent.Created created) => created.ToAccount(),
        (Account account, AccountEvent.Erased erased) => new ErasedAccount(account.Number, account.Revision + 1, erased.Reason),
        (Account account, not AccountEvent.Created) => account.Next(happened) with { Revision = account.Revision + 1 },
        _ => state,
    };

    private Account Next(AccountEvent happened) => happened switch
    {
        AccountEvent.ActivationSentAgain sent => this with { Activation = sent.Link },
        AccountEvent.Activated => this with { IsActive = true, Activation = Activation.Voided() },
        AccountEvent.PasswordResetAsked asked => this with { Reset = asked.Link },
        AccountEvent.PasswordSet set => this with
        {
            Password = set.Password,
            Stamp = set.Stamp,
            Reset = Reset.Voided(),
            NewEmail = set.ByMailedLink ? null : NewEmail,
            EmailChange = set.ByMailedLink ? EmailChange.Voided() : EmailChange,
            Attempts = SignInAttempts.None,
            Requests = Requests.WithAnswer(set.Request, 0, set.At),
        },
        AccountEvent.EmailChangeAsked asked => this with
        {
            NewEmail = asked.NewEmail,
            EmailChange = asked.Link,
            Requests = Requests.WithAnswer(asked.Request, 0, asked.At),
        },
        AccountEvent.EmailChanged changed => this with
        {
            Email = changed.Email,
            Stamp = changed.Stamp,
            Reset = Reset.Voided(),
            NewEmail = null,
            EmailChange = EmailChange.Voided(),
            Requests = Requests.WithAnswer(changed.Request, 0, changed.At),
        },
        AccountEvent.LinksExpired expired => this with { NewEmail = EmailChange.IsExpired(expired.At) ? null : NewEmail },
        AccountEvent.IdentityUpdated updated => this with
        {
            Identity = updated.Identity,
            IdentityRevision = IdentityRevision + 1,
            Requests = Requests.WithAnswer(updated.Request, 0, updated.At),
        },
        AccountEvent.SignInFailed failed => this with { Attempts = failed.Attempts },
        AccountEvent.SignInSucceeded => this with { Attempts = SignInAttempts.None },
        AccountEvent.SignedOut signedOut => this with
        {
            ClosedSessions =
            [
                .. ClosedSessions.Where(session => signedOut.At < session.Until).TakeLast(ClosedSession.MaximumKept - 1),
                signedOut.Session,
            ],
        },
        AccountEvent.SignedOutEverywhere signedOut => this with { Stamp = signedOut.Stamp, ClosedSessions = [] },
        AccountEvent.CandidatureFiled filed => this with
        {
            LastRegistration = filed.Candidature.Registration,
            Filed = Filed.Add(filed.Candidature),
            IdentityRevision = IdentityRevision + 1,
            Requests = Requests.WithAnswer(filed.Request, filed.Candidature.Registration.Value, filed.At),
        },
        AccountEvent.OfService act => act.AppliedTo(this),
        _ => this,
    };
}

/// <summary>A candidature that the account has registered; whether it is still active is its own affair.</summary>
public sealed record FiledCandidature(RegistrationNumber Registration, ServiceId Service);

/// <summary>A sign-in session that was signed out before its end.</summary>
public sealed record ClosedSession(string Session, DateTimeOffset Until)
{
    public const int MaximumKept = 16;
}

/// <summary>Why an account was erased.</summary>
public enum ErasureReason
{
    /// <summary>Not activated within 48 h (R42).</summary>
    NeverActivated,

    /// <summary>Another account with the same address was activated first (D25).</summary>
    AddressTaken,

    /// <summary>The candidate deleted it (D37).</summary>
    DeletedByCandidate,
}
