using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain;

/// <summary>
/// Every way the rules say no. A refusal is a value: it changes nothing, is never thrown, and carries
/// what the person needs to know to do better. The text that people read is the server's.
/// </summary>
[JsonDerivedType(typeof(InvalidFields), "invalid-fields")]
[JsonDerivedType(typeof(NotFound), "not-found")]
[JsonDerivedType(typeof(RequestReused), "request-reused")]
[JsonDerivedType(typeof(Stale), "stale")]
[JsonDerivedType(typeof(EmailTaken), "email-taken")]
[JsonDerivedType(typeof(LinkVoid), "link-void")]
[JsonDerivedType(typeof(LinkExpired), "link-expired")]
[JsonDerivedType(typeof(WrongCredentials), "wrong-credentials")]
[JsonDerivedType(typeof(WrongCurrentPassword), "wrong-current-password")]
[JsonDerivedType(typeof(TryAgainLater), "try-again-later")]
[JsonDerivedType(typeof(Overloaded), "overloaded")]
[JsonDerivedType(typeof(IdentityLocked), "identity-locked")]
[JsonDerivedType(typeof(CandidaturesAttached), "candidatures-attached")]
[JsonDerivedType(typeof(ServiceNotOpen), "service-not-open")]
[JsonDerivedType(typeof(AlreadyRegistered), "already-registered")]
[JsonDerivedType(typeof(SignedAlready), "signed-already")]
[JsonDerivedType(typeof(NotIndividuel), "not-individuel")]
[JsonDerivedType(typeof(NotRegistered), "not-registered")]
[JsonDerivedType(typeof(NotWithdrawn), "not-withdrawn")]
[JsonDerivedType(typeof(SigningClosed), "signing-closed")]
[JsonDerivedType(typeof(DocumentDiffers), "document-differs")]
[JsonDerivedType(typeof(TermsChanged), "terms-changed")]
[JsonDerivedType(typeof(SessionClosed), "session-closed")]
[JsonDerivedType(typeof(AgentExists), "agent-exists")]
[JsonDerivedType(typeof(AgentDisabled), "agent-disabled")]
[JsonDerivedType(typeof(FileTooLarge), "file-too-large")]
[JsonDerivedType(typeof(FileFormatRefused), "file-format-refused")]
[JsonDerivedType(typeof(FileInfected), "file-infected")]
[JsonDerivedType(typeof(DepositClosed), "deposit-closed")]
[JsonDerivedType(typeof(DocumentRequestClosed), "document-request-closed")]
[JsonDerivedType(typeof(NothingDeposited), "nothing-deposited")]
[JsonDerivedType(typeof(TooManyDocuments), "too-many-documents")]
[JsonDerivedType(typeof(OtherHistory), "other-history")]
[JsonDerivedType(typeof(TooManyFeeds), "too-many-feeds")]
[JsonDerivedType(typeof(ConfirmationReceived), "confirmation-received")]
[JsonDerivedType(typeof(NotRestorable), "not-restorable")]
[JsonDerivedType(typeof(NothingToLift), "nothing-to-lift")]
[JsonDerivedType(typeof(MarksNotPublished), "marks-not-published")]
[JsonDerivedType(typeof(MarksPublishedAlready), "marks-published-already")]
[JsonDerivedType(typeof(MarkChecksClosed), "mark-checks-closed")]
[JsonDerivedType(typeof(MarkCheckOpen), "mark-check-open")]
public abstract partial record Refusal
{
    private Refusal()
    {
    }

    /// <summary>Some fields are missing or wrong; all of them are named, each with its fault.</summary>
    public sealed record InvalidFields(ImmutableArray<FieldViolation> Violations) : Refusal;

    /// <summary>There is no such thing, or it is someone else's.</summary>
    public sealed record NotFound : Refusal;

    /// <summary>The request id was used before with another content.</summary>
    public sealed record RequestReused : Refusal;

    /// <summary>What was changed is no longer what was read: read again, then decide.</summary>
    public sealed record Stale(int CurrentRevision) : Refusal;

    /// <summary>An active account has the address (R40, D24); null when only the fact is left, not the address.</summary>
    public sealed record EmailTaken(EmailAddress? Email) : Refusal;

    /// <summary>The link is unknown, was used, or a newer one replaced it.</summary>
    public sealed record LinkVoid(LinkPurpose Purpose) : Refusal;

