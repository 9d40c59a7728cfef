using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Candidatures;

/// <summary>The marks of the candidature.</summary>
internal sealed partial class CandidatureGrain
{
    public async Task<Outcome<MarksRecording>> RecordMarksAsync(RecordMarks command, bool dryRun)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (command.Request is { } request && !dryRun && EarlierAnswer(candidature, request) is { } earlier)
        {
            return earlier.IsRefused(out var reused, out var present) ? reused : new MarksRecording(present, []);
        }

        var now = clock.Now;
        var decision = command.Decide(candidature, ServiceOf(candidature), now);
        ImmutableArray<TestCode> changed =
            [.. decision.Events.OfType<CandidatureEvent.MarksRecorded>().SelectMany(recorded => recorded.Marks).Select(mark => mark.Test)];
        return decision.Refusal is { } refusal ? refusal
            : dryRun ? new MarksRecording(candidature, changed)
            : new MarksRecording(await CommitMarksAsync(decision, command.Actor, now), changed);
    }

    public async Task AnnounceMarksAsync(AnnounceMarks command)
    {
        if (record.Committed is not { } candidature)
        {
            NotFound();
            return;
        }

        var now = clock.Now;
        await CommitMarksAsync(command.Decide(candidature, ServiceOf(candidature), now), new Actor.Clock(), now);
    }

    public async Task<Outcome<Candidature>> AskMarkCheckAsync(AskMarkCheck command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var now = clock.Now;
        var decision = command.Decide(candidature, ServiceOf(candidature), now);
        return decision.Refusal is { } refusal ? refusal : await CommitMarksAsync(decision, new Actor.Candidate(candidature.Id.Candidate), now);
    }

    public async Task<Outcome<Candidature>> AnswerMarkCheckAsync(AnswerMarkCheck command)
    {
        if (record.Committed is not { } candidature || !command.Actor.Manages(candidature.Service.Academy))
        {
            return record.Committed is null ? NotFound() : new Refusal.NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var now = clock.Now;
        var decision = command.Decide(candidature, ServiceOf(candidature), now);
        return decision.Refusal is { } refusal ? refusal : await CommitMarksAsync(decision, command.Actor, now);
    }

    // The candidature's row in the register stays as it is: the instant of its last change would tell of an embargo.
    private async Task<Candidature> CommitMarksAsync(
        Decision<CandidatureEvent> decision, Actor actor, DateTimeOffset now)
    {
        var before = record.Committed!;
        if (decision.Events.IsEmpty)
        {
            return before;
        }

        var next = decision.Events.Aggregate((Candidature?)before, Candidature.Apply)!;
        await record.CommitAsync(new Envelope<Candidature>(next, now)
        {
            Subject = next.Id.Candidate,
            Events = [.. decision.Events.Select(happened => JournalEntry.Of(happened.WithoutMarks(), now, actor.JournalName, next.Version))],
            Mails = [.. decision.Mails.Select(mail => new MailEntry(mail, mail.IsMessage))],
            Due = record.Due,
        });
        return next;
    }
}
