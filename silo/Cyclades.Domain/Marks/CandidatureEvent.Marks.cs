using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;

namespace Cyclades.Domain.Candidatures;

[JsonDerivedType(typeof(MarksRecorded), "marks-recorded")]
[JsonDerivedType(typeof(MarksAnnounced), "marks-announced")]
[JsonDerivedType(typeof(MarkCheckAsked), "mark-check-asked")]
[JsonDerivedType(typeof(MarkCheckAnswered), "mark-check-answered")]
public abstract partial record CandidatureEvent
{
    /// <summary>
    /// Whether it concerns marks. Such an event leaves the candidature's revision as it is, so that no etag tells of an embargo, and
    /// the journal keeps it without its marks.
    /// </summary>
    [JsonIgnore]
    public bool IsAboutMarks => this is MarksRecorded or MarksAnnounced or MarkCheckAsked or MarkCheckAnswered;

    /// <summary>As the journal keeps it: who, when and what, but no mark and nothing that somebody wrote about one.</summary>
    public CandidatureEvent WithoutMarks() => this switch
    {
        MarksRecorded recorded => recorded with { Marks = [], Reason = null },
        MarkCheckAsked asked => asked with { Text = "" },
        MarkCheckAnswered answered => answered with { Corrected = null, Reason = "" },
        _ => this,
    };

    /// <summary>Marks were entered, completed or corrected by an agent (R129, B14).</summary>
    /// <param name="Marks">Those that differ from before.</param>
    /// <param name="Published">Since when the service's marks are readable: a new version; null under embargo.</param>
    /// <param name="By">Who acted, as the journal names them.</param>
    /// <param name="Reason">Why published marks were corrected.</param>
    public sealed record MarksRecorded(
        DateTimeOffset At, ImmutableArray<TestMark> Marks, DateTimeOffset? Published, string By, string? Reason, RequestStamp? Request) : CandidatureEvent(At);

    /// <summary>The candidate was told that the marks are there (R126).</summary>
    /// <param name="Publication">Since when they are.</param>
    public sealed record MarksAnnounced(DateTimeOffset At, DateTimeOffset Publication) : CandidatureEvent(At);

    /// <summary>The candidate asked for the check of a mark (B14).</summary>
    /// <param name="Id">With the service, for the list of those that are open.</param>
    /// <param name="Service">Where.</param>
    public sealed record MarkCheckAsked(
        DateTimeOffset At, CandidatureId Id, ServiceId Service, TestCode Test, string Text, RequestStamp Request) : CandidatureEvent(At);

    /// <summary>The service has answered a check.</summary>
    /// <param name="Corrected">The new mark; null when the mark stays.</param>
    /// <param name="By">Who acted, as the journal names them.</param>
    public sealed record MarkCheckAnswered(
        DateTimeOffset At, CandidatureId Id, TestCode Test, Mark? Corrected, string Reason, string By, RequestStamp Request) : CandidatureEvent(At);
}
