using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Mails;
using Cyclades.Domain.Marks;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Marks;

public sealed class MarkEmbargoTests
{
    [Fact]
    public void Marks_are_read_from_the_instant_on_and_not_one_tick_before()
    {
        var marked = Given(Some.Registered(), SomeMarks.Both()).State!;

        Assert.Null(MarkEmbargo.Read(marked, SomeMarks.Service(), DateTimeOffset.MaxValue));
        Assert.Null(MarkEmbargo.Read(marked, SomeMarks.Published(), SomeMarks.Publication.AddTicks(-1)));
        Assert.Same(marked.Marks, MarkEmbargo.Read(marked, SomeMarks.Published(), SomeMarks.Publication));
    }

    [Fact]
    public void There_is_nothing_to_read_without_a_mark_or_in_a_withdrawn_candidature()
    {
        Assert.Null(MarkEmbargo.Read(Given(Some.Registered()).State!, SomeMarks.Published(), SomeMarks.Publication));
        Assert.Null(MarkEmbargo.Read(Given(Some.Registered(), SomeMarks.Both(), Some.Withdrawn()).State!, SomeMarks.Published(), SomeMarks.Publication));
    }

    [Fact]
    public void The_candidate_is_told_once_from_the_instant_on()
    {
        var service = SomeMarks.Published();
        var candidature = Given(Some.Registered(), SomeMarks.Both());
        var announcement = new AnnounceMarks(SomeMarks.Publication);
        var announced = new CandidatureEvent.MarksAnnounced(SomeMarks.Publication, SomeMarks.Publication);

        candidature.When(announcement.Decide, service, SomeMarks.Publication.AddTicks(-1)).ThenNothing();
        candidature.When(announcement.Decide, service, SomeMarks.Publication).Then(
            announced, new Mail.MarksPublished(Some.Candidature, service.Facts(1, SomeMarks.Publication)));
        Given(Some.Registered(), SomeMarks.Both(), announced).When(announcement.Decide, service, SomeMarks.Publication).ThenNothing();
    }

    [Fact]
    public void Nobody_is_told_who_has_no_mark_who_left_or_whose_marks_came_after()
    {
        var announcement = new AnnounceMarks(SomeMarks.Publication);
        CandidatureEvent[][] others =
        [
            [Some.Registered()],
            [Some.Registered(), SomeMarks.Both(), Some.Withdrawn()],
            [Some.Registered(), SomeMarks.Recorded(SomeMarks.Publication, true, (SomeMarks.First, "1"))],
        ];
        Assert.All(others, happened => Given(happened).When(announcement.Decide, SomeMarks.Published(), SomeMarks.Publication.AddSeconds(5)).ThenNothing());
    }
}
