using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Mails;
using Cyclades.Domain.Marks;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Marks;

public sealed class MarkCheckTests
{
    private static readonly AskMarkCheck Ask = new("001", "Ma copie a 12 pages.", Some.Request(8));

    private static readonly CandidatureEvent.MarkCheckAsked Asked =
        new(SomeMarks.Publication, Some.Candidature, Some.Service().Id, SomeMarks.First, "Ma copie a 12 pages.", Some.Request(8));

    private static readonly AnswerMarkCheck Answer = new(SomeMarks.Marie, "001", Upheld: true, "101", "Points mal reportés.", Some.Request(9));

    private static Story<Candidature, CandidatureEvent> Marked => Given(Some.Registered(), SomeMarks.Both());

    [Fact]
    public void A_check_is_asked_for_from_the_publication_until_the_last_day_has_ended_in_paris()
    {
        var service = SomeMarks.Published();

        Marked.When(Ask.Decide, service, SomeMarks.Publication.AddTicks(-1)).ThenRefused(new Refusal.MarksNotPublished());
        Marked.When(Ask.Decide, service, SomeMarks.Publication).Then(Asked);
        Marked.When(Ask.Decide, service, SomeMarks.EndOfChecks.AddTicks(-1)).Then(Asked with { At = SomeMarks.EndOfChecks.AddTicks(-1) });
        Marked.When(Ask.Decide, service, SomeMarks.EndOfChecks).ThenRefused(new Refusal.MarkChecksClosed(SomeMarks.EndOfChecks));
    }

    [Fact]
    public void Where_no_days_are_set_none_can_be_asked_for() =>
        Marked.When(Ask.Decide, SomeMarks.Published(checkDays: null), SomeMarks.Publication).ThenRefused(new Refusal.MarkChecksClosed(null));

    [Fact]
    public void Without_marks_it_is_said_as_under_embargo() =>
        Given(Some.Registered()).When(Ask.Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.MarksNotPublished());

    [Fact]
    public void A_closed_session_takes_none() =>
        Marked.When(Ask.Decide, SomeMarks.Published().SessionClosedAt(SomeMarks.Publication), SomeMarks.Publication).ThenRefused(new Refusal.SessionClosed());

    [Theory]
    [InlineData(0, FieldFault.Required, null)]
    [InlineData(1001, FieldFault.TooLong, "1000")]
    public void The_text_has_1_to_1000_characters(int length, FieldFault fault, string? bound)
    {
        Marked.When((Ask with { Text = new string('é', length) }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("text", fault, bound)]));
        Marked.When((Ask with { Text = new string('é', 1000) }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .Then(Asked with { Text = new string('é', 1000) });
    }

    [Fact]
    public void Lines_of_the_text_are_kept_and_what_steers_a_terminal_is_refused()
    {
        Marked.When((Ask with { Text = " Bonjour…\r\n\r\n  J'ai  12. \n" }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .Then(Asked with { Text = "Bonjour…\n\nJ'ai 12." });
        foreach (var text in (string[])["a\u0000b", "a\u001bb", "a\u202eb", "a\ud800b"])
        {
            Marked.When((Ask with { Text = text }).Decide, SomeMarks.Published(), SomeMarks.Publication)
                .ThenRefused(new Refusal.InvalidFields([new FieldViolation("text", FieldFault.ForbiddenCharacter)]));
        }
    }

    [Fact]
    public void Only_a_mark_that_is_there_is_checked_and_all_that_is_wrong_is_told_at_once()
    {
        Marked.When((Ask with { Test = "009", Text = " " }).Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.InvalidFields(
            [new FieldViolation("test_code", FieldFault.NotOffered), new FieldViolation("text", FieldFault.Required)]));
        Given(Some.Registered(), SomeMarks.Recorded(Some.Now, false, (SomeMarks.Second, "1"))).When(Ask.Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("test_code", FieldFault.NotOffered)]));
    }

    [Fact]
    public void One_check_of_a_mark_is_open_at_a_time()
    {
        Given(Some.Registered(), SomeMarks.Both(), Asked).When(Ask.Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.MarkCheckOpen());
        Given(Some.Registered(), SomeMarks.Both(), Asked).When((Ask with { Test = "002" }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .Then(Asked with { Test = SomeMarks.Second });
        Given(Some.Registered(), SomeMarks.Both(), Asked, Answered(null)).When(Ask.Decide, SomeMarks.Published(), SomeMarks.Publication).Then(Asked);
    }

    [Fact]
    public void A_check_is_upheld_with_another_mark_or_dismissed_and_the_candidate_is_told()
    {
        var candidature = Given(Some.Registered(), SomeMarks.Both(), Asked);
        var mail = new Mail.MarkCheckAnswered(Some.Candidature, SomeMarks.Published().Facts(1, SomeMarks.EndOfChecks));

        candidature.When(Answer.Decide, SomeMarks.Published(), SomeMarks.EndOfChecks).Then(Answered(Mark.OfHundredths(10100)), mail);
        candidature.When((Answer with { Upheld = false, Corrected = "" }).Decide, SomeMarks.Published(), SomeMarks.EndOfChecks).Then(Answered(null), mail);
    }

    [Fact]
    public void An_upheld_check_makes_a_version_and_a_dismissed_one_does_not()
    {
        var upheld = Given(Some.Registered(), SomeMarks.Both(), Asked, Answered(Mark.OfHundredths(10100))).State!.RecordedMarks;
        var dismissed = Given(Some.Registered(), SomeMarks.Both(), Asked, Answered(null)).State!.RecordedMarks;

        Assert.Equal((2, Mark.OfHundredths(10100), "Points mal reportés."), (upheld.Present!.Number, upheld.Of(SomeMarks.First)!.Value, upheld.Present.Reason));
        Assert.True(upheld.Checks[0].Answer!.Upheld);
        Assert.Equal((1, Mark.OfHundredths(10000)), (dismissed.Present!.Number, dismissed.Of(SomeMarks.First)!.Value));
        Assert.False(dismissed.Checks[0].Answer!.Upheld);
    }

    [Fact]
    public void All_that_is_wrong_with_an_answer_is_told_at_once()
    {
        var candidature = Given(Some.Registered(), SomeMarks.Both(), Asked);

        candidature.When((Answer with { Corrected = "161", Reason = "" }).Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(
            new Refusal.InvalidFields([new FieldViolation("reason", FieldFault.Required), new FieldViolation("mark", FieldFault.Malformed, "160")]));
        candidature.When((Answer with { Corrected = "100" }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("mark", FieldFault.Unchanged)]));
        candidature.When((Answer with { Upheld = false }).Decide, SomeMarks.Published(), SomeMarks.Publication)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("mark", FieldFault.NotApplicable)]));
    }

    [Fact]
    public void What_is_not_open_or_not_the_agents_is_not_found()
    {
        Marked.When(Answer.Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.NotFound());
        var candidature = Given(Some.Registered(), SomeMarks.Both(), Asked);
        candidature.When((Answer with { Test = "002" }).Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.NotFound());
        candidature.When((Answer with { Actor = SomeMarks.Grenoble }).Decide, SomeMarks.Published(), SomeMarks.Publication).ThenRefused(new Refusal.NotFound());
    }

    private static CandidatureEvent.MarkCheckAnswered Answered(Mark? mark) =>
        new(SomeMarks.EndOfChecks, Some.Candidature, SomeMarks.First, mark, "Points mal reportés.", "agent:marie.dupont", Some.Request(9));
}
