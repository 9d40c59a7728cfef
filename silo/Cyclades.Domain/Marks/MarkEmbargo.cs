using System.Collections.Immutable;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Marks;

/// <summary>
/// Marks under embargo (B14): whoever is no agent of the service sees neither a mark nor that there is one before the publication
/// instant. Every read compares now with that instant; no job opens anything.
/// </summary>
public static class MarkEmbargo
{
    /// <summary>The marks of a candidature as its candidate may read them now; null while there is nothing to read (D19).</summary>
    public static CandidatureMarks? Read(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        candidature.IsActive && service.Settings.AreMarksReadable(now) && candidature.RecordedMarks is { Present: not null } marks ? marks : null;

    /// <summary>
    /// Names under which the journal says that there are marks, or what somebody wrote about one: no feed and no candidate's
    /// history tells of them, whatever the instant. That the candidate was told of marks, which comes after it, is told.
    /// </summary>
    public static ImmutableHashSet<string> JournalNames { get; } = ["marks-recorded", "mark-check-asked", "mark-check-answered"];

    /// <summary>First instant at which no check can be asked for; null when there is none to ask for here.</summary>
    public static DateTimeOffset? EndOfChecks(OfferedService service) =>
        service.Settings is { MarksReadableFrom: { } published, MarkCheckDays: { } days }
            ? LegalTime.StartOfDayInParis(LegalTime.DayInParis(published).AddDays(days + 1))
            : null;
}
