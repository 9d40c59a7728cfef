using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Candidatures;

/// <summary>What is asked about supporting documents and published documents of one candidature.</summary>
[JsonDerivedType(typeof(RequestDocument), "request-document")]
[JsonDerivedType(typeof(DepositDocument), "deposit-document")]
[JsonDerivedType(typeof(AcceptDeposit), "accept-deposit")]
[JsonDerivedType(typeof(RefuseDeposit), "refuse-deposit")]
[JsonDerivedType(typeof(CancelDocumentRequest), "cancel-document-request")]
[JsonDerivedType(typeof(RemindOfDocuments), "remind-of-documents")]
[JsonDerivedType(typeof(PublishDocument), "publish-document")]
[JsonDerivedType(typeof(WithdrawPublication), "withdraw-publication")]
[JsonDerivedType(typeof(ReadPublication), "read-publication")]
public abstract record CandidatureFileCommand(Actor Actor)
{
    /// <summary>The request that it comes with; null for what has none.</summary>
    [JsonIgnore]
    public virtual RequestStamp? Stamp => null;

    public abstract Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now);

    /// <summary>Whether the actor is the candidate whose candidature it is.</summary>
    protected bool IsOwner(Candidature candidature) => Actor is Actor.Candidate { Number: var number } && number == candidature.Id.Candidate;

    /// <summary>Whether the actor runs the registrations of the candidature's académie.</summary>
    protected bool Manages(Candidature candidature) => Actor.Manages(candidature.Service.Academy);

    private protected static Decision<CandidatureEvent> Tell(CandidatureEvent happened, Mail mail) =>
        ((Decision<CandidatureEvent>)happened).AndSend(mail);

    /// <summary>A day from today, in Paris, to a year from now.</summary>
    private protected static bool IsDueDate(DateOnly day, DateTimeOffset now) =>
        LegalTime.DayInParis(now) is var today && day >= today && day <= today.AddYears(1);
}

/// <summary>The service asks the candidate for a supporting document (R129, D18).</summary>
/// <param name="Label">1 to <see cref="LongestLabel"/> characters.</param>
/// <param name="Wording">1 to <see cref="LongestWording"/> characters.</param>
/// <param name="DueDate">Last day, in Paris: today at the earliest, in a year at the latest; null for none.</param>
public sealed record RequestDocument(Actor Actor, string Label, string Wording, DateOnly? DueDate, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    public const int LongestLabel = 100;

    public const int LongestWording = 500;

    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Manages(candidature))
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var label = violations.Required("label", Label, LongestLabel, Letters.OfLine);
        var wording = violations.Required("wording", Wording, LongestWording, Letters.OfLine);
        if (DueDate is { } day && !IsDueDate(day, now))
        {
            violations.Add("due_date", FieldFault.DateOutOfRange);
        }

        var files = candidature.Papers;
        return violations.Any ? violations.ToRefusal()
            : EditLock.OfFiles(candidature, service, now) is { } locked ? locked
            : files.Requests.Length >= CandidatureFiles.Maximum ? new Refusal.TooManyDocuments(CandidatureFiles.Maximum)
            : Tell(
                new CandidatureFileEvent.DocumentAsked(now, files.Requests.Length + 1, label, wording, DueDate, Request),
                new Mail.DocumentAsked(candidature.Id, service.Facts(candidature.Version, now), DueDate));
    }
}

/// <summary>The candidate deposits a file for a request; it replaces the one before (D18).</summary>
/// <param name="Number">Of the request.</param>
/// <param name="File">Its content is stored by now.</param>
public sealed record DepositDocument(Actor Actor, int Number, KeptFile File, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        !IsOwner(candidature) || candidature.Papers.FindRequest(Number) is not { } request ? new Refusal.NotFound()
        : EditLock.OfDeposit(candidature, request, service, now) is { } locked ? locked
        : Tell(
            new CandidatureFileEvent.DocumentDeposited(now, Number, request.Deposits.Length + 1, File, Request),
            new Mail.DepositReceived(candidature.Id, service.Facts(candidature.Version, now)));
}

/// <summary>The service accepts the newest deposit.</summary>
/// <param name="Number">Of the request.</param>
/// <param name="Version">The deposit that was looked at: a newer one must be looked at first.</param>
public sealed record AcceptDeposit(Actor Actor, int Number, int Version, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        !Manages(candidature) || candidature.Papers.FindRequest(Number) is not { } request ? new Refusal.NotFound()
        : request.State is not DocumentRequestState.Deposited ? new Refusal.NothingDeposited()
        : request.Deposits[^1].Version != Version ? new Refusal.Stale(candidature.Revision)
        : Tell(
            new CandidatureFileEvent.DepositAccepted(now, Number, Request),
            new Mail.DepositAccepted(candidature.Id, service.Facts(candidature.Version, now)));
}

/// <summary>The service refuses the newest deposit: another one is awaited.</summary>
/// <param name="Number">Of the request.</param>
/// <param name="Version">The deposit that was looked at.</param>
/// <param name="Reason">Shown to the candidate in the portal; 1 to <see cref="LongestReason"/> characters.</param>
/// <param name="DueDate">Another last day; null to keep the one that there is.</param>
public sealed record RefuseDeposit(Actor Actor, int Number, int Version, string Reason, DateOnly? DueDate, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    public const int LongestReason = 500;

    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Manages(candidature) || candidature.Papers.FindRequest(Number) is not { } request)
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var reason = violations.Required("reason", Reason, LongestReason, Letters.OfLine);
        if (DueDate is { } day && !IsDueDate(day, now))
        {
            violations.Add("due_date", FieldFault.DateOutOfRange);
        }

        var due = DueDate ?? request.DueDate;
        return violations.Any ? violations.ToRefusal()
            : request.State is not DocumentRequestState.Deposited ? new Refusal.NothingDeposited()
            : request.Deposits[^1].Version != Version ? new Refusal.Stale(candidature.Revision)
            : Tell(
                new CandidatureFileEvent.DepositRefused(now, Number, reason, due, Request),
                new Mail.DepositRefused(candidature.Id, service.Facts(candidature.Version, now), due));
    }
}

