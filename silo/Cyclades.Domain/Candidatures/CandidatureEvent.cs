using System.Text.Json.Serialization;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Candidatures;

/// <summary>What can happen to a candidature; kept in the journal.</summary>
[JsonDerivedType(typeof(Registered), "candidature-registered")]
[JsonDerivedType(typeof(Modified), "candidature-modified")]
[JsonDerivedType(typeof(Withdrawn), "candidature-withdrawn")]
[JsonDerivedType(typeof(WithdrawalUndone), "withdrawal-undone")]
[JsonDerivedType(typeof(SignedOnline), "signed-online")]
[JsonDerivedType(typeof(RepresentativeConfirmed), "representative-confirmed")]
[JsonDerivedType(typeof(MailSentAgain), "mail-sent-again")]
public abstract partial record CandidatureEvent(DateTimeOffset At)
{
    /// <summary>First save (R89): version 1.</summary>
    public sealed record Registered(
        DateTimeOffset At,
        CandidatureId Id,
        ServiceId Service,
        Identity Identity,
        CandidatureForm Form,
        OneTimeLink RepresentativeLink) : CandidatureEvent(At)
    {
        internal Candidature ToCandidature() => new(
            Id,
            Revision: 1,
            Service,
            CandidatureStatus.Registered,
            Version: 1,
            Identity,
            Form,
            RegisteredAt: At,
            SavedAt: At,
            Signature: null,
            RepresentativeLink,
            RepresentativeConfirmedAt: null,
            AnsweredRequests.None);
    }

    /// <summary>Saved again: the version grows by one (R111).</summary>
    /// <param name="NewRepresentative">Link of another legal representative, who has to confirm anew; null when it is the same one.</param>
    public sealed record Modified(
        DateTimeOffset At, CandidatureForm Form, OneTimeLink? NewRepresentative, RequestStamp Request) : CandidatureEvent(At);

    public sealed record Withdrawn(DateTimeOffset At, RequestStamp Request) : CandidatureEvent(At);

    /// <summary>The withdrawal was undone: a new version (B16).</summary>
    public sealed record WithdrawalUndone(DateTimeOffset At, RequestStamp Request) : CandidatureEvent(At);

    public sealed record SignedOnline(DateTimeOffset At, Signature Signature, RequestStamp Request) : CandidatureEvent(At);

    public sealed record RepresentativeConfirmed(DateTimeOffset At) : CandidatureEvent(At);

    /// <summary>The candidate had the mail of the first save sent again (B4).</summary>
    public sealed record MailSentAgain(DateTimeOffset At, RequestStamp Request) : CandidatureEvent(At);
}