    /// <summary>The link is the newest, but its time is over.</summary>
    public sealed record LinkExpired(LinkPurpose Purpose) : Refusal;

    /// <summary>Unknown identifier or wrong password: never said which.</summary>
    public sealed record WrongCredentials : Refusal;

    /// <summary>The signed-in person did not prove to be who signed in.</summary>
    public sealed record WrongCurrentPassword : Refusal;

    /// <summary>Too many attempts: the same request may be made again after the wait, which is more than zero.</summary>
    public sealed record TryAgainLater(TimeSpan After) : Refusal;

    /// <summary>More work than the server takes at once: nothing was done; the same request may be made again after the wait.</summary>
    public sealed record Overloaded(TimeSpan After) : Refusal;

    /// <summary>A candidature exists: only the address and the password may change (R59).</summary>
    public sealed record IdentityLocked : Refusal;

    /// <summary>A candidature is attached: the account stays (R61).</summary>
    public sealed record CandidaturesAttached : Refusal;

    /// <summary>The registration service is not open at this instant (D21); its hours are told in Paris and in its own zone (B1).</summary>
    public sealed record ServiceNotOpen(ServiceId Service, ServiceState State, OpenPeriod Period, string Zone) : Refusal;

    /// <summary>Another candidature of this candidate is active in the session (D23).</summary>
    public sealed record AlreadyRegistered(CandidatureId? Other) : Refusal;

    /// <summary>The candidate has signed: nothing changes any more (R103, D16).</summary>
    public sealed record SignedAlready(DateTimeOffset SignedAt) : Refusal;

    /// <summary>Only a candidate of an « individuel » category withdraws by himself (R120, D36).</summary>
    public sealed record NotIndividuel : Refusal;

    /// <summary>The candidature is not among the registered ones: withdrawn, set aside or deleted.</summary>
    public sealed record NotRegistered(CandidatureStatus Status) : Refusal;

    /// <summary>Only a withdrawal by the candidate can be undone (B16).</summary>
    public sealed record NotWithdrawn(CandidatureStatus Status) : Refusal;

    /// <summary>The last day to return or sign the confirmation is over (B12).</summary>
    public sealed record SigningClosed(DateOnly ReturnDate) : Refusal;

    /// <summary>What was read is not the present document: nobody signs what he has not seen (B12).</summary>
    public sealed record DocumentDiffers : Refusal;

    /// <summary>The terms that were accepted are no longer the service's (R67, D17).</summary>
    public sealed record TermsChanged : Refusal;

    /// <summary>A manager has closed the session: its candidatures are read-only (D20).</summary>
    public sealed record SessionClosed : Refusal;

    /// <summary>An agent has this id, perhaps one who acts no more: an id is never given twice.</summary>
    public sealed record AgentExists(AgentId Id) : Refusal;

    /// <summary>The agent acts no more.</summary>
    public sealed record AgentDisabled : Refusal;

    /// <summary>The cursor is of another history or another register: whoever bears it begins anew (B18).</summary>
    public sealed record OtherHistory : Refusal;

    /// <summary>The agent follows the register as often as one may at a time; another place is free once one of them has ended.</summary>
    public sealed record TooManyFeeds(int Most, TimeSpan After) : Refusal;

    /// <summary>The service has received the signed confirmation: nothing changes any more (R103, D16).</summary>
    public sealed record ConfirmationReceived(DateTimeOffset ReceivedAt) : Refusal;

    /// <summary>Only what was set aside or withdrawn is restored (B15).</summary>
    public sealed record NotRestorable(CandidatureStatus Status) : Refusal;

    /// <summary>The confirmation was neither signed nor received (D16).</summary>
    public sealed record NothingToLift : Refusal;

    /// <summary>There is no mark that the candidate may read: said alike whether there is one or not (D19, B14).</summary>
    public sealed record MarksNotPublished : Refusal;

    /// <summary>The publication has come, or is so near that nothing stops it any more (B14).</summary>
    public sealed record MarksPublishedAlready(DateTimeOffset Publication) : Refusal;

    /// <summary>No check of a mark can be asked for any more, or none ever could here (B14).</summary>
    /// <param name="End">First instant at which none could; null where none can be asked for.</param>
    public sealed record MarkChecksClosed(DateTimeOffset? End) : Refusal;

    /// <summary>A check of this mark is asked for already and not answered (B14).</summary>
    public sealed record MarkCheckOpen : Refusal;
}
