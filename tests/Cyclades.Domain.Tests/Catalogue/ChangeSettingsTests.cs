using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

public sealed class ChangeSettingsTests
{
    private static readonly AgentId Marie = AgentId.Parse("marie");
    private static readonly Actor Reims = new Actor.Agent(Marie, new AgentRole.Manager(Sample.Reims.Academy));

    private static readonly RegistrationService Standing =
        RegistrationService.New(Sample.Reims).Apply(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.Settings));

    private static readonly DateTimeOffset Closing = Sample.Settings.Period.Closing;

    /// <summary>Who does not manage Reims.</summary>
    public static TheoryData<Actor> Others =>
    [
        new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("08"))),
        new Actor.Agent(Marie, new AgentRole.School(Sample.Reims.Academy, Uai.Parse("0510001Z"))),
        new Actor.Agent(Marie, new AgentRole.Machine(Sample.Reims.Academy)),
        new Actor.Candidate(new CandidateNumber(42)),
        new Actor.LinkHolder(),
        new Actor.Clock(),
    ];

    [Fact]
    public void The_closing_moves_later_or_earlier_and_all_else_stays()
    {
        foreach (var closing in new[] { Closing.AddDays(-3), Closing.AddDays(1) })
        {
            var changed = new ChangeSettings(Reims, 1, Closing: closing);

            Told(changed).Then(new RegistrationServiceEvent.SettingsChanged(
                Sample.Now, Sample.Settings with { Period = new OpenPeriod(Sample.Settings.Period.Opening, closing) }));
        }
    }

    [Fact]
    public void Everything_that_is_given_is_changed_at_once()
    {
        var opening = Sample.Settings.Period.Opening.AddDays(1);
        var day = Sample.Settings.ReturnDate.AddDays(7);

        Told(new ChangeSettings(Reims, 1, " JUIN 2023 LOCAL ", opening, null, day, "Je m'engage.", "NB : Venir tôt.")).Then(
            new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.Settings with
            {
                Label = "JUIN 2023 LOCAL",
                Period = new OpenPeriod(opening, Closing),
                ReturnDate = day,
                Terms = "Je m'engage.",
                Note = "NB : Venir tôt.",
            }));
    }

    [Fact]
    public void An_empty_note_takes_the_note_away()
    {
        var noted = Standing.Apply(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.Settings with { Note = "NB : Venir tôt." }));

        var decision = new ChangeSettings(Reims, 2, Note: " ").Decide(noted, Sample.National, Sample.Now);

        new Told<RegistrationServiceEvent>(decision).Then(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.Settings with { Note = null }));
    }

    [Theory, MemberData(nameof(Others))]
    public void Who_does_not_manage_the_académie_finds_no_service(Actor actor) =>
        Told(new ChangeSettings(actor, 1, Closing: Closing.AddDays(1))).ThenRefused(new Refusal.NotFound());

    [Fact]
    public void What_was_changed_meanwhile_is_read_again_first() =>
        Told(new ChangeSettings(Reims, 0, Closing: Closing.AddDays(1))).ThenRefused(new Refusal.Stale(1));

    [Fact]
    public void A_service_closes_after_it_opens()
    {
        var opening = Sample.Settings.Period.Opening;

        Told(new ChangeSettings(Reims, 1, Closing: opening))
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("closing_time", FieldFault.DateOutOfRange)]));
    }

    [Fact]
    public void The_confirmation_is_not_due_before_the_service_closes()
    {
        var refusal = new ChangeSettings(Reims, 1, Closing: Closing.AddDays(10)).Decide(Standing, Sample.National, Sample.Now).Refusal;

        Assert.Equal("return_date", Assert.Single(Assert.IsType<Refusal.InvalidFields>(refusal).Violations).Path);
    }

    [Fact]
    public void What_is_already_so_changes_nothing() =>
        Told(new ChangeSettings(Reims, 1, Sample.Settings.Label, Closing: Closing)).ThenNothing();

    [Fact]
    public void A_closed_session_changes_no_more()
    {
        var closed = Sample.National with { Sessions = [Sample.National.Sessions[0] with { ClosedAt = Sample.Now }] };

        var decision = new ChangeSettings(Reims, 1, Closing: Closing.AddDays(1)).Decide(Standing, closed, Sample.Now);

        new Told<RegistrationServiceEvent>(decision).ThenRefused(new Refusal.SessionClosed());
    }

    private static Told<RegistrationServiceEvent> Told(ChangeSettings command) => new(command.Decide(Standing, Sample.National, Sample.Now));
}
