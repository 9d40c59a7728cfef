using System.Text.Json.Serialization;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Candidatures;

/// <content>What the académie's service does with a candidature (R128).</content>
[JsonDerivedType(typeof(SetAside), "candidature-set-aside")]
[JsonDerivedType(typeof(Restored), "candidature-restored")]
[JsonDerivedType(typeof(WithdrawnOnBehalf), "candidature-withdrawn-on-behalf")]
[JsonDerivedType(typeof(Deleted), "candidature-deleted")]
[JsonDerivedType(typeof(ConfirmationReceived), "confirmation-received")]
[JsonDerivedType(typeof(ConfirmationLifted), "confirmation-lifted")]
[JsonDerivedType(typeof(IdentityCorrected), "candidature-identity-corrected")]
public abstract partial record CandidatureEvent
{
    /// <summary>An act of the service.</summary>
    public abstract record OfService(DateTimeOffset At, RequestStamp Request) : CandidatureEvent(At)
    {
        internal Candidature AppliedTo(Candidature candidature)
        {
            var next = Change(candidature);
            return next with { Requests = next.Requests.WithAnswer(Request, next.Version, At) };
        }

        private protected abstract Candidature Change(Candidature candidature);
    }

    /// <summary>« écartée ».</summary>
    public sealed record SetAside(DateTimeOffset At, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) => candidature with { Status = CandidatureStatus.SetAside };
    }

    /// <summary>Counts again: a new version (B15).</summary>
    public sealed record Restored(DateTimeOffset At, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) =>
            candidature.NewVersion(At) with { Status = CandidatureStatus.Registered };
    }

    /// <summary>Withdrawn by the service, which the candidate has asked (R123).</summary>
    public sealed record WithdrawnOnBehalf(DateTimeOffset At, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) =>
            candidature with { Status = CandidatureStatus.WithdrawnByCandidate };
    }

    /// <summary>« supprimée ».</summary>
    public sealed record Deleted(DateTimeOffset At, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) => candidature with { Status = CandidatureStatus.Deleted };
    }

    /// <summary>The signed confirmation has come (D16).</summary>
    public sealed record ConfirmationReceived(DateTimeOffset At, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) => candidature with { ReceivedAt = At };
    }

    /// <summary>What was signed or received binds no more (D16).</summary>
    public sealed record ConfirmationLifted(DateTimeOffset At, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) => candidature with { Signature = null, ReceivedAt = null };
    }

    /// <summary>The identity as filed was corrected: a new version (R69, B7).</summary>
    /// <param name="Form">The form, without what it asks no more of such an identity.</param>
    /// <param name="RepresentativeLink">Void once there is no legal representative any more.</param>
    public sealed record IdentityCorrected(
        DateTimeOffset At, Identity Identity, CandidatureForm Form, OneTimeLink RepresentativeLink, string Reason, RequestStamp Request)
        : OfService(At, Request)
    {
        private protected override Candidature Change(Candidature candidature) => candidature.NewVersion(At) with
        {
            Identity = Identity,
            Form = Form,
            RepresentativeLink = RepresentativeLink,
            RepresentativeConfirmedAt = Form.Representative is null ? null : candidature.RepresentativeConfirmedAt,
        };
    }
}
