using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Domain.Tests.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Marks;

public sealed class PublishMarksTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly DateTimeOffset Later = Now.AddDays(1);
    private static readonly NationalSession Session = Sample.National.Sessions[0];
    private static readonly Actor Marie = SomeMarks.Marie;
    private static readonly RegistrationService Standing =
        RegistrationService.New(Sample.Reims).Apply(new RegistrationServiceEvent.SettingsChanged(Now, Sample.Settings));

    private static RegistrationService Planned => Standing.Apply(new RegistrationServiceEvent.MarksPublicationSet(Now, Later, Some.Request(1)));

    [Fact]
    public void Marks_are_published_now_or_later_and_never_in_the_past()
    {
        Assert.Equal(
            new RegistrationServiceEvent.MarksPublicationSet(Now, Now, Some.Request()), Assert.Single(Publish(Standing, null, Now).Events));
        Assert.Equal(
            new RegistrationServiceEvent.MarksPublicationSet(Now, Now, Some.Request()), Assert.Single(Publish(Standing, Now, Now).Events));
        Assert.Equal(
            new RegistrationServiceEvent.MarksPublicationSet(Now, Later, Some.Request()), Assert.Single(Publish(Standing, Later, Now).Events));
        Story.AssertSame(
            new Refusal.InvalidFields([new FieldViolation("publish_time", FieldFault.DateOutOfRange)]), Publish(Standing, Now.AddTicks(-1), Now).Refusal);
        Assert.Equal(Later, Planned.Settings!.MarksReadableFrom);
    }

    [Fact]
    public void The_instant_changes_until_no_snapshot_can_miss_it_and_not_after()
    {
        var last = Later - MarksPublication.OldestSnapshot;

        Assert.Single(Publish(Planned, Later.AddDays(1), last.AddTicks(-1)).Events);
        Assert.Single(Publish(Planned, null, last.AddTicks(-1)).Events);
        Assert.Single(new CancelMarksPublication(Marie, Some.Request()).Decide(Planned, last.AddTicks(-1)).Events);
        foreach (var instant in (DateTimeOffset[])[last, Later, Later.AddDays(1)])
        {
            Assert.Equal(new Refusal.MarksPublishedAlready(Later), Publish(Planned, Later.AddDays(2), instant).Refusal);
            Assert.Equal(new Refusal.MarksPublishedAlready(Later), Publish(Planned, null, instant).Refusal);
            Assert.Equal(new Refusal.MarksPublishedAlready(Later), new CancelMarksPublication(Marie, Some.Request()).Decide(Planned, instant).Refusal);
        }
    }

    [Fact]
    public void What_is_so_already_changes_nothing()
    {
        Assert.Equal(Decision<RegistrationServiceEvent>.Nothing, Publish(Planned, Later, Later));
        Assert.Equal(Decision<RegistrationServiceEvent>.Nothing, new CancelMarksPublication(Marie, Some.Request()).Decide(Standing, Now));
    }

    [Fact]
    public void Only_who_manages_the_academie_publishes()
    {
        Actor[] others = [SomeMarks.Grenoble, new Actor.Candidate(Some.Number), new Actor.Clock()];
        Assert.All(others, actor =>
        {
            Assert.Equal(new Refusal.NotFound(), new PublishMarks(actor, null, Some.Request()).Decide(Standing, Session, Now).Refusal);
            Assert.Equal(new Refusal.NotFound(), new CancelMarksPublication(actor, Some.Request()).Decide(Planned, Now).Refusal);
        });
        Assert.Equal(new Refusal.NotFound(), Publish(RegistrationService.New(Sample.Reims), null, Now).Refusal);
    }

    [Fact]
    public void A_closed_session_publishes_nothing() =>
        Assert.Equal(
            new Refusal.SessionClosed(), new PublishMarks(Marie, null, Some.Request()).Decide(Standing, Session with { ClosedAt = Now }, Now).Refusal);

    [Fact]
    public void New_settings_leave_the_publication_as_it_is()
    {
        var renamed = Planned.Apply(new RegistrationServiceEvent.SettingsChanged(Now, Sample.Settings with { Label = "AUTRE" }));

        Assert.Equal(("AUTRE", Later), (renamed.Settings!.Label, renamed.Settings.MarksReadableFrom));
        Assert.Equal(
            Decision<RegistrationServiceEvent>.Nothing, new ApplySettings(new Actor.Operator(), Sample.Settings).Decide(Planned, Sample.National, Now));
    }

    [Fact]
    public void Candidates_are_told_once_every_silo_shows_what_they_are_told_of()
    {
        Assert.Null(MarksPublication.AnnouncementOf(Standing));
        Assert.Equal(Later + MarksPublication.OldestSnapshot, MarksPublication.AnnouncementOf(Planned));
        var announced = Assert.Single(new NoteMarksAnnounced(Later).Decide(Planned, Later).Events);
        var told = Planned.Apply(announced);
        Assert.Null(MarksPublication.AnnouncementOf(told));
        Assert.Equal(Decision<RegistrationServiceEvent>.Nothing, new NoteMarksAnnounced(Later).Decide(told, Later));
        Assert.Equal(Decision<RegistrationServiceEvent>.Nothing, new NoteMarksAnnounced(Now).Decide(Planned, Later));
    }

    [Theory]
    [InlineData(0, null, null, "tests[0].scale")]
    [InlineData(1, null, null, null)]
    [InlineData(1000, 1020, 90, null)]
    [InlineData(1001, null, null, "tests[0].scale")]
    [InlineData(20, 41, null, "pass_mark")]
    [InlineData(20, 40, 1, null)]
    [InlineData(20, 0, null, "pass_mark")]
    [InlineData(20, null, 0, "mark_check_days")]
    [InlineData(20, null, 91, "mark_check_days")]
    public void Scales_the_pass_mark_and_the_days_for_checks_have_bounds(int scale, int? passMark, int? days, string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [wrong],
            SettingsRules.Check(
                Sample.Settings with
                {
                    Tests = [Sample.Settings.Tests[0] with { Scale = scale }, Sample.Settings.Tests[1]],
                    PassMark = passMark,
                    MarkCheckDays = days,
                },
                Sample.National).Select(violation => violation.Path));

    private static Decision<RegistrationServiceEvent> Publish(RegistrationService service, DateTimeOffset? at, DateTimeOffset now) =>
        new PublishMarks(Marie, at, Some.Request()).Decide(service, Session, now);
}
