using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Mails;
using Cyclades.Domain.Marks;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Marks;

public sealed class RecordMarksTests
{
    private static readonly DateTimeOffset Before = SomeMarks.Publication.AddTicks(-1);

    [Fact]
    public void Under_embargo_marks_are_recorded_and_nobody_is_told()
    {
        Given(Some.Registered()).When(SomeMarks.Record(("001", "100"), ("002", "abs")).Decide, SomeMarks.Published(), Before).Then(
            new CandidatureEvent.MarksRecorded(
                Before,
                [new TestMark(SomeMarks.First, Mark.OfHundredths(10000)), new TestMark(SomeMarks.Second, Mark.Absent)],
                Published: null,
                "agent:marie.dupont",
                Reason: null,
                Some.Request(7)));
    }

    // An etag, a version or the day of the last save that moved would tell of an embargo.
    [Fact]
    public void Marks_leave_what_the_candidate_sees_as_it_is()
    {
        var before = Given(Some.Registered()).State!;

        var after = Given(Some.Registered(), SomeMarks.Both()).State!;

        AssertSame(before with { Marks = after.Marks, Requests = after.Requests }, after);
    }

    [Fact]
    public void Until_the_publication_there_is_one_version_and_then_each_recording_makes_another()
    {
        var marked = Given(
            Some.Registered(),
            SomeMarks.Both(),
            SomeMarks.Recorded(Before, published: false, (SomeMarks.Second, "61")),
            SomeMarks.Recorded(SomeMarks.Publication, published: true, (SomeMarks.First, "99.5"))).State!.RecordedMarks;

        Assert.Equal([1, 2], marked.Versions.Select(version => version.Number));
        Assert.Equal(["100", "61"], marked.Versions[0].Marks.Select(mark => mark.Mark.ToString()));
        Assert.Equal(["99.5", "61"], marked.Present!.Marks.Select(mark => mark.Mark.ToString()));
        Assert.Equal((Before, SomeMarks.Publication), (marked.Versions[0].At, marked.Versions[1].At));
    }

