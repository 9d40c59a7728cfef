using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>What can happen to a registration service; kept in the journal.</summary>
[JsonDerivedType(typeof(SettingsChanged), "settings-changed")]
public abstract partial record RegistrationServiceEvent(DateTimeOffset At)
{
    /// <summary>New settings; the first ones make the service.</summary>
    public sealed record SettingsChanged(DateTimeOffset At, RegistrationServiceSettings Settings) : RegistrationServiceEvent(At);
}

/// <summary>Registrations for one session at one académie or centre.</summary>
/// <param name="Id">Its name for ever.</param>
/// <param name="Revision">Grows by one with every event; 0 before the first.</param>
/// <param name="Settings">As applied last, with the publication of marks that was decided since; null before the first.</param>
/// <param name="MarksAnnouncedFor">The publication instant of which every candidate who has marks was told; null until then.</param>
/// <param name="Requests">Requests that have an id.</param>
public sealed record RegistrationService(
    ServiceId Id,
    int Revision,
    RegistrationServiceSettings? Settings,
    DateTimeOffset? MarksAnnouncedFor = null,
    AnsweredRequests? Requests = null)
{
    public static RegistrationService New(ServiceId id) => new(id, 0, null);

    public RegistrationService Apply(RegistrationServiceEvent happened) => happened switch
    {
        RegistrationServiceEvent.SettingsChanged changed => this with
        {
            Revision = Revision + 1,
            Settings = changed.Settings with { MarksReadableFrom = Settings?.MarksReadableFrom },
        },
        RegistrationServiceEvent.MarksPublicationSet set => Publishing(set.Publication, set.Request, set.At),
        RegistrationServiceEvent.MarksPublicationCancelled cancelled => Publishing(null, cancelled.Request, cancelled.At),
        RegistrationServiceEvent.MarksAnnounced announced => this with { Revision = Revision + 1, MarksAnnouncedFor = announced.Publication },
        _ => this with { Revision = Revision + 1 },
    };

    private RegistrationService Publishing(DateTimeOffset? instant, RequestStamp request, DateTimeOffset at) => this with
    {
        Revision = Revision + 1,
        Settings = Settings is { } settings ? settings with { MarksReadableFrom = instant } : null,
        Requests = (Requests ?? AnsweredRequests.None).WithAnswer(request, 0, at),
    };
}

/// <summary>Sets a registration service (R127); the same settings again change nothing.</summary>
public sealed record ApplySettings(Actor Actor, RegistrationServiceSettings Settings)
{
    /// <param name="service">The service that the settings name.</param>
    /// <param name="national">Sessions and académies that exist.</param>
    /// <param name="now">Instant of the act.</param>
    public Decision<RegistrationServiceEvent> Decide(RegistrationService service, NationalSettings national, DateTimeOffset now) =>
        !Actor.IsAdministrator || Settings.Id != service.Id ? new Refusal.NotFound()
        : SettingsRules.Check(Settings, national) is { IsEmpty: false } violations ? new Refusal.InvalidFields(violations)
        : service.Settings is { } current && SameContent.Of(Settings with { MarksReadableFrom = current.MarksReadableFrom }, current) ? Decision<RegistrationServiceEvent>.Nothing
        : new RegistrationServiceEvent.SettingsChanged(now, Settings);
}
