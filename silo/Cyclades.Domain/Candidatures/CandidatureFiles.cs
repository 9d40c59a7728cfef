using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;

namespace Cyclades.Domain.Candidatures;

/// <summary>Where a request for a supporting document stands (D18).</summary>
public enum DocumentRequestState
{
    /// <summary>Nothing was deposited yet.</summary>
    Asked = 1,

    /// <summary>The service has to look at the newest deposit.</summary>
    Deposited = 2,

    Accepted = 3,

    /// <summary>The newest deposit was refused, with a reason: another one may replace it.</summary>
    Refused = 4,

    /// <summary>The service no longer asks for it.</summary>
    Cancelled = 5,
}

/// <summary>One file that was deposited for a request; a newer one replaces it, and it is kept (D18).</summary>
/// <param name="Version">From 1.</param>
/// <param name="RefusalReason">As told to the candidate; null while it was not refused.</param>
public sealed record Deposit(int Version, KeptFile File, DateTimeOffset At, string? RefusalReason);

/// <summary>A supporting document that the service asks the candidate for (R117, D18).</summary>
/// <param name="Number">From 1, within the candidature; never given twice.</param>
/// <param name="Label">What is asked for: « Certificat de scolarité ».</param>
/// <param name="Wording">What it must show, in a sentence or two.</param>
/// <param name="DueDate">Last day, in Paris; null when it may be deposited as long as it is asked for.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Deposits">Oldest first.</param>
/// <param name="OfArrangement">Whether the rule of R83 asked for it, and no agent.</param>
/// <param name="RemindedAt">When the candidate was last reminded of it (B3).</param>
public sealed record DocumentRequest(
    int Number,
    string Label,
    string Wording,
    DateOnly? DueDate,
    DocumentRequestState State,
    DateTimeOffset AskedAt,
    ImmutableArray<Deposit> Deposits,
    bool OfArrangement,
    DateTimeOffset? RemindedAt)
{
    /// <summary>Deposits that a request takes at most.</summary>
    public const int MaximumDeposits = 20;

    private static readonly ImmutableArray<TimeSpan> Reminders = [TimeSpan.FromDays(7), TimeSpan.FromHours(48)];

    /// <summary>Asked for, and not accepted yet.</summary>
    [JsonIgnore]
    public bool IsOpen => State is DocumentRequestState.Asked or DocumentRequestState.Deposited or DocumentRequestState.Refused;

    /// <summary>The candidate's turn: nothing was deposited, or what was is refused.</summary>
    [JsonIgnore]
    public bool AwaitsCandidate => State is DocumentRequestState.Asked or DocumentRequestState.Refused;

    /// <summary>First instant at which nothing is taken any more; null without a due date.</summary>
    [JsonIgnore]
    public DateTimeOffset? End => DueDate is { } day ? LegalTime.StartOfDayInParis(day.AddDays(1)) : null;

    /// <summary>When the candidate is next to be reminded: 7 days and 48 hours before the end (B3); null for never again.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextReminder =>
        AwaitsCandidate && End is { } end
            ? Reminders.Select(before => (DateTimeOffset?)(end - before)).FirstOrDefault(instant => instant > (RemindedAt ?? AskedAt))
            : null;

    /// <summary>Why nothing can be deposited now, if so.</summary>
    public Refusal? RefuseDeposit(DateTimeOffset now) =>
        !IsOpen ? new Refusal.DocumentRequestClosed(State)
        : now >= End ? new Refusal.DepositClosed(DueDate!.Value)
        : Deposits.Length >= MaximumDeposits ? new Refusal.TooManyDocuments(MaximumDeposits)
        : null;
}

/// <summary>What the service publishes to one candidate (R115, R116).</summary>
public enum PublicationType
{
    ArrangementNotification = 1,
    Convocation = 2,
    Transcript = 3,
    SupportingDocumentRequest = 4,

    /// <summary>Whatever its title says.</summary>
    Other = 5,
}

