using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Xunit;

namespace Cyclades.Domain.Tests.Marks;

public sealed class TallyTests
{
    private static readonly Candidature Nobody = Story.Given(Some.Registered()).State!;

    [Theory]
    [InlineData("100", "40", 14000, ExamResult.Passed)]
    [InlineData("100", "39.99", 13999, ExamResult.Failed)]
    [InlineData("160", "120", 28000, ExamResult.Passed)]
    [InlineData("0", "0", 0, ExamResult.Failed)]
    public void Who_reaches_the_pass_mark_has_passed(string first, string second, int hundredths, ExamResult result) =>
        Assert.Equal(new Tally(hundredths, 280, 0, result), Of(SomeMarks.Both(first, second)));

    // 140 of 280 is half; half of 160 is 80.
    [Theory]
    [InlineData("80", ExamResult.Passed)]
    [InlineData("79.99", ExamResult.Failed)]
    public void Who_is_dispensed_from_a_test_reaches_the_same_share_of_the_others(string first, ExamResult result) =>
        Assert.Equal(new Tally(Mark.Parse(first).Hundredths, 160, 0, result), Of(SomeMarks.Both(first, "exempt")));

    [Fact]
    public void Without_one_of_the_marks_there_is_no_result()
    {
        Assert.Equal(new Tally(null, 280, 2, ExamResult.None), Of());
        Assert.Equal(new Tally(null, 280, 1, ExamResult.None), Of(SomeMarks.Recorded(Some.Now, false, (SomeMarks.First, "160"))));
    }

    [Fact]
    public void Who_was_absent_has_no_result() => Assert.Equal(new Tally(null, 280, 0, ExamResult.None), Of(SomeMarks.Both("160", "absent")));

    [Fact]
    public void Who_is_dispensed_from_everything_has_no_result() =>
        Assert.Equal(new Tally(null, 0, 0, ExamResult.None), Of(SomeMarks.Both("exempt", "exempt")));

    [Fact]
    public void A_service_without_a_pass_mark_gives_a_total_and_no_result()
    {
        var marked = Story.Given(Some.Registered(), SomeMarks.Both()).State!;

        Assert.Equal(new Tally(16050, 280, 0, ExamResult.None), Tally.Of(marked, marked.RecordedMarks.Present, SomeMarks.Service(passMark: null)));
    }

    [Fact]
    public void A_mark_of_a_test_that_the_candidate_has_left_counts_no_more()
    {
        var marked = Story.Given(
            Some.Registered(),
            SomeMarks.Both(),
            new CandidatureEvent.Modified(Some.Now, Some.Form with { Tests = [Some.Tests[0]] }, null, Some.Request(9))).State!;

        Assert.Equal(new Tally(10000, 160, 0, ExamResult.Passed), Tally.Of(marked, marked.RecordedMarks.Present, SomeMarks.Service(passMark: 80)));
    }

    [Fact]
    public void The_scale_is_the_services_present_one_or_else_the_one_that_was_filed()
    {
        Assert.Equal(160, SomeMarks.Service().ScaleOf(Some.Tests[0]));
        Assert.Equal(TestPaper.UsualScale, SomeMarks.Service().ScaleOf(new TestPaper(TestCode.Parse("009"), "Latin", "Ponctuel")));
    }

    private static Tally Of(params CandidatureEvent[] then)
    {
        var marked = then.Aggregate((Candidature?)Nobody, Candidature.Apply)!;
        return Tally.Of(marked, marked.RecordedMarks.Present, SomeMarks.Service());
    }
}
