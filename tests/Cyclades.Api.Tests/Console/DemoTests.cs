using System.Text.Json;
using Cyclades.Console;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class DemoTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task Against_the_real_server_every_step_gives_what_it_should_and_its_files_lie_where_it_says()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var output = Path.Combine(console.Folder, "demo");

        var (code, told, error) = await console.RunAsync("demo", "--mail", silo.MailFolder, "--output", output, "--json");

        Assert.True(code == ExitCode.Done, told + error);
        using var report = JsonDocument.Parse(told);
        Assert.True(report.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(output, report.RootElement.GetProperty("folder").GetString());
        Assert.Equal(15, report.RootElement.GetProperty("steps").GetArrayLength());
        Assert.All(report.RootElement.GetProperty("steps").EnumerateArray(), step => Assert.True(step.GetProperty("ok").GetBoolean()));
        Assert.All(
            report.RootElement.GetProperty("files").EnumerateArray(),
            file => Assert.True(File.Exists(file.GetProperty("path").GetString())));
        Assert.Equal(2, Directory.GetFiles(output, "*.pdf").Length);
    }

    [Fact]
    public async Task It_runs_again_at_once_with_another_address_and_leaves_the_users_session_alone()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        console.SignIn("of-the-user");

        var first = await console.RunAsync("demo", "--mail", silo.MailFolder, "--output", console.Folder);
        var second = await console.RunAsync("demo", "--mail", silo.MailFolder, "--output", console.Folder);

        Assert.True(first.Code == ExitCode.Done, first.Out + first.Error);
        Assert.True(second.Code == ExitCode.Done, second.Out + second.Error);
        Assert.Equal("of-the-user", console.Session.Read()?.AccessToken);
    }

    [Fact]
    public async Task What_is_refused_on_purpose_is_shown_with_every_field()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);

        var (_, told, _) = await console.RunAsync("demo", "--mail", silo.MailFolder, "--output", console.Folder);

        Assert.All(["form.nationality_code", "form.address.line1", "form.press_consent"], path => Assert.Contains(path, told, StringComparison.Ordinal));
        Assert.Contains("Le service d'inscription est fermé depuis le", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_ends_the_demonstration_with_9_and_says_why()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("ListExamKinds", new ListExamKindsResponse());

        var (code, told, error) = await console.RunAsync("demo", "--output", console.Folder);

        Assert.Equal(ExitCode.DemonstrationFailed, code);
        Assert.Contains("Aucun service d'inscription n'est ouvert", error, StringComparison.Ordinal);
        Assert.Contains("La démonstration s'est arrêtée", told, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Without_a_server_it_says_how_to_start_one()
    {
        using var console = new ConsoleUnderTest();

        var (code, _, error) = await console.RunAsync("demo", "--output", console.Folder);

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Contains("dotnet run --project silo/Cyclades.Silo", error, StringComparison.Ordinal);
    }
}
