using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>The publication of the service's marks.</summary>
internal sealed partial class RegistrationServiceGrain
{
    public ValueTask<RegistrationService> ReadServiceAsync() => ValueTask.FromResult(Committed);

    public async Task<Outcome<RegistrationService>> PublishMarksAsync(PublishMarks command, NationalSession session)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request, now) is { } earlier ? earlier
            : await CarryOutAsync(command.Decide(Committed, session, now), command.Actor, now) is { } refusal ? refusal
            : Committed;
    }

    public async Task<Outcome<RegistrationService>> CancelMarksPublicationAsync(CancelMarksPublication command)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request, now) is { } earlier ? earlier
            : await CarryOutAsync(command.Decide(Committed, now), command.Actor, now) is { } refusal ? refusal
            : Committed;
    }

    public async Task NoteMarksAnnouncedAsync(NoteMarksAnnounced command)
    {
        var now = clock.Now;
        await CarryOutAsync(command.Decide(Committed, now), new Actor.Clock(), now);
    }

    private static ImmutableArray<DueEntry> DueOf(RegistrationService service) =>
        MarksPublication.AnnouncementOf(service) is { } instant ? [new DueEntry(MarksAnnouncement.Kind, instant)] : [];

    private Outcome<RegistrationService>? EarlierAnswer(RequestStamp request, DateTimeOffset now) =>
        Committed.Requests?.Find(request, now) is { } earlier
            ? earlier.IsRefused(out var reused, out _) ? reused : Committed
            : null;
}