    [Fact]
    public void From_the_publication_on_a_change_needs_a_reason_and_is_told()
    {
        var candidature = Given(Some.Registered(), SomeMarks.Both());
        var correction = SomeMarks.Record(("001", "101"), ("002", "60,5"));

        candidature.When(correction.Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("reason", FieldFault.Required)]));
        candidature.When((correction with { Reason = new string('x', RecordMarks.LongestReason + 1) }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("reason", FieldFault.TooLong, "500")]));
        candidature.When(correction.Decide, SomeMarks.Published(), Before).Then(
            SomeMarks.Recorded(Before, false, (SomeMarks.First, "101")) with { Request = Some.Request(7) });
        candidature.When((correction with { Reason = " Erreur de report… " }).Decide, SomeMarks.Published(), SomeMarks.Publication).Then(
            SomeMarks.Recorded(SomeMarks.Publication, true, (SomeMarks.First, "101")) with { Reason = "Erreur de report…", Request = Some.Request(7) },
            new Mail.MarksChanged(Some.Candidature, SomeMarks.Published().Facts(1, SomeMarks.Publication)));
    }

    [Fact]
    public void A_mark_that_was_missing_comes_late_without_a_reason_and_the_first_is_told_as_a_publication()
    {
        var service = SomeMarks.Published();

        Given(Some.Registered()).When(SomeMarks.Record(("001", "100")).Decide, service, SomeMarks.Publication).Then(
            SomeMarks.Recorded(SomeMarks.Publication, true, (SomeMarks.First, "100")) with { Request = Some.Request(7) },
            new Mail.MarksPublished(Some.Candidature, service.Facts(1, SomeMarks.Publication)));
        Given(Some.Registered(), SomeMarks.Recorded(Before, false, (SomeMarks.First, "100")))
            .When(SomeMarks.Record(("002", "60")).Decide, service, SomeMarks.Publication).Then(
                SomeMarks.Recorded(SomeMarks.Publication, true, (SomeMarks.Second, "60")) with { Request = Some.Request(7) },
                new Mail.MarksChanged(Some.Candidature, service.Facts(1, SomeMarks.Publication)));
    }

    [Fact]
    public void The_same_marks_again_change_nothing() =>
        Given(Some.Registered(), SomeMarks.Both()).When(SomeMarks.Record(("002", "60,50"), ("001", "100")).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenNothing();

    [Theory]
    [InlineData("160", true)]
    [InlineData("160,01", false)]
    [InlineData("0", true)]
    public void A_mark_goes_from_0_to_the_scale_of_its_test(string mark, bool taken)
    {
        var told = Given(Some.Registered()).When(SomeMarks.Record(("001", mark)).Decide, SomeMarks.Service(), Some.Now);
        if (taken)
        {
            told.Then(SomeMarks.Recorded(Some.Now, false, (SomeMarks.First, mark)) with { Request = Some.Request(7) });
        }
        else
        {
            told.ThenRefused(new Refusal.InvalidFields([new FieldViolation("marks[0].mark", FieldFault.Malformed, "160")]));
        }
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Given(Some.Registered()).When(
            SomeMarks.Record(("001", "12,345"), ("009", "1"), ("", "1"), ("002", ""), ("001", "3"), (" 002 ", "4"), ("002", "5")).Decide, SomeMarks.Service(), Some.Now)
            .ThenRefused(new Refusal.InvalidFields(
            [
                new FieldViolation("marks[0].mark", FieldFault.Malformed, "160"),
                new FieldViolation("marks[1].test_code", FieldFault.NotOffered),
                new FieldViolation("marks[2].test_code", FieldFault.Required),
                new FieldViolation("marks[3].mark", FieldFault.Required),
                new FieldViolation("marks[6].test_code", FieldFault.Repeated, "002"),
            ]));

    [Fact]
    public void No_mark_at_all_is_refused() => Given(Some.Registered()).When(SomeMarks.Record().Decide, SomeMarks.Service(), Some.Now)
        .ThenRefused(new Refusal.InvalidFields([new FieldViolation("marks", FieldFault.Required)]));

    [Fact]
    public void Only_who_manages_the_academie_records()
    {
        Actor[] others = [SomeMarks.Grenoble, new Actor.Candidate(Some.Number), new Actor.Clock(), new Actor.LinkHolder()];
        Assert.All(others, actor => Given(Some.Registered())
            .When((SomeMarks.Record(("001", "1")) with { Actor = actor }).Decide, SomeMarks.Service(), Some.Now).ThenRefused(new Refusal.NotFound()));
    }

    [Fact]
    public void A_withdrawn_candidature_and_a_closed_session_take_no_mark()
    {
        Given(Some.Registered(), Some.Withdrawn()).When(SomeMarks.Record(("001", "1")).Decide, SomeMarks.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));
        Given(Some.Registered()).When(SomeMarks.Record(("001", "1")).Decide, SomeMarks.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());
    }

    [Fact]
    public void The_journal_keeps_no_mark_and_nothing_that_was_written_about_one()
    {
        var recorded = SomeMarks.Both() with { Reason = "De 12 à 13" };
        AssertSame(recorded with { Marks = [], Reason = null }, recorded.WithoutMarks());
        var asked = new CandidatureEvent.MarkCheckAsked(Some.Now, Some.Candidature, Some.Service().Id, SomeMarks.First, "J'ai eu 12", Some.Request(1));
        AssertSame(asked with { Text = "" }, asked.WithoutMarks());
        var answered = new CandidatureEvent.MarkCheckAnswered(Some.Now, Some.Candidature, SomeMarks.First, Mark.Absent, "13", "agent:marie", Some.Request(1));
        AssertSame(answered with { Corrected = null, Reason = "" }, answered.WithoutMarks());
        var other = Some.Withdrawn();
        Assert.Same(other, other.WithoutMarks());
    }
}
