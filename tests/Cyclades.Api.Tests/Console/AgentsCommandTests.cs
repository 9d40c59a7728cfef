using Cyclades.Console;
using Cyclades.Protos.Agent.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class AgentsCommandTests
{
    private static readonly Timestamp Then = Timestamp.FromDateTimeOffset(new DateTimeOffset(2023, 9, 11, 8, 45, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_agent_is_made_as_typed()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<CreateAgentRequest>("CreateAgent", request => new CreateAgentResponse { Agent = new Agent { Id = request.Id } });
        var token = console.FileOf("operator.token", "secret\n");

        var (code, output, _) = await console.RunAsync(
            "agents", "create", "lycee", "--name", "Lycée", "--role", "school", "--academy", "19", "--uai", "0510001Z", "--token-file", token);
        var unknown = await console.RunAsync("agents", "create", "lycee", "--name", "Lycée", "--role", "king", "--token-file", token);

        Assert.Equal((ExitCode.Done, ExitCode.Usage), (code, unknown.Code));
        Assert.Contains("cyclades agents token lycee", output, StringComparison.Ordinal);
        var (_, sent, bearer) = Assert.Single(server.Calls);
        var request = (CreateAgentRequest)sent;
        Assert.Equal(("secret", "lycee", "Lycée", AgentRole.School, "19", "0510001Z"), (bearer, request.Id, request.Name, request.Role, request.AcademyCode, request.EstablishmentUai));
        Assert.True(Guid.TryParse(request.RequestId, out _));
    }

    [Fact]
    public async Task Agents_of_all_pages_are_listed_and_one_is_shown_with_its_tokens()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<ListAgentsRequest>("ListAgents", request => new ListAgentsResponse
        {
            Agents = { Marie(request.PageToken == "" ? "marie" : "paul") },
            NextPageToken = request.PageToken == "" ? "marie" : "",
        });
        server.Answer("GetAgent", new GetAgentResponse { Agent = Marie("marie") });
        console.Set("CYCLADES_TOKEN_FILE", console.FileOf("own.token", "secret"));

        var list = await console.RunAsync("agents", "list");
        var one = await console.RunAsync("agents", "show", "marie");
        var json = await console.RunAsync("agents", "list", "--json");

        foreach (var word in (string[])["marie", "paul", "Marie Dupont", "gestionnaire", "19", "11/09/2023 10:45", "en fonction", "2 agent(s)"])
        {
            Assert.Contains(word, list.Out, StringComparison.Ordinal);
        }

        foreach (var word in (string[])["Marie Dupont", "gestionnaire", "Jeton", "7", "11/09/2023 10:45"])
        {
            Assert.Contains(word, one.Out, StringComparison.Ordinal);
        }

        Assert.Equal(2, json.Out.Split("AGENT_ROLE_MANAGER").Length - 1);
        Assert.All(server.Calls, call => Assert.Equal("secret", call.Bearer));
    }

    [Fact]
    public async Task A_token_is_shown_once_or_written_for_its_owner_alone()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<IssueTokenRequest>("IssueToken", request => new IssueTokenResponse
        {
            Token = new AgentToken { Serial = 7, IssueTime = Then, ExpireTime = Then },
            Secret = request.AgentId == "lost" ? "" : "marie~0a1b",
        });
        var token = console.FileOf("operator.token", "secret");
        var file = Path.Combine(console.Folder, "marie.token");

        var shown = await console.RunAsync("agents", "token", "marie", "--days", "30", "--token-file", token);
        var written = await console.RunAsync("agents", "token", "marie", "--into", file, "--json", "--token-file", token);
        var lost = await console.RunAsync("agents", "token", "lost", "--token-file", token);

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Refused), (shown.Code, written.Code, lost.Code));
        Assert.Contains("marie~0a1b", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("0a1b", written.Out, StringComparison.Ordinal);
        Assert.Equal("marie~0a1b\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("cyclades agents revoke lost 7", lost.Error, StringComparison.Ordinal);
        Assert.Equal(30, ((IssueTokenRequest)server.Calls.First().Request).ValidDays);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_token_is_revoked_and_an_agent_disabled_only_when_confirmed()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("RevokeToken", new RevokeTokenResponse { Agent = Marie("marie") });
        server.Answer("DisableAgent", new DisableAgentResponse { Agent = Marie("marie") });
        var token = console.FileOf("operator.token", "secret");

        var revoked = await console.RunAsync("agents", "revoke", "marie", "7", "--token-file", token);
        var declined = await console.RunAsync(["agents", "disable", "marie", "--token-file", token], "non\n");
        Assert.Equal((ExitCode.Done, ExitCode.Usage, 1), (revoked.Code, declined.Code, server.Calls.Count));
        var unasked = await console.RunAsync("agents", "disable", "marie", "--json", "--token-file", token);
        var confirmed = await console.RunAsync(["agents", "disable", "marie", "--token-file", token], "oui\n");
        var said = await console.RunAsync("agents", "disable", "marie", "--yes", "--token-file", token);

        Assert.Equal((ExitCode.Usage, ExitCode.Done, ExitCode.Done), (unasked.Code, confirmed.Code, said.Code));
        Assert.Equal(7, ((RevokeTokenRequest)server.Calls.First().Request).Serial);
        Assert.Equal(["RevokeToken", "DisableAgent", "DisableAgent"], server.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task A_token_says_whose_it_is()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        var token = console.FileOf("some.token", "secret");

        server.Answer("GetOwnAgent", new GetOwnAgentResponse { Agent = Marie("marie") });
        Assert.Contains("Marie Dupont", (await console.RunAsync("agents", "whoami", "--token-file", token)).Out, StringComparison.Ordinal);
        server.Answer("GetOwnAgent", new GetOwnAgentResponse());
        Assert.Contains("exploitant", (await console.RunAsync("agents", "whoami", "--token-file", token)).Out, StringComparison.Ordinal);
    }

    private static Agent Marie(string id) => new()
    {
        Id = id,
        Name = "Marie Dupont",
        Role = AgentRole.Manager,
        AcademyCode = "19",
        CreateTime = Then,
        Tokens = { new AgentToken { Serial = 7, IssueTime = Then, ExpireTime = Then } },
    };
}
