using System.Text.Json.Serialization;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Marks;

namespace Cyclades.Domain.Candidatures;

/// <summary>Where a candidature stands.</summary>
public enum CandidatureStatus
{
    /// <summary>Counts: listed, convened, marked.</summary>
    Registered = 1,

    /// <summary>« Désinscrit par le candidat » (R124): hidden from the candidate, kept by the service.</summary>
    WithdrawnByCandidate = 2,

    /// <summary>« écartée » by the service (R106, R128): it may come back.</summary>
    SetAside = 3,

    /// <summary>« supprimée » by the service (R106, R128): for good.</summary>
    Deleted = 4,
}

/// <summary>One registration of one candidate, from its first save on.</summary>
/// <param name="Revision">Grows by one with each event that is not about files; what an etag tells.</param>
/// <param name="Version">Grows by one with each save; the document bears it (R111).</param>
/// <param name="Identity">The candidate's identity as filed: the account's later life does not change it.</param>
/// <param name="RegisteredAt">First save.</param>
/// <param name="SavedAt">Save of the present version.</param>
/// <param name="Signature">The online signature of this version; null once a newer version is made (B12).</param>
/// <param name="RepresentativeLink">The link of the legal representative of a minor (D38).</param>
/// <param name="RepresentativeConfirmedAt">When the representative confirmed; null until then.</param>
/// <param name="Files">See <see cref="Papers"/>; null in rows stored before there were any.</param>
/// <param name="ReceivedAt">When the service recorded this version's signed confirmation as received (D16); null until then.</param>
/// <param name="Marks">Under embargo: see <see cref="RecordedMarks"/>.</param>
public sealed record Candidature(
    CandidatureId Id,
    int Revision,
    ServiceId Service,
    CandidatureStatus Status,
    int Version,
    Identity Identity,
    CandidatureForm Form,
    DateTimeOffset RegisteredAt,
    DateTimeOffset SavedAt,
    Signature? Signature,
    OneTimeLink RepresentativeLink,
    DateTimeOffset? RepresentativeConfirmedAt,
    AnsweredRequests Requests,
    CandidatureFiles? Files = null,
    DateTimeOffset? ReceivedAt = null,
    CandidatureMarks? Marks = null)
{
    /// <summary>What it was asked for and what was published to it.</summary>
    [JsonIgnore]
    public CandidatureFiles Papers => Files ?? CandidatureFiles.None;

    /// <summary>What agents of the service have recorded. Anybody else reads it through <see cref="MarkEmbargo.Read"/> alone (B14).</summary>
    [JsonIgnore]
    public CandidatureMarks RecordedMarks => Marks ?? CandidatureMarks.None;

    /// <summary>Listed in « Mes inscriptions » while its session is open (R106).</summary>
    [JsonIgnore]
    public bool IsActive => Status is CandidatureStatus.Registered;

    /// <summary>What happened, applied. Total: an event that does not concern the state leaves it as it is.</summary>
    public static Candidature? Apply(Candidature? candidature, CandidatureEvent happened) => (candidature, happened) switch
    {
        (null, CandidatureEvent.Registered registered) => registered.ToCandidature(),
        ({ } present, CandidatureFileEvent aboutFiles) => present with
        {
            Files = aboutFiles.ApplyTo(present.Papers),
            Requests = present.Requests.WithAnswer(aboutFiles.Stamp, aboutFiles.Answer, aboutFiles.At),
        },
        ({ } present, { IsAboutMarks: true }) => present.WithMarks(happened),
        ({ } present, not CandidatureEvent.Registered) => present.Next(happened) with { Revision = present.Revision + 1 },
        _ => candidature,
    };

    private Candidature Next(CandidatureEvent happened) => happened switch
    {
        CandidatureEvent.Modified modified => NewVersion(modified.At) with
        {
            Form = modified.Form,
            RepresentativeLink = modified.NewRepresentative ?? RepresentativeLink,
            RepresentativeConfirmedAt = modified.NewRepresentative is null ? RepresentativeConfirmedAt : null,
            Requests = Requests.WithAnswer(modified.Request, Version + 1, modified.At),
            Files = Papers.WithArrangement(modified.Form.ArrangementAsked, modified.At),
        },
        CandidatureEvent.Withdrawn withdrawn => this with
        {
            Status = CandidatureStatus.WithdrawnByCandidate,
            Requests = Requests.WithAnswer(withdrawn.Request, Version, withdrawn.At),
        },
        CandidatureEvent.WithdrawalUndone undone => NewVersion(undone.At) with
        {
            Status = CandidatureStatus.Registered,
            Requests = Requests.WithAnswer(undone.Request, Version + 1, undone.At),
        },
        CandidatureEvent.SignedOnline signed => this with
        {
            Signature = signed.Signature,
            Requests = Requests.WithAnswer(signed.Request, Version, signed.At),
        },
        CandidatureEvent.RepresentativeConfirmed confirmed => this with
        {
            RepresentativeLink = RepresentativeLink.Voided(),
            RepresentativeConfirmedAt = confirmed.At,
        },
        CandidatureEvent.MailSentAgain sent => this with { Requests = Requests.WithAnswer(sent.Request, Version, sent.At) },
        CandidatureEvent.OfService act => act.AppliedTo(this),
        _ => this,
    };

    // What was signed or received is an earlier version: it binds no more (B12).
    internal Candidature NewVersion(DateTimeOffset at) =>
        this with { Version = Version + 1, SavedAt = at, Signature = null, ReceivedAt = null };

    private Candidature WithMarks(CandidatureEvent happened) => this with
    {
        Marks = RecordedMarks.With(happened),
        Requests = happened switch
        {
            CandidatureEvent.MarksRecorded recorded => Requests.WithAnswer(recorded.Request, Version, recorded.At),
            CandidatureEvent.MarkCheckAsked asked => Requests.WithAnswer(asked.Request, Version, asked.At),
            CandidatureEvent.MarkCheckAnswered answered => Requests.WithAnswer(answered.Request, Version, answered.At),
            _ => Requests,
        },
    };
}

/// <summary>The candidate's online signature (B12).</summary>
/// <param name="Version">What was signed.</param>
/// <param name="DocumentHash">SHA-256 of the signed document, 64 lower-case hexadecimal digits.</param>
/// <param name="Signer">Name of the signer, as filed.</param>
public sealed record Signature(int Version, string DocumentHash, string Signer, DateTimeOffset At);

/// <summary>State of the « Confirmation d'inscription », always visible (B12).</summary>
public enum ConfirmationState
{
    /// <summary>« à renvoyer ».</summary>
    ToReturn = 1,

    /// <summary>« validée en ligne ».</summary>
    SignedOnline = 2,

    /// <summary>« reçue par le service » (D16).</summary>
    Received = 3,
}
