using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain;

/// <summary>
/// « Can this be edited now? »: the whole answer, in one place. Each rule gives null when the act is allowed,
/// or the refusal that says why not. The instant is the server's, read once per request (D21).
/// </summary>
public static class EditLock
{
    /// <summary>
    /// Identity: free until a first candidature is registered; then only the address and the password change
    /// (R58, R59), withdrawn candidatures included (D2).
    /// </summary>
    public static Refusal? OfIdentity(Account account) =>
        HasCandidature(account) ? new Refusal.IdentityLocked() : null;

    /// <summary>Deletion of the account: never while a candidature is attached (R61, D2).</summary>
    public static Refusal? OfDeletion(Account account) =>
        HasCandidature(account) ? new Refusal.CandidaturesAttached() : null;

    /// <summary>Start and submit: the session is not closed (D20), the service is open, [opening, closing) (D21).</summary>
    public static Refusal? OfRegistration(OfferedService service, DateTimeOffset now) =>
        OfSession(service, now)
        ?? (service.Settings.IsOpen(now)
            ? null
            : new Refusal.ServiceNotOpen(service.Id, service.Settings.StateAt(now), service.Settings.Period, service.Academy.Zone));

    /// <summary>Modify: registered, the service open (R108), neither received nor signed (R103, D16).</summary>
    public static Refusal? OfModification(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfStatus(candidature)
        ?? OfRegistration(service, now)
        ?? OfReceipt(candidature)
        ?? OfSignature(candidature);

    /// <summary>Withdraw: registered, of an « individuel » category (R120, D36), the service open (R123); signed or not (D16).</summary>
    public static Refusal? OfWithdrawal(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfStatus(candidature)
        ?? (candidature.Form.Category.Individual ? null : new Refusal.NotIndividuel())
        ?? OfRegistration(service, now);

    /// <summary>Undo a withdrawal: withdrawn by the candidate, the service open (B16), no other one active in the session (D23).</summary>
    /// <param name="candidature">The withdrawn one.</param>
    /// <param name="service">Its service.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="other">The candidate's other active candidature in this session, if any.</param>
    public static Refusal? OfUndo(Candidature candidature, OfferedService service, DateTimeOffset now, CandidatureId? other = null) =>
        candidature.Status is not CandidatureStatus.WithdrawnByCandidate
            ? new Refusal.NotWithdrawn(candidature.Status)
            : OfRegistration(service, now) ?? (other is null ? null : new Refusal.AlreadyRegistered(other));

    /// <summary>Sign online: registered, neither received nor signed yet, until the return date ends in Paris, also after closing (B12).</summary>
    public static Refusal? OfSigning(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfStatus(candidature)
        ?? OfSession(service, now)
        ?? OfReceipt(candidature)
        ?? OfSignature(candidature)
        ?? (service.Settings.CanReturn(now) ? null : new Refusal.SigningClosed(service.Settings.ReturnDate));

    /// <summary>Ask for a supporting document: registered, the session not closed (D20).</summary>
    public static Refusal? OfFiles(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfStatus(candidature) ?? OfSession(service, now);

    /// <summary>Deposit: as <see cref="OfFiles"/>, while the request is open and until its day ends in Paris (D18); signed or not.</summary>
    public static Refusal? OfDeposit(Candidature candidature, DocumentRequest request, OfferedService service, DateTimeOffset now) =>
        OfFiles(candidature, service, now) ?? request.RefuseDeposit(now);
    /// <summary>
    /// Set aside, withdraw on behalf, correct the identity: what the service does with a registered candidature, open or closed, until the
    /// session is (R123, R128, D20).
    /// </summary>
    public static Refusal? OfServiceAct(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfStatus(candidature) ?? OfSession(service, now);

    /// <summary>« supprimée »: once, from any other state (R128).</summary>
    public static Refusal? OfRemoval(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        candidature.Status is CandidatureStatus.Deleted ? new Refusal.NotRegistered(candidature.Status) : OfSession(service, now);

    /// <summary>Restore: set aside or withdrawn, also after closing (B15), no other one active in the session (D23).</summary>
    /// <param name="other">The candidate's other active candidature in this session, if any.</param>
    public static Refusal? OfRestoring(Candidature candidature, OfferedService service, DateTimeOffset now, CandidatureId? other = null) =>
        candidature.Status is not (CandidatureStatus.SetAside or CandidatureStatus.WithdrawnByCandidate)
            ? new Refusal.NotRestorable(candidature.Status)
            : OfSession(service, now) ?? (other is null ? null : new Refusal.AlreadyRegistered(other));

    /// <summary>Record the signed confirmation as received: registered, not recorded yet (D16).</summary>
    public static Refusal? OfReceiving(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfServiceAct(candidature, service, now) ?? OfReceipt(candidature);

    /// <summary>Lift: registered, with something signed or received (D16).</summary>
    public static Refusal? OfLifting(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        OfServiceAct(candidature, service, now)
        ?? (candidature is { Signature: null, ReceivedAt: null } ? new Refusal.NothingToLift() : null);

    private static bool HasCandidature(Account account) => !account.Filed.IsEmpty;

    private static Refusal? OfSession(OfferedService service, DateTimeOffset now) =>
        service.Session.IsClosed(now) ? new Refusal.SessionClosed() : null;

    private static Refusal? OfStatus(Candidature candidature) =>
        candidature.Status is CandidatureStatus.Registered ? null : new Refusal.NotRegistered(candidature.Status);

    private static Refusal? OfReceipt(Candidature candidature) =>
        candidature.ReceivedAt is { } at ? new Refusal.ConfirmationReceived(at) : null;

    private static Refusal? OfSignature(Candidature candidature) =>
        candidature.Signature is { } signature ? new Refusal.SignedAlready(signature.At) : null;
}
