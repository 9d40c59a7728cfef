using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

[JsonDerivedType(typeof(MarksPublicationSet), "marks-publication-set")]
[JsonDerivedType(typeof(MarksPublicationCancelled), "marks-publication-cancelled")]
[JsonDerivedType(typeof(MarksAnnounced), "marks-announced")]
public abstract partial record RegistrationServiceEvent
{
    /// <summary>The instant from which marks can be read was set, or set anew (B14).</summary>
    public sealed record MarksPublicationSet(DateTimeOffset At, DateTimeOffset Publication, RequestStamp Request) : RegistrationServiceEvent(At);

    /// <summary>Marks stay under embargo, without an end for now.</summary>
    public sealed record MarksPublicationCancelled(DateTimeOffset At, RequestStamp Request) : RegistrationServiceEvent(At);

    /// <summary>Every candidate who has marks was told (R126).</summary>
    public sealed record MarksAnnounced(DateTimeOffset At, DateTimeOffset Publication) : RegistrationServiceEvent(At);
}