/// <summary>One version of a published document; only the newest is shown to the candidate.</summary>
/// <param name="Version">From 1.</param>
/// <param name="ReadAt">When the candidate first opened it (B5); null until then.</param>
public sealed record PublishedVersion(int Version, KeptFile File, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>A document that the service has published; one of the same type and title is its next version.</summary>
/// <param name="Number">From 1, within the candidature; never given twice.</param>
/// <param name="Versions">Oldest first; at least one.</param>
/// <param name="WithdrawnAt">When the service took it back; null while the candidate sees it.</param>
public sealed record PublishedDocument(
    int Number, PublicationType Type, string Title, ImmutableArray<PublishedVersion> Versions, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Versions that a document has at most.</summary>
    public const int MaximumVersions = 20;

    [JsonIgnore]
    public PublishedVersion Newest => Versions[^1];
}

/// <summary>What a candidature was asked for and what was published to it; contents of files are elsewhere.</summary>
/// <param name="Requests">Oldest first.</param>
/// <param name="Published">Oldest first.</param>
public sealed record CandidatureFiles(ImmutableArray<DocumentRequest> Requests, ImmutableArray<PublishedDocument> Published)
{
    /// <summary>Requests of a candidature, and documents published to it, at most.</summary>
    public const int Maximum = 50;

    /// <summary>What R83 asks for. Only the portal shows it: no mail prints what is asked for (B5).</summary>
    public const string ArrangementLabel = "Certificat d'un médecin agréé";

    public const string ArrangementWording =
        "Vous devez contacter un médecin agréé pour obtenir un certificat à fournir au service des Examens et Concours.";

    public static CandidatureFiles None { get; } = new([], []);

    /// <summary>A supporting document is asked for and not accepted yet (R113).</summary>
    [JsonIgnore]
    public bool DocumentsMissing => Requests.Any(request => request.IsOpen);

    /// <summary>When the candidate is next to be reminded of a document (B3).</summary>
    [JsonIgnore]
    public DateTimeOffset? NextReminder => Requests.Min(request => request.NextReminder);

    public DocumentRequest? FindRequest(int number) => Requests.FirstOrDefault(request => request.Number == number);

    public PublishedDocument? FindPublished(int number) => Published.FirstOrDefault(document => document.Number == number);

    public PublishedDocument? FindPublished(PublicationType type, string title) =>
        Published.FirstOrDefault(document => document.Type == type && document.Title == title);

    /// <summary>
    /// The rule of R83: who asks for an arrangement is asked for the certificate, and who no longer does is not. A request that was
    /// answered already stands.
    /// </summary>
    internal CandidatureFiles WithArrangement(bool asked, DateTimeOffset at) =>
        asked
            ? Requests.Any(IsOfArrangement) ? this : With(new DocumentRequest(
                Requests.Length + 1, ArrangementLabel, ArrangementWording, DueDate: null, DocumentRequestState.Asked, at, [], OfArrangement: true, RemindedAt: null))
            : this with
            {
                Requests = [.. Requests.Select(request =>
                    request.OfArrangement && request.IsOpen ? request with { State = DocumentRequestState.Cancelled } : request)],
            };

    /// <summary>Whether the rule of R83 asks for something new of a form.</summary>
    internal bool LacksArrangement(CandidatureForm form) => form.ArrangementAsked && !Requests.Any(IsOfArrangement);

    internal CandidatureFiles With(DocumentRequest request) => this with
    {
        Requests = FindRequest(request.Number) is { } before ? Requests.Replace(before, request) : Requests.Add(request),
    };

    internal CandidatureFiles With(PublishedDocument document) => this with
    {
        Published = FindPublished(document.Number) is { } before ? Published.Replace(before, document) : Published.Add(document),
    };

    private static bool IsOfArrangement(DocumentRequest request) => request.OfArrangement && request.State is not DocumentRequestState.Cancelled;
}
