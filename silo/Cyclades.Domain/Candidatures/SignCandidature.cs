using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>Signs the confirmation online, instead of posting paper (B12).</summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="DocumentHash">SHA-256 of the document that was read, 64 lower-case hexadecimal digits.</param>
public sealed record SignCandidature(int Revision, string DocumentHash, RequestStamp Request)
{
    /// <param name="presentHash">SHA-256 of the present version's document.</param>
    public Decision<CandidatureEvent> Decide(
        Candidature candidature, OfferedService service, string presentHash, DateTimeOffset now)
    {
        if (EditLock.OfSigning(candidature, service, now) is { } locked)
        {
            return locked;
        }

        if (Revision != candidature.Revision)
        {
            return new Refusal.Stale(candidature.Revision);
        }

        if (DocumentHash != presentHash)
        {
            return new Refusal.DocumentDiffers();
        }

        var signature = new Signature(candidature.Version, presentHash, candidature.Identity.FullName, now);
        return ((Decision<CandidatureEvent>)new CandidatureEvent.SignedOnline(now, signature, Request))
            .AndSend(new Mail.SignedOnline(
                candidature.Id, service.Facts(candidature.Version, now), Confirmations.AwaitsRepresentative(candidature)));
    }
}

/// <summary>The legal representative of a minor confirms by the mailed link (D38). Confirming again is harmless.</summary>
public sealed record ConfirmAsRepresentative(int Serial)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (Confirmations.RefuseRepresentative(candidature, service, Serial, now) is { } refused)
        {
            return refused;
        }

        if (candidature.RepresentativeConfirmedAt is not null)
        {
            return Decision<CandidatureEvent>.Nothing;
        }

        return candidature.IsActive
            ? ((Decision<CandidatureEvent>)new CandidatureEvent.RepresentativeConfirmed(now))
                .AndSend(new Mail.RepresentativeConfirmed(candidature.Id, service.Facts(candidature.Version, now)))
            : new Refusal.NotRegistered(candidature.Status);
    }
}

/// <summary>What counts as a signed confirmation.</summary>
public static class Confirmations
{
    /// <summary>
    /// Null while a representative's link shows what it is about: until the return date ends, as it stands now (D15), and for
    /// good once it has served.
    /// </summary>
    public static Refusal? RefuseRepresentative(Candidature candidature, OfferedService service, int serial, DateTimeOffset now)
    {
        var confirmed = candidature.RepresentativeConfirmedAt is not null;
        return serial != candidature.RepresentativeLink.Serial || (candidature.RepresentativeLink.Expiry is null && !confirmed)
                ? new Refusal.LinkVoid(LinkPurpose.ConfirmAsRepresentative)
            : confirmed || service.Settings.CanReturn(now) ? null
            : new Refusal.SigningClosed(service.Settings.ReturnDate);
    }

    /// <summary>A minor's signature counts only once the legal representative has confirmed; until then « à renvoyer » (D38).</summary>
    public static ConfirmationState StateOf(Candidature candidature) =>
        candidature.ReceivedAt is not null ? ConfirmationState.Received
            : candidature.Signature is not null && !AwaitsRepresentative(candidature)
            ? ConfirmationState.SignedOnline
            : ConfirmationState.ToReturn;

    /// <summary>A minor's, whose legal representative has not confirmed yet.</summary>
    public static bool AwaitsRepresentative(Candidature candidature) =>
        candidature.Form.Representative is not null && candidature.RepresentativeConfirmedAt is null;
}

internal static class RepresentativeMail
{
    public static Mail Of(
        CandidatureId id, RegistrationFacts facts, Identity identity, LegalRepresentative representative, OneTimeLink link) =>
        new Mail.ConfirmAsRepresentative(id, facts, link.Serial, representative.Name, representative.Email, identity.FullName);
}
