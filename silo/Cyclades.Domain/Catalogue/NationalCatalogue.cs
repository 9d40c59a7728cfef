using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>What can happen to the national part of the catalogue; kept in the journal.</summary>
[JsonDerivedType(typeof(Applied), "catalogue-applied")]
[JsonDerivedType(typeof(SessionClosed), "session-closed")]
public abstract record NationalCatalogueEvent(DateTimeOffset At)
{
    /// <summary>New national settings.</summary>
    public sealed record Applied(DateTimeOffset At, NationalSettings Settings) : NationalCatalogueEvent(At);

    /// <summary>A manager closed a session (D20).</summary>
    public sealed record SessionClosed(DateTimeOffset At, SessionId Session) : NationalCatalogueEvent(At);
}

/// <summary>The national part of the catalogue: one for the whole country.</summary>
/// <param name="Revision">Grows by one with every event; 0 before the first.</param>
/// <param name="Settings">As applied last.</param>
public sealed record NationalCatalogue(int Revision, NationalSettings Settings)
{
    public static NationalCatalogue Empty { get; } = new(0, NationalSettings.Empty);

    public NationalCatalogue Apply(NationalCatalogueEvent happened) => this with
    {
        Revision = Revision + 1,
        Settings = happened switch
        {
            NationalCatalogueEvent.Applied applied => applied.Settings,
            NationalCatalogueEvent.SessionClosed closed => Settings with
            {
                Sessions = [.. Settings.Sessions.Select(session => session.Id == closed.Session ? session with { ClosedAt = closed.At } : session)],
            },
            _ => Settings,
        },
    };
}

/// <summary>Applies national settings (R127). Whether a session is closed is not theirs to say: it stays as it is.</summary>
public sealed record ApplyCatalogue(Actor Actor, NationalSettings Settings)
{
    public Decision<NationalCatalogueEvent> Decide(NationalCatalogue catalogue, DateTimeOffset now)
    {
        if (!Actor.IsAdministrator)
        {
            return new Refusal.NotFound();
        }

        if (NationalRules.Check(Settings, catalogue.Settings) is { IsEmpty: false } violations)
        {
            return new Refusal.InvalidFields(violations);
        }

        var closed = catalogue.Settings.Sessions.ToImmutableDictionary(session => session.Id, session => session.ClosedAt);
        var settings = Settings with
        {
            Sessions = [.. Settings.Sessions.Select(session => session with { ClosedAt = closed.GetValueOrDefault(session.Id) })],
        };
        return SameContent.Of(settings, catalogue.Settings)
            ? Decision<NationalCatalogueEvent>.Nothing
            : new NationalCatalogueEvent.Applied(now, settings);
    }
}

/// <summary>Closes a session, long after its results (D20). Closing it again changes nothing.</summary>
public sealed record CloseSession(Actor Actor, SessionId Session)
{
    public Decision<NationalCatalogueEvent> Decide(NationalCatalogue catalogue, DateTimeOffset now) =>
        !Actor.IsAdministrator || catalogue.Settings.Sessions.FirstOrDefault(session => session.Id == Session) is not { } session ? new Refusal.NotFound()
        : session.ClosedAt is not null ? Decision<NationalCatalogueEvent>.Nothing
        : new NationalCatalogueEvent.SessionClosed(now, Session);
}