/// <summary>The service no longer asks for a document. What was deposited is kept.</summary>
/// <param name="Number">Of the request.</param>
public sealed record CancelDocumentRequest(Actor Actor, int Number, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        !Manages(candidature) || candidature.Papers.FindRequest(Number) is not { } request ? new Refusal.NotFound()
        : request.State is DocumentRequestState.Cancelled ? Decision<CandidatureEvent>.Nothing
        : !request.IsOpen ? new Refusal.DocumentRequestClosed(request.State)
        : Tell(
            new CandidatureFileEvent.DocumentRequestCancelled(now, Number, Request),
            new Mail.DocumentRequestCancelled(candidature.Id, service.Facts(candidature.Version, now)));
}

/// <summary>Reminds the candidate of the documents whose end is near (B3): one mail, which tells the earliest of their days.</summary>
public sealed record RemindOfDocuments() : CandidatureFileCommand(new Actor.Clock())
{
    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        var due = candidature.Papers.Requests.Where(request => request.NextReminder <= now).ToImmutableArray();
        if (due.IsEmpty)
        {
            return Decision<CandidatureEvent>.Nothing;
        }

        Decision<CandidatureEvent> reminded = new CandidatureFileEvent.DocumentsReminded(now, [.. due.Select(request => request.Number)]);
        var open = due.Where(request => now < request.End).ToImmutableArray();
        return open.IsEmpty || EditLock.OfFiles(candidature, service, now) is not null
            ? reminded
            : reminded.AndSend(new Mail.DocumentDue(candidature.Id, service.Facts(candidature.Version, now), open.Min(request => request.DueDate!.Value)));
    }
}

/// <summary>The service publishes a document to the candidate; one of the same type and title becomes its next version (R115, R129).</summary>
/// <param name="Title">1 to <see cref="LongestTitle"/> characters of <see cref="PublicationType.Other"/>; else empty for the type's own title.</param>
/// <param name="File">A PDF; its content is stored by now.</param>
public sealed record PublishDocument(Actor Actor, PublicationType Type, string Title, KeptFile File, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    public const int LongestTitle = 100;

    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (Check(candidature, service, now).IsRefused(out var refusal, out var title))
        {
            return refusal;
        }

        var files = candidature.Papers;
        var before = files.FindPublished(Type, title);
        return Tell(
            new CandidatureFileEvent.DocumentPublished(
                now, before?.Number ?? files.Published.Length + 1, Type, title, (before?.Versions.Length ?? 0) + 1, File, Request),
            new Mail.DocumentPublished(candidature.Id, service.Facts(candidature.Version, now)));
    }

    /// <summary>Whether it would be published: the title that it gets, or the refusal. Looks at everything but the file.</summary>
    public Outcome<string> Check(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Manages(candidature))
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var title = Type is PublicationType.Other
            ? violations.Required("title", Title, LongestTitle, Letters.OfLine)
            : violations.Optional("title", Title, LongestTitle, Letters.OfLine) ?? TitleOf(Type);
        var files = candidature.Papers;
        var before = files.FindPublished(Type, title);
        return violations.Any ? violations.ToRefusal()
            : candidature.IsActive ? before switch
            {
                null when files.Published.Length >= CandidatureFiles.Maximum => new Refusal.TooManyDocuments(CandidatureFiles.Maximum),
                { Versions.Length: >= PublishedDocument.MaximumVersions } => new Refusal.TooManyDocuments(PublishedDocument.MaximumVersions),
                _ => title,
            }
            : new Refusal.NotRegistered(candidature.Status);
    }

    /// <summary>R116, to the letter.</summary>
    private static string TitleOf(PublicationType type) => type switch
    {
        PublicationType.ArrangementNotification => "Notification de mesures d'aménagements",
        PublicationType.Convocation => "Convocation aux épreuves",
        PublicationType.Transcript => "Relevé de notes",
        _ => "Demande de pièces justificatives",
    };
}

/// <summary>The service takes a published document back: the candidate no longer sees it, all of it is kept.</summary>
/// <param name="Number">Of the document.</param>
public sealed record WithdrawPublication(Actor Actor, int Number, RequestStamp Request) : CandidatureFileCommand(Actor)
{
    [JsonIgnore]
    public override RequestStamp Stamp => Request;

    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        !Manages(candidature) || candidature.Papers.FindPublished(Number) is not { } document ? new Refusal.NotFound()
        : document.WithdrawnAt is not null ? Decision<CandidatureEvent>.Nothing
        : new CandidatureFileEvent.PublicationWithdrawn(now, Number, Request);
}

/// <summary>The candidate opens the newest version of a published document; the first time is kept (B5).</summary>
/// <param name="Number">Of the document.</param>
/// <param name="Version">The version that is opened.</param>
public sealed record ReadPublication(Actor Actor, int Number, int Version) : CandidatureFileCommand(Actor)
{
    public override Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        !IsOwner(candidature) || candidature.Papers.FindPublished(Number) is not { WithdrawnAt: null } document || document.Newest.Version != Version ? new Refusal.NotFound()
        : document.Newest.ReadAt is not null ? Decision<CandidatureEvent>.Nothing
        : new CandidatureFileEvent.PublicationRead(now, Number, Version);
}
