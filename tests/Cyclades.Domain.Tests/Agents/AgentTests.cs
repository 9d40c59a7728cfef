using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Agents;

public sealed class AgentTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly AcademyCode Reims = AcademyCode.Parse("19");
    private static readonly AcademyCode Grenoble = AcademyCode.Parse("08");
    private static readonly AgentId Marie = AgentId.Parse("marie.dupont");
    private static readonly RequestStamp Request = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "a");
    private static readonly RequestStamp Second = Request with { Id = Guid.Parse("22222222-2222-2222-2222-222222222222") };
    private static readonly Actor Operator = new Actor.Operator();
    private static readonly AgentEvent Created = new AgentEvent.Created(Now, Marie, "Marie Dupont", new AgentRole.Manager(Reims), Request);

    /// <summary>Everybody who is neither the operator nor an administrator.</summary>
    public static TheoryData<Actor> Others =>
    [
        new Actor.Candidate(new CandidateNumber(42)),
        new Actor.LinkHolder(),
        new Actor.Clock(),
        new Actor.Agent(Marie, new AgentRole.Manager(Reims)),
        new Actor.Agent(Marie, new AgentRole.School(Reims, Uai.Parse("0510001Z"))),
        new Actor.Agent(Marie, new AgentRole.Machine(Reims)),
    ];

    [Theory]
    [InlineData("abc", true)]
    [InlineData("marie.dupont", true)]
    [InlineData("sage-reims-1", true)]
    [InlineData("1234567890123456789012345678901234567890", true)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    [InlineData("ab", false)]
    [InlineData("Marie", false)]
    [InlineData("-marie", false)]
    [InlineData("marie.", false)]
    [InlineData("marie~x", false)]
    [InlineData("élodie", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_is_of_lower_case_letters_digits_and_inner_dots_or_hyphens(string? text, bool valid) =>
        Assert.Equal(valid, AgentId.TryParse(text, out _));

    [Fact]
    public void An_agent_is_made_once_and_the_id_is_never_given_again()
    {
        var create = new CreateAgent(Operator, Marie, " Marie Dupont ", new AgentRole.Manager(Reims), Request);

        new Told<AgentEvent>(create.Decide(null, [Reims], Now)).Then(Created);
        new Told<AgentEvent>(create.Decide(Given(Created), [Reims], Now)).ThenRefused(new Refusal.AgentExists(Marie));
        new Told<AgentEvent>(create.Decide(Given(Created, new AgentEvent.Disabled(Now)), [Reims], Now)).ThenRefused(new Refusal.AgentExists(Marie));
    }

    [Fact]
    public void All_that_is_wrong_with_a_new_agent_is_told_at_once()
    {
        var wrong = new CreateAgent(Operator, Marie, new string('a', 101), new AgentRole.Manager(Grenoble), Request);

        new Told<AgentEvent>(wrong.Decide(null, [Reims], Now)).ThenRefused(new Refusal.InvalidFields(
        [
            new FieldViolation("name", FieldFault.TooLong),
            new FieldViolation("academy_code", FieldFault.NotOffered),
        ]));
        new Told<AgentEvent>((wrong with { Name = " ", Role = new AgentRole.Administrator() }).Decide(null, [Reims], Now))
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("name", FieldFault.Required)]));
    }

    [Theory, MemberData(nameof(Others))]
    public void Only_the_operator_and_administrators_manage_agents(Actor actor)
    {
        var agent = Given(Created, Issued(1));
        Refusal refusal = new Refusal.NotFound();

        new Told<AgentEvent>(new CreateAgent(actor, Marie, "Marie", new AgentRole.Administrator(), Request).Decide(null, [], Now)).ThenRefused(refusal);
        new Told<AgentEvent>(new IssueToken(actor, Hash, TimeSpan.FromDays(1), Request).Decide(agent, Now)).ThenRefused(refusal);
        new Told<AgentEvent>(new RevokeToken(actor, 1).Decide(agent, Now)).ThenRefused(refusal);
        new Told<AgentEvent>(new DisableAgent(actor).Decide(agent, Now)).ThenRefused(refusal);
    }

    [Fact]
    public void An_administrator_manages_agents()
    {
        var administrator = new Actor.Agent(AgentId.Parse("chef"), new AgentRole.Administrator());

        new Told<AgentEvent>(new DisableAgent(administrator).Decide(Given(Created), Now)).Then(new AgentEvent.Disabled(Now));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 60 - 1, false)]
    [InlineData(24 * 60, true)]
    [InlineData(366 * 24 * 60, true)]
    [InlineData(366 * 24 * 60 + 1, false)]
    public void A_token_is_valid_for_a_day_at_least_and_a_year_at_most(int minutes, bool allowed)
    {
        var validity = minutes == 0 ? TimeSpan.FromDays(90) : TimeSpan.FromMinutes(minutes);
        var told = new Told<AgentEvent>(new IssueToken(Operator, Hash, validity, Second).Decide(Given(Created), Now));

        if (allowed)
        {
            told.Then(new AgentEvent.TokenIssued(Now, new AgentToken(1, Hash, Now, Now + validity), Second));
        }
        else
        {
            told.ThenRefused(new Refusal.InvalidFields([new FieldViolation("valid_days", FieldFault.DateOutOfRange)]));
        }
    }

    [Fact]
    public void A_token_opens_the_door_to_the_last_tick_before_its_end()
    {
        var agent = Given(Created, Issued(1))!;

        Assert.True(agent.Admits(Hash, Now.AddDays(1).AddTicks(-1)));
        Assert.False(agent.Admits(Hash, Now.AddDays(1)));
        Assert.False(agent.Admits(Hash.Replace('9', '8'), Now));
        Assert.False(agent.Admits("", Now));
    }

    [Fact]
    public void A_revoked_token_opens_nothing_and_the_others_go_on()
    {
        var other = Hash.Replace('9', '8');
        var agent = Given(Created, Issued(1), new AgentEvent.TokenIssued(Now, new AgentToken(2, other, Now, Now.AddDays(1)), Second));
        var revoke = new RevokeToken(Operator, 1);

        new Told<AgentEvent>(revoke.Decide(agent, Now)).Then(new AgentEvent.TokenRevoked(Now, 1));
        var revoked = Agent.Apply(agent, new AgentEvent.TokenRevoked(Now, 1))!;
        Assert.False(revoked.Admits(Hash, Now));
        Assert.True(revoked.Admits(other, Now));
        new Told<AgentEvent>(revoke.Decide(revoked, Now.AddDays(1))).ThenNothing();
        new Told<AgentEvent>(new RevokeToken(Operator, 3).Decide(agent, Now)).ThenRefused(new Refusal.NotFound());
    }

    [Fact]
    public void A_disabled_agent_is_let_in_by_no_token_and_gets_no_other()
    {
        var agent = Given(Created, Issued(1), new AgentEvent.Disabled(Now))!;

        Assert.False(agent.Admits(Hash, Now));
        new Told<AgentEvent>(new IssueToken(Operator, Hash, TimeSpan.FromDays(1), Second).Decide(agent, Now)).ThenRefused(new Refusal.AgentDisabled());
        new Told<AgentEvent>(new DisableAgent(Operator).Decide(agent, Now)).ThenNothing();
    }

    [Fact]
    public void Numbers_of_tokens_are_never_given_twice_though_only_the_last_are_kept()
    {
        var agent = Enumerable.Range(1, Agent.MaximumTokens + 5).Aggregate(Given(Created), (agent, serial) => Agent.Apply(agent, Issued(serial)))!;

        Assert.Equal(Agent.MaximumTokens, agent.Tokens.Length);
        Assert.Equal(Agent.MaximumTokens + 6, agent.NextSerial);
    }

    [Fact]
    public void An_académie_is_run_by_its_gestionnaires_and_by_who_has_the_whole_country()
    {
        Actor Of(AgentRole role) => new Actor.Agent(Marie, role);

        Assert.True(Operator.Manages(Reims));
        Assert.True(Of(new AgentRole.Administrator()).Manages(Reims));
        Assert.True(Of(new AgentRole.Manager(Reims)).Manages(Reims));
        Assert.False(Of(new AgentRole.Manager(Reims)).Manages(Grenoble));
        Assert.False(Of(new AgentRole.School(Reims, Uai.Parse("0510001Z"))).Manages(Reims));
        Assert.False(Of(new AgentRole.Machine(Reims)).Manages(Reims));
        Assert.False(new Actor.Candidate(new CandidateNumber(42)).Manages(Reims));
        Assert.False(new Actor.Clock().Manages(Reims));
    }

    private static Agent? Given(params AgentEvent[] happened) => happened.Aggregate((Agent?)null, Agent.Apply);

    private static AgentEvent.TokenIssued Issued(int serial) => new(Now, new AgentToken(serial, Hash, Now, Now.AddDays(1)), Second);
}
