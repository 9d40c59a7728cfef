using System.Text.Json;
using Cyclades.Api.Tests.Agents;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Api.Tests.Feed;
using Cyclades.Console;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class FeedCommandTests(AgentServer server) : IClassFixture<AgentServer>
{
    [Fact]
    public async Task The_file_has_a_line_for_each_event_and_goes_on_where_it_was()
    {
        var service = await server.Silo.OpenServiceAsync();
        using var console = new ConsoleUnderTest(server.Silo.Grpc.AbsoluteUri);
        var (academy, file) = (FeedTests.AcademyOf(service), Path.Combine(console.Folder, "suivi", "registre.jsonl"));
        console.Set("CYCLADES_TOKEN_FILE", console.FileOf("own.token", server.Silo.OperatorToken));
        string[] follow = ["feed", "follow", "--academy", academy, "--into", file, "--once"];
        await (await server.Silo.NewCandidateAsync()).RegisterAsync(service);

        var first = await console.RunAsync(follow);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var candidate = await server.Silo.NewCandidateAsync();
        await candidate.RegisterAsync(service);
        await File.AppendAllTextAsync(file, "{ \"cursor\": \"1.", TestContext.Current.CancellationToken);
        var second = await console.RunAsync(follow);
        var third = await console.RunAsync(follow);

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Done), (first.Code, second.Code, third.Code));
        var all = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(lines, all[..^1]);
        using var last = JsonDocument.Parse(all[^1]);
        Assert.Equal(candidate.Number, last.RootElement.GetProperty("event").GetProperty("name").GetProperty("candidate_number").GetString());
        Assert.Equal("FEED_EVENT_TYPE_REGISTERED", last.RootElement.GetProperty("event").GetProperty("type").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Usage, (await console.RunAsync(follow)).Code);
        Assert.Equal(ExitCode.Usage, (await console.RunAsync("feed", "follow", "--academy", "08", "--into", file, "--once")).Code);
        Assert.Equal(ExitCode.Done, (await console.RunAsync([.. follow, "--anew"])).Code);
        Assert.Equal(all, await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_it_did_not_write_is_left_alone()
    {
        using var console = new ConsoleUnderTest(server.Silo.Grpc.AbsoluteUri);
        var file = console.FileOf("notes.txt", "à garder\n");

        var (code, _, error) = await console.RunAsync(
            "feed", "follow", "--academy", "19", "--into", file, "--once", "--token-file", console.FileOf("own.token", server.Silo.OperatorToken));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--anew", error, StringComparison.Ordinal);
        Assert.Equal("à garder\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_waiting_does_not_mend_ends_it()
    {
        using var console = new ConsoleUnderTest(server.Silo.Grpc.AbsoluteUri);

        var noToken = await console.RunAsync(
            "feed", "follow", "--academy", "19", "--into", Path.Combine(console.Folder, "a.jsonl"), "--token-file", console.FileOf("wrong.token", "x"));
        var nowhere = await console.RunAsync(
            "feed", "follow", "--academy", "99", "--into", Path.Combine(console.Folder, "b.jsonl"), "--token-file", console.FileOf("own.token", server.Silo.OperatorToken));

        Assert.Equal((ExitCode.NotSignedIn, ExitCode.NotFound), (noToken.Code, nowhere.Code));
    }
}
