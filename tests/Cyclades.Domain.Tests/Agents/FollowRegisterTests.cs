using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Agents;

public sealed class FollowRegisterTests
{
    private static readonly AcademyCode Reims = AcademyCode.Parse("19");
    private static readonly AcademyCode Grenoble = AcademyCode.Parse("08");
    private static readonly AgentId Marie = AgentId.Parse("marie.dupont");

    /// <summary>Who may follow Reims, and whether the arrangement requests come along.</summary>
    public static TheoryData<Actor, bool> Followers => new()
    {
        { new Actor.Operator(), false },
        { new Actor.Agent(Marie, new AgentRole.Administrator()), false },
        { new Actor.Agent(Marie, new AgentRole.Machine(Reims)), false },
        { new Actor.Agent(Marie, new AgentRole.Manager(Reims)), true },
    };

    public static TheoryData<Actor> Others =>
    [
        new Actor.Candidate(new CandidateNumber(42)),
        new Actor.LinkHolder(),
        new Actor.Clock(),
        new Actor.Agent(Marie, new AgentRole.School(Reims, Uai.Parse("0510001Z"))),
        new Actor.Agent(Marie, new AgentRole.Manager(Grenoble)),
        new Actor.Agent(Marie, new AgentRole.Machine(Grenoble)),
    ];

    [Theory, MemberData(nameof(Followers))]
    public void A_register_is_followed_by_who_runs_it_and_only_its_gestionnaires_see_arrangement_requests(Actor actor, bool withArrangements) =>
        Story.AssertSame((Outcome<FollowedRegister>)new FollowedRegister(Reims, withArrangements), new FollowRegister(actor, Reims).Decide([Reims, Grenoble]));

    [Theory, MemberData(nameof(Others))]
    public void For_everybody_else_there_is_no_such_register(Actor actor) =>
        Story.AssertSame((Outcome<FollowedRegister>)new Refusal.NotFound(), new FollowRegister(actor, Reims).Decide([Reims, Grenoble]));

    [Fact]
    public void Who_is_bound_to_an_académie_need_not_name_it_and_who_has_the_country_must()
    {
        var bound = new Actor.Agent(Marie, new AgentRole.Machine(Reims));

        Story.AssertSame((Outcome<FollowedRegister>)new FollowedRegister(Reims, false), new FollowRegister(bound, null).Decide([Reims]));
        Story.AssertSame(
            (Outcome<FollowedRegister>)new Refusal.InvalidFields([new FieldViolation("academy_code", FieldFault.Required)]),
            new FollowRegister(new Actor.Operator(), null).Decide([Reims]));
    }

    [Fact]
    public void An_académie_that_does_not_exist_has_no_register() =>
        Story.AssertSame((Outcome<FollowedRegister>)new Refusal.NotFound(), new FollowRegister(new Actor.Operator(), Grenoble).Decide([Reims]));
}
