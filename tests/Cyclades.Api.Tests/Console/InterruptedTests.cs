using Cyclades.Api.Tests.Candidatures;
using Cyclades.Console;
using Cyclades.Console.Sessions;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Xunit;

namespace Cyclades.Api.Tests.Console;

/// <summary>What was typed and not saved is never lost (D22), whatever ends the command.</summary>
public sealed class InterruptedTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_modification_stopped_from_the_keyboard_is_a_draft_that_the_next_one_takes_up()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var candidate = await RegisteredAsync(silo, console);
        using var stop = new CancellationTokenSource();
        using var keyboard = new Keyboard(["", "", "12 RUE DES LILAS"], stop.Cancel);

        var stopped = await console.RunAsync(["modify", "1"], keyboard, stop.Token);

        Assert.Equal(ExitCode.Interrupted, stopped.Code);
        Assert.Empty(stopped.Error);
        Assert.Contains("Vos réponses sont conservées. Pour les reprendre : cyclades modify 001", stopped.Out, StringComparison.Ordinal);
        Assert.Equal("12 RUE DES LILAS", Assert.Single((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts).Form.Address.Line1);
        Assert.Equal(1, (await CandidatureAsync(candidate)).Version);

        string[] resumed = ["oui", .. Enumerable.Repeat("", 15), "oui"];
        var saved = await console.RunAsync(["modify", "1"], string.Join('\n', resumed) + "\n");
        Assert.True(saved.Code == ExitCode.Done, saved.Out + saved.Error);
        Assert.Equal((2, "12 RUE DES LILAS"), ((await CandidatureAsync(candidate)).Version, (await CandidatureAsync(candidate)).Form.Address.Line1));
        Assert.Empty((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Fact]
    public async Task A_modification_that_is_not_confirmed_changes_nothing_and_keeps_the_answers()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var candidate = await RegisteredAsync(silo, console);
        string[] answers = ["", "", "12 RUE DES LILAS", .. Enumerable.Repeat("", 12), "non"];

        var declined = await console.RunAsync(["modify", "1"], string.Join('\n', answers) + "\n");

        Assert.True(declined.Code == ExitCode.Usage, declined.Out + declined.Error);
        Assert.Contains("12 RUE DES LILAS", declined.Out, StringComparison.Ordinal);
        Assert.Equal(1, (await CandidatureAsync(candidate)).Version);
        Assert.Single((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Fact]
    public async Task A_registration_stopped_from_the_keyboard_in_the_middle_of_a_tab_keeps_that_tab_too()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var candidate = await SignedInAsync(silo, console);
        var service = (await silo.OpenServiceAsync()).Summary.Id;
        using var stop = new CancellationTokenSource();
        using var keyboard = new Keyboard(["oui", "99100", "99100", "1 RUE DU PORT"], stop.Cancel);

        var stopped = await console.RunAsync(["register", service], keyboard, stop.Token);

        Assert.Equal((ExitCode.Interrupted, ""), (stopped.Code, stopped.Error));
        Assert.Contains($"cyclades register {service}", stopped.Out, StringComparison.Ordinal);
        Assert.Equal("1 RUE DU PORT", Assert.Single((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts).Form.Address.Line1);
    }

    [Fact]
    public async Task Without_a_server_what_was_typed_lies_in_a_file_of_the_users_that_the_command_takes()
    {
        await using var own = await RunningSilo.StartAsync();
        using var console = new ConsoleUnderTest(own.Grpc.AbsoluteUri);
        await RegisteredAsync(own, console);
        using var keyboard = new Keyboard(["", "", "12 RUE DES LILAS"], () => own.StopAsync().GetAwaiter().GetResult());

        var stopped = await console.RunAsync(["modify", "1"], keyboard, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Unavailable, stopped.Code);
        var path = Assert.Single(Directory.GetFiles(Path.Combine(console.Folder, "config"), "reponses-*.json"));
        Assert.Contains($"cyclades modify 001 --from \"{path}\"", stopped.Out, StringComparison.Ordinal);
        var form = JsonParser.Default.Parse<CandidatureForm>(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal("12 RUE DES LILAS", form.Address.Line1);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    private static async Task<SignedInCandidate> SignedInAsync(RunningSilo silo, ConsoleUnderTest console)
    {
        var candidate = await silo.NewCandidateAsync();
        console.Session.Write(Session.Of(candidate.Number, candidate.Tokens));
        return candidate;
    }

    private static async Task<SignedInCandidate> RegisteredAsync(RunningSilo silo, ConsoleUnderTest console)
    {
        var candidate = await SignedInAsync(silo, console);
        await candidate.Client.Candidatures.SubmitCandidatureAsync(Acts.Submission(await silo.OpenServiceAsync()));
        return candidate;
    }

    private static async Task<Candidature> CandidatureAsync(SignedInCandidate candidate) => (await candidate.Client.Candidatures.GetCandidatureAsync(
        new GetCandidatureRequest { Name = Acts.Name(1) })).Candidature;

    /// <summary>Types lines; instead of the line after the last one something happens.</summary>
    private sealed class Keyboard(string[] lines, Action then) : TextReader
    {
        private int read;

        public override string? ReadLine()
        {
            if (read == lines.Length)
            {
                then();
            }

            return read < lines.Length ? lines[read++] : "";
        }
    }
}
