using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Marks;

/// <summary>Tells the candidate, once, that the marks can be read (R126); nothing is told to who has none.</summary>
/// <param name="Publication">Since when they can.</param>
public sealed record AnnounceMarks(DateTimeOffset Publication)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        now < Publication || !candidature.IsActive || candidature.RecordedMarks is not { Present: not null } marks
            || marks.AnnouncedFor == Publication
            ? Decision<CandidatureEvent>.Nothing
            : ((Decision<CandidatureEvent>)new CandidatureEvent.MarksAnnounced(now, Publication))
                .AndSend(new Mail.MarksPublished(candidature.Id, service.Facts(candidature.Version, now)));
}
