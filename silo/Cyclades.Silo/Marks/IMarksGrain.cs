using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Orleans.Concurrency;

namespace Cyclades.Silo.Marks;

/// <summary>What is done to the marks of one candidature; its grain is that of the candidature.</summary>
[Alias("Cyclades.IMarksGrain")]
internal interface IMarksGrain : IGrainWithStringKey
{
    /// <param name="dryRun">Decides, and writes nothing.</param>
    [Alias("RecordMarks")]
    Task<Outcome<MarksRecording>> RecordMarksAsync(RecordMarks command, bool dryRun);

    /// <summary>Called by who announces a publication; a second call changes nothing.</summary>
    [Alias("AnnounceMarks")]
    Task AnnounceMarksAsync(AnnounceMarks command);

    [Alias("AskMarkCheck")]
    Task<Outcome<Candidature>> AskMarkCheckAsync(AskMarkCheck command);

    [Alias("AnswerMarkCheck")]
    Task<Outcome<Candidature>> AnswerMarkCheckAsync(AnswerMarkCheck command);
}

/// <param name="Changed">Tests whose mark became another one, or would; empty for a request that was carried out before.</param>
internal sealed record MarksRecording(Candidature Candidature, ImmutableArray<TestCode> Changed);

/// <summary>When the marks of one service become readable; its grain is that of the service.</summary>
[Alias("Cyclades.IMarksPublicationGrain")]
internal interface IMarksPublicationGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    [Alias("ReadService")]
    ValueTask<RegistrationService> ReadServiceAsync();

    /// <param name="session">The service's.</param>
    [Alias("PublishMarks")]
    Task<Outcome<RegistrationService>> PublishMarksAsync(PublishMarks command, NationalSession session);

    [Alias("CancelMarksPublication")]
    Task<Outcome<RegistrationService>> CancelMarksPublicationAsync(CancelMarksPublication command);

    [Alias("NoteMarksAnnounced")]
    Task NoteMarksAnnouncedAsync(NoteMarksAnnounced command);
}
