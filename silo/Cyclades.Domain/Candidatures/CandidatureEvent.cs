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
[JsonDerivedType(typeof(CandidatureFileEvent.DocumentAsked), "document-asked")]
[JsonDerivedType(typeof(CandidatureFileEvent.DocumentDeposited), "document-deposited")]
[JsonDerivedType(typeof(CandidatureFileEvent.DepositAccepted), "deposit-accepted")]
[JsonDerivedType(typeof(CandidatureFileEvent.DepositRefused), "deposit-refused")]
[JsonDerivedType(typeof(CandidatureFileEvent.DocumentRequestCancelled), "document-request-cancelled")]
[JsonDerivedType(typeof(CandidatureFileEvent.DocumentsReminded), "documents-reminded")]
[JsonDerivedType(typeof(CandidatureFileEvent.DocumentPublished), "document-published")]
[JsonDerivedType(typeof(CandidatureFileEvent.PublicationWithdrawn), "publication-withdrawn")]
[JsonDerivedType(typeof(CandidatureFileEvent.PublicationRead), "publication-read")]
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
            AnsweredRequests.None,
            CandidatureFiles.None.WithArrangement(Form.ArrangementAsked, At));
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
