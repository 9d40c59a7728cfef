using System.Text.Json.Serialization;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>
/// What the académie's service does with one candidature (R128): its agents alone, until the session is closed (D20), with a mail to the
/// candidate.
/// </summary>
/// <param name="Revision">The revision that was read; null in a batch, which takes each as it is.</param>
[JsonDerivedType(typeof(SetAside), "set-aside")]
[JsonDerivedType(typeof(Restore), "restore")]
[JsonDerivedType(typeof(WithdrawOnBehalf), "withdraw-on-behalf")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(RecordReceived), "record-received")]
[JsonDerivedType(typeof(LiftConfirmation), "lift-confirmation")]
public abstract record ServiceAct(Actor Actor, int? Revision, RequestStamp Request)
{
    /// <summary>Whether the confirmation is made anew.</summary>
    [JsonIgnore]
    public virtual bool MakesVersion => false;

    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Actor.Manages(candidature.Service.Academy))
        {
            return new Refusal.NotFound();
        }

        var reason = "";
        if (Told is { } told && Domain.Candidatures.Reason.Check(told).IsRefused(out var invalid, out reason))
        {
            return invalid;
        }

        return Lock(candidature, service, now) is { } locked ? locked
            : Revision is { } read && read != candidature.Revision ? new Refusal.Stale(candidature.Revision)
            : Happen(candidature, service.Facts(candidature.Version + (MakesVersion ? 1 : 0), now), reason, now);
    }

    // The reason as typed; null where nobody would ask.
    private protected virtual string? Told => null;

    private protected abstract Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now);

    private protected abstract Decision<CandidatureEvent> Happen(
        Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now);

    private static Decision<CandidatureEvent> Of(CandidatureEvent happened, Mail mail) =>
        ((Decision<CandidatureEvent>)happened).AndSend(mail);

    /// <summary>« écartée »: counts no more, leaves « Mes inscriptions » (R106).</summary>
    public sealed record SetAside(Actor Actor, int? Revision, string Reason, RequestStamp Request) : ServiceAct(Actor, Revision, Request)
    {
        private protected override string? Told => Reason;

        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfServiceAct(candidature, service, now);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.SetAside(now, reason, Request), new Mail.CandidatureSetAside(candidature.Id, facts, reason));
    }

    /// <summary>Brings back what was set aside or withdrawn, also after closing: a new version (B15).</summary>
    /// <param name="Other">The candidate's other active candidature in this session, if any (D23): the account knows it.</param>
    public sealed record Restore(Actor Actor, int? Revision, string Reason, RequestStamp Request, CandidatureId? Other = null)
        : ServiceAct(Actor, Revision, Request)
    {
        [JsonIgnore]
        public override bool MakesVersion => true;

        private protected override string? Told => Reason;

        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfRestoring(candidature, service, now, Other);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.Restored(now, reason, Request), new Mail.CandidatureRestored(candidature.Id, facts, reason));
    }

    /// <summary>
    /// Withdraws a candidate who has asked for it: after closing (R123), or of a category that does not withdraw by itself (R120).
    /// </summary>
    public sealed record WithdrawOnBehalf(Actor Actor, int? Revision, string Reason, RequestStamp Request) : ServiceAct(Actor, Revision, Request)
    {
        private protected override string? Told => Reason;

        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfServiceAct(candidature, service, now);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.WithdrawnOnBehalf(now, reason, Request), new Mail.WithdrawnOnBehalf(candidature.Id, facts, reason));
    }

    /// <summary>« supprimée »: for good; the record stays with the service until it is detached (D2).</summary>
    public sealed record Delete(Actor Actor, int? Revision, string Reason, RequestStamp Request) : ServiceAct(Actor, Revision, Request)
    {
        private protected override string? Told => Reason;

        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfRemoval(candidature, service, now);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.Deleted(now, reason, Request), new Mail.CandidatureDeleted(candidature.Id, facts, reason));
    }

    /// <summary>« reçue par le service »: the signed confirmation has come; the candidate neither modifies nor signs any more (R103, D16).</summary>
    public sealed record RecordReceived(Actor Actor, int? Revision, RequestStamp Request) : ServiceAct(Actor, Revision, Request)
    {
        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfReceiving(candidature, service, now);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.ConfirmationReceived(now, Request), new Mail.ConfirmationReceived(candidature.Id, facts));
    }

    /// <summary>Lifts what was signed or received, so that the candidate can modify again (D16).</summary>
    public sealed record LiftConfirmation(Actor Actor, int? Revision, string Reason, RequestStamp Request) : ServiceAct(Actor, Revision, Request)
    {
        private protected override string? Told => Reason;

        private protected override Refusal? Lock(Candidature candidature, OfferedService service, DateTimeOffset now) =>
            EditLock.OfLifting(candidature, service, now);

        private protected override Decision<CandidatureEvent> Happen(
            Candidature candidature, RegistrationFacts facts, string reason, DateTimeOffset now) =>
            Of(new CandidatureEvent.ConfirmationLifted(now, reason, Request), new Mail.ConfirmationLifted(candidature.Id, facts, reason));
    }
}

/// <summary>
/// Gives a candidature the identity that its account has been given by the service: a new version (R69, B7). One that does not count,
/// of a closed session or with that identity already stays as it is.
/// </summary>
/// <param name="Reason">As checked with the account.</param>
public sealed record CorrectFiledIdentity(Actor Actor, Identity Identity, string Reason, RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!IsFor(candidature, service, now))
        {
            return Decision<CandidatureEvent>.Nothing;
        }

        // What the form asks of a minor or of who was born abroad is asked no more once neither is so.
        var form = candidature.Form with
        {
            Father = Identity.BirthPlace.IsAbroad ? candidature.Form.Father : null,
            Mother = Identity.BirthPlace.IsAbroad ? candidature.Form.Mother : null,
            Representative = Identity.IsMinorOn(service.Session.FirstDay) ? candidature.Form.Representative : null,
        };
        var link = form.Representative is null ? candidature.RepresentativeLink.Voided() : candidature.RepresentativeLink;
        return ((Decision<CandidatureEvent>)new CandidatureEvent.IdentityCorrected(now, Identity, form, link, Reason, Request))
            .AndSend(new Mail.IdentityCorrected(candidature.Id, service.Facts(candidature.Version + 1, now), Reason));
    }

    /// <summary>Whether the correction changes it.</summary>
    public bool IsFor(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        Actor.Manages(candidature.Service.Academy)
        && EditLock.OfServiceAct(candidature, service, now) is null
        && candidature.Identity != Identity;
}
