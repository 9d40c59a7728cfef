using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Agents;

/// <summary>Agents and their tokens.</summary>
public sealed class AgentApiTests(AgentServer server) : IClassFixture<AgentServer>
{
    private RunningSilo Silo => server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_operator_makes_the_first_administrator_who_makes_the_others(Transport transport)
    {
        var administrator = await Silo.NewAgentAsync(AgentRole.Administrator, transport: transport);
        var id = NewId();

        var made = (await administrator.Agents.CreateAgentAsync(
            new CreateAgentRequest { RequestId = Some.RequestId(), Id = id, Name = "Service des examens", Role = AgentRole.School, AcademyCode = "19", EstablishmentUai = "0510001Z" })).Agent;

        Assert.Equal((id, "Service des examens", AgentRole.School, "19", "0510001Z"), (made.Id, made.Name, made.Role, made.AcademyCode, made.EstablishmentUai));
        Assert.Empty(made.Tokens);
        var issued = await administrator.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = id, ValidDays = 1 });
        Assert.StartsWith($"{id}~", issued.Secret, StringComparison.Ordinal);
        using var own = Silo.Connect(transport, issued.Secret);
        var seen = (await own.Agents.GetOwnAgentAsync(new GetOwnAgentRequest())).Agent;
        Assert.Equal(id, seen.Id);
        Assert.Equal(issued.Token, Assert.Single(seen.Tokens));
        Assert.Contains((await ListAsync(administrator)), agent => agent.Id == id);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_token_that_has_ended_asks_for_another_one(Transport transport)
    {
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        var id = await NewAgentAsync(oper);
        var first = await IssueAsync(oper, id);
        var second = await IssueAsync(oper, id);
        using var byFirst = Silo.Connect(transport, first.Secret);
        using var bySecond = Silo.Connect(transport, second.Secret);
        await byFirst.Agents.GetOwnAgentAsync(new GetOwnAgentRequest());

        await oper.Agents.RevokeTokenAsync(new RevokeTokenRequest { RequestId = Some.RequestId(), AgentId = id, Serial = first.Token.Serial });
        await Refused.AssertAsync(byFirst.Agents.GetOwnAgentAsync(new GetOwnAgentRequest()), ErrorReason.SignInRequired);
        await bySecond.Agents.GetOwnAgentAsync(new GetOwnAgentRequest());

        await oper.Agents.DisableAgentAsync(new DisableAgentRequest { RequestId = Some.RequestId(), AgentId = id });
        await Refused.AssertAsync(bySecond.Agents.GetOwnAgentAsync(new GetOwnAgentRequest()), ErrorReason.SignInRequired);
        var refused = await Refused.AssertAsync(
            oper.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = id }), ErrorReason.AgentDisabled);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
    }

    [Fact]
    public async Task A_token_ends_by_the_clock_of_the_server()
    {
        await using var own = await AgentServer.StartAsync();
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        var id = await NewAgentAsync(oper);
        var issued = await IssueAsync(oper, id, days: 1);
        using var agent = own.Connect(Transport.Http2, issued.Secret);

        await own.AdvanceToAsync(issued.Token.ExpireTime.ToDateTimeOffset().AddTicks(-1));
        await agent.Agents.GetOwnAgentAsync(new GetOwnAgentRequest());
        await own.AdvanceToAsync(issued.Token.ExpireTime.ToDateTimeOffset());
        await Refused.AssertAsync(agent.Agents.GetOwnAgentAsync(new GetOwnAgentRequest()), ErrorReason.SignInRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_request_that_is_sent_again_is_carried_out_once_and_shows_no_secret_again(Transport transport)
    {
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        var create = new CreateAgentRequest { RequestId = Some.RequestId(), Id = NewId(), Name = "Marie", Role = AgentRole.Manager, AcademyCode = "19" };
        await oper.Agents.CreateAgentAsync(create);
        Assert.Equal(create.Id, (await oper.Agents.CreateAgentAsync(create)).Agent.Id);
        var issue = new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = create.Id };

        var first = await oper.Agents.IssueTokenAsync(issue);
        var again = await oper.Agents.IssueTokenAsync(issue);

        Assert.NotEmpty(first.Secret);
        Assert.Empty(again.Secret);
        Assert.Equal(first.Token, again.Token);
        await Refused.AssertAsync(oper.Agents.CreateAgentAsync(new CreateAgentRequest(create) { Name = "Paul" }), ErrorReason.RequestIdReused);
        var refused = await Refused.AssertAsync(oper.Agents.CreateAgentAsync(new CreateAgentRequest(create) { RequestId = Some.RequestId() }), ErrorReason.AgentExists);
        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_with_a_new_agent_is_told_at_once(Transport transport)
    {
        using var oper = Silo.Connect(transport, Silo.OperatorToken);

        await Refused.AssertAsync(
            oper.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId() }), ErrorReason.InvalidFields, "id", "role", "academy_code");
        await Refused.AssertAsync(
            oper.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId(), Id = "Marie", Name = "M", Role = AgentRole.School, AcademyCode = "19", EstablishmentUai = "0510001A" }),
            ErrorReason.InvalidFields,
            "id FIELD_FAULT_MALFORMED",
            "establishment_uai FIELD_FAULT_MALFORMED");
        await Refused.AssertAsync(
            oper.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId(), Id = NewId(), Role = AgentRole.Manager, AcademyCode = "99" }),
            ErrorReason.InvalidFields,
            "name FIELD_FAULT_REQUIRED",
            "academy_code FIELD_FAULT_NOT_OFFERED");
        await Refused.AssertAsync(
            oper.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId(), Id = NewId(), Name = "M", Role = AgentRole.Administrator, AcademyCode = "19" }),
            ErrorReason.InvalidFields,
            "academy_code FIELD_FAULT_NOT_APPLICABLE");
        await Refused.AssertAsync(
            oper.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = await NewAgentAsync(oper), ValidDays = 367 }),
            ErrorReason.InvalidFields,
            "valid_days");
        await Refused.AssertAsync(oper.Agents.GetAgentAsync(new GetAgentRequest { Id = "nobody" }), ErrorReason.NotFound);
    }

    [Fact]
    public async Task Agents_are_listed_page_by_page_in_the_order_of_their_ids()
    {
        await using var own = await AgentServer.StartAsync();
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        var made = new List<string>();
        for (var count = 0; count < 5; count++)
        {
            made.Add(await NewAgentAsync(oper));
        }

        Assert.Equal(made.Order(StringComparer.Ordinal), (await ListAsync(oper, 2)).Select(agent => agent.Id));
        await own.RestartAsync();
        using var after = own.Connect(Transport.Http2, own.OperatorToken);
        Assert.Equal(made.Order(StringComparer.Ordinal), (await ListAsync(after, 2)).Select(agent => agent.Id));
    }

    [Fact]
    public async Task No_secret_is_stored_or_logged()
    {
        await using var own = await AgentServer.StartAsync();
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        var secret = (await IssueAsync(oper, await NewAgentAsync(oper))).Secret.Split('~')[1];
        await own.StopAsync();

        Assert.DoesNotContain(own.Log, line => line.ToString().Contains(secret, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(own.DataFolder, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string NewId() => $"agent.{Guid.NewGuid():N}";

    private static async Task<string> NewAgentAsync(Client client)
    {
        var request = new CreateAgentRequest { RequestId = Some.RequestId(), Id = NewId(), Name = "Marie Dupont", Role = AgentRole.Manager, AcademyCode = "19" };
        return (await client.Agents.CreateAgentAsync(request)).Agent.Id;
    }

    private static async Task<IssueTokenResponse> IssueAsync(Client client, string agent, int days = 0) =>
        await client.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = agent, ValidDays = days });

    private static async Task<IReadOnlyList<Agent>> ListAsync(Client client, int size = 0)
    {
        var all = new List<Agent>();
        var request = new ListAgentsRequest { PageSize = size };
        do
        {
            var page = await client.Agents.ListAgentsAsync(request);
            Assert.True(size == 0 || page.Agents.Count <= size);
            all.AddRange(page.Agents);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
