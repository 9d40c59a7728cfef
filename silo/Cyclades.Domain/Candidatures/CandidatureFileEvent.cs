using System.Collections.Immutable;
using Cyclades.Domain.Documents.Files;

namespace Cyclades.Domain.Candidatures;

/// <summary>
/// What can happen to the supporting documents of a candidature and to the documents published to it. None of it changes what was
/// filed: an etag that was read before still holds.
/// </summary>
public abstract record CandidatureFileEvent(DateTimeOffset At) : CandidatureEvent(At)
{
    /// <summary>The request that was carried out; null for what has none.</summary>
    internal abstract RequestStamp? Stamp { get; }

    /// <summary>What identifies the answer to it: the number of the request or of the document.</summary>
    internal abstract int Answer { get; }

    /// <summary>What happened, applied. Total.</summary>
    internal abstract CandidatureFiles ApplyTo(CandidatureFiles files);

    /// <summary>The service asks for a document.</summary>
    public sealed record DocumentAsked(
        DateTimeOffset At, int Number, string Label, string Wording, DateOnly? DueDate, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.With(new DocumentRequest(
            Number, Label, Wording, DueDate, DocumentRequestState.Asked, At, [], OfArrangement: false, RemindedAt: null));
    }

    /// <summary>The candidate deposited a file; storage keeps it from this event on.</summary>
    public sealed record DocumentDeposited(DateTimeOffset At, int Number, int Version, KeptFile File, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindRequest(Number) is { } request
            ? files.With(request with
            {
                State = DocumentRequestState.Deposited,
                Deposits = request.Deposits.Add(new Deposit(Version, File, At, RefusalReason: null)),
            })
            : files;
    }

    public sealed record DepositAccepted(DateTimeOffset At, int Number, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindRequest(Number) is { } request
            ? files.With(request with { State = DocumentRequestState.Accepted })
            : files;
    }

    /// <param name="DueDate">Last day from now on; null as for <see cref="DocumentRequest.DueDate"/>.</param>
    public sealed record DepositRefused(DateTimeOffset At, int Number, string Reason, DateOnly? DueDate, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindRequest(Number) is { Deposits: [.., var newest] } request
            ? files.With(request with
            {
                State = DocumentRequestState.Refused,
                DueDate = DueDate,
                Deposits = request.Deposits.Replace(newest, newest with { RefusalReason = Reason }),
                RemindedAt = At,
            })
            : files;
    }

    public sealed record DocumentRequestCancelled(DateTimeOffset At, int Number, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindRequest(Number) is { } request
            ? files.With(request with { State = DocumentRequestState.Cancelled })
            : files;
    }

    /// <summary>The candidate was reminded of documents that are due (B3).</summary>
    public sealed record DocumentsReminded(DateTimeOffset At, ImmutableArray<int> Numbers) : CandidatureFileEvent(At)
    {
        internal override RequestStamp? Stamp => null;

        internal override int Answer => 0;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files with
        {
            Requests = [.. files.Requests.Select(request => Numbers.Contains(request.Number) ? request with { RemindedAt = At } : request)],
        };
    }

    /// <summary>The service published a document, or its next version; storage keeps the file from this event on.</summary>
    public sealed record DocumentPublished(
        DateTimeOffset At, int Number, PublicationType Type, string Title, int Version, KeptFile File, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.With(new PublishedDocument(
            Number,
            Type,
            Title,
            [.. files.FindPublished(Number)?.Versions ?? [], new PublishedVersion(Version, File, At, ReadAt: null)],
            WithdrawnAt: null));
    }

    public sealed record PublicationWithdrawn(DateTimeOffset At, int Number, RequestStamp Request) : CandidatureFileEvent(At)
    {
        internal override RequestStamp Stamp => Request;

        internal override int Answer => Number;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindPublished(Number) is { } document
            ? files.With(document with { WithdrawnAt = At })
            : files;
    }

    /// <summary>The candidate opened a version for the first time (B5).</summary>
    public sealed record PublicationRead(DateTimeOffset At, int Number, int Version) : CandidatureFileEvent(At)
    {
        internal override RequestStamp? Stamp => null;

        internal override int Answer => 0;

        internal override CandidatureFiles ApplyTo(CandidatureFiles files) => files.FindPublished(Number) is { } document
            ? files.With(document with
            {
                Versions = [.. document.Versions.Select(version => version.Version == Version && version.ReadAt is null ? version with { ReadAt = At } : version)],
            })
            : files;
    }
}
