using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Marks;

/// <summary>
/// When marks of a service become readable. Each silo reads by a snapshot of the services that may be
/// <see cref="OldestSnapshot"/> old: from that long before the instant on nothing changes it any more, so that no silo opens what
/// another one has put off, and candidates are told that long after it, when every silo shows what the message speaks of.
/// </summary>
public static class MarksPublication
{
    public static TimeSpan OldestSnapshot { get; } = TimeSpan.FromSeconds(5);

    /// <summary>When candidates are to be told; null when there is nothing to tell.</summary>
    public static DateTimeOffset? AnnouncementOf(RegistrationService service) =>
        service.Settings?.MarksReadableFrom is { } instant && instant != service.MarksAnnouncedFor ? instant + OldestSnapshot : null;

    internal static Refusal? RefuseChange(RegistrationService service, DateTimeOffset now) =>
        service.Settings?.MarksReadableFrom is { } instant && now >= instant - OldestSnapshot ? new Refusal.MarksPublishedAlready(instant) : null;
}

/// <summary>Publishes the marks of a service at an instant, or sets another instant while the first has not come (R129, B14).</summary>
/// <param name="Publication">Null for now.</param>
public sealed record PublishMarks(Actor Actor, DateTimeOffset? Publication, RequestStamp Request)
{
    /// <param name="session">The service's: once a manager has closed it nothing is published (D20).</param>
    public Decision<RegistrationServiceEvent> Decide(RegistrationService service, NationalSession session, DateTimeOffset now) =>
        service.Settings is not { } settings || !Actor.Manages(service.Id.Academy) ? new Refusal.NotFound()
        : Publication < now ? new Refusal.InvalidFields([new FieldViolation("publish_time", FieldFault.DateOutOfRange)])
        : session.IsClosed(now) ? new Refusal.SessionClosed()
        : Publication is not null && settings.MarksReadableFrom == Publication ? Decision<RegistrationServiceEvent>.Nothing
        : MarksPublication.RefuseChange(service, now) is { } late ? late
        : new RegistrationServiceEvent.MarksPublicationSet(now, (Publication ?? now).ToUniversalTime(), Request);
}

/// <summary>Takes back a publication that has not come; where none is planned it changes nothing.</summary>
public sealed record CancelMarksPublication(Actor Actor, RequestStamp Request)
{
    public Decision<RegistrationServiceEvent> Decide(RegistrationService service, DateTimeOffset now) =>
        service.Settings is not { } settings || !Actor.Manages(service.Id.Academy) ? new Refusal.NotFound()
        : settings.MarksReadableFrom is null ? Decision<RegistrationServiceEvent>.Nothing
        : MarksPublication.RefuseChange(service, now) is { } late ? late
        : new RegistrationServiceEvent.MarksPublicationCancelled(now, Request);
}

/// <summary>Notes that every candidate who has marks was told of a publication.</summary>
public sealed record NoteMarksAnnounced(DateTimeOffset Publication)
{
    public Decision<RegistrationServiceEvent> Decide(RegistrationService service, DateTimeOffset now) =>
        service.Settings?.MarksReadableFrom != Publication || service.MarksAnnouncedFor == Publication
            ? Decision<RegistrationServiceEvent>.Nothing
            : new RegistrationServiceEvent.MarksAnnounced(now, Publication);
}
