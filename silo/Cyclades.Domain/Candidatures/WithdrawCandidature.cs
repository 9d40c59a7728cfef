using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>« Se désinscrire » (R120, R121): hidden from the candidate, kept by the service, mail M4.</summary>
/// <param name="Revision">The revision that was read.</param>
public sealed record WithdrawCandidature(int Revision, RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        EditLock.OfWithdrawal(candidature, service, now) is { } locked ? locked
        : Revision != candidature.Revision ? new Refusal.Stale(candidature.Revision)
        : ((Decision<CandidatureEvent>)new CandidatureEvent.Withdrawn(now, Request))
            .AndSend(new Mail.RegistrationWithdrawn(candidature.Id, service.Facts(candidature.Version, now)));
}

/// <summary>Undoes a withdrawal while the service is open: a new version, with a mail (B16).</summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Other">The candidate's other active candidature in this session, if any (D23): the account knows it.</param>
public sealed record UndoWithdrawal(int Revision, RequestStamp Request, CandidatureId? Other = null)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        EditLock.OfUndo(candidature, service, now, Other) is { } locked ? locked
        : Revision != candidature.Revision ? new Refusal.Stale(candidature.Revision)
        : ((Decision<CandidatureEvent>)new CandidatureEvent.WithdrawalUndone(now, Request))
            .AndSend(new Mail.WithdrawalUndone(candidature.Id, service.Facts(candidature.Version + 1, now)));
}
