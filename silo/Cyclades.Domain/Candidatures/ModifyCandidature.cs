using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>Saves the form again: the version grows by one, the document is replaced, mail M3 (R110 to R112).</summary>
/// <param name="Entry">The whole form as typed.</param>
/// <param name="Revision">The revision that was read; another one means that somebody saved meanwhile.</param>
/// <param name="Own">The candidate's present address.</param>
public sealed record ModifyCandidature(CandidatureEntry Entry, EmailAddress Own, int Revision, RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(
        Candidature candidature, OfferedService service, ReferenceLists reference, DateTimeOffset now)
    {
        if (EditLock.OfModification(candidature, service, now) is { } locked)
        {
            return locked;
        }

        if (Revision != candidature.Revision)
        {
            return new Refusal.Stale(candidature.Revision);
        }

        if (Entry.Check(candidature.Identity, Own, service, reference, candidature.Form.TermsHash).IsRefused(out var invalid, out var form))
        {
            return invalid;
        }

        var link = NewRepresentative(candidature, service, form);
        Decision<CandidatureEvent> decision = new CandidatureEvent.Modified(now, form, link, Request);
        var facts = service.Facts(candidature.Version + 1, now);
        decision = decision.AndSend(new Mail.RegistrationModified(candidature.Id, facts));
        if (candidature.Papers.LacksArrangement(form))
        {
            decision = decision.AndSend(new Mail.DocumentAsked(candidature.Id, facts, DueDate: null));
        }

        return link is null
            ? decision
            : decision.AndSend(RepresentativeMail.Of(candidature.Id, facts, candidature.Identity, form.Representative!, link));
    }

    // Another address is another person to be asked: the newest link voids the older one (D38).
    private static OneTimeLink? NewRepresentative(Candidature candidature, OfferedService service, CandidatureForm form) =>
        form.Representative is { } representative && representative != candidature.Form.Representative
            ? candidature.RepresentativeLink with
            {
                Serial = candidature.RepresentativeLink.Serial + 1,
                Expiry = service.Settings.EndOfReturn,
            }
            : null;
}
