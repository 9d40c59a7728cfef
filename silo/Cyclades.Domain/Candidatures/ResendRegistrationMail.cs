using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>Sends the mail of the first save again, to the account's present address (B4); at any time while registered.</summary>
public sealed record ResendRegistrationMail(RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        candidature.IsActive
            ? ((Decision<CandidatureEvent>)new CandidatureEvent.MailSentAgain(now, Request))
                .AndSend(new Mail.RegistrationSaved(candidature.Id, service.Facts(candidature.Version, candidature.RegisteredAt)))
            : new Refusal.NotRegistered(candidature.Status);
}
