using Cyclades.Console;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Signin.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace Cyclades.Api.Tests.Console;

public sealed class ConnectionTests
{
    [Fact]
    public async Task An_access_that_is_about_to_end_is_refreshed_before_the_call_and_kept()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("Refresh", Refreshed());
        server.Answer("ListDrafts", new ListDraftsResponse());
        console.SignIn("old", TimeSpan.FromSeconds(10));

        var (code, _, _) = await console.RunAsync("drafts");

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(["Refresh", "ListDrafts"], server.Calls.Select(c => c.Method));
        Assert.Equal("new", server.Calls.Last().Bearer);
        Assert.Equal("new", console.Session.Read()?.AccessToken);
    }

    [Fact]
    public async Task An_access_that_the_server_no_longer_takes_is_refreshed_once()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("Refresh", Refreshed());
        server.Refuse("ListDrafts", () => FakeServer.Refusal(StatusCode.Unauthenticated, "ERROR_REASON_SIGN_IN_REQUIRED", "Connectez-vous."));
        console.SignIn();

        var (code, _, error) = await console.RunAsync("drafts");

        Assert.Equal(ExitCode.NotSignedIn, code);
        Assert.Equal(["ListDrafts", "Refresh", "ListDrafts"], server.Calls.Select(c => c.Method));
        Assert.Contains("cyclades sign-in", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_forgotten()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("Refresh", () => FakeServer.Refusal(StatusCode.Unauthenticated, "ERROR_REASON_SIGN_IN_REQUIRED", "Connectez-vous."));
        console.SignIn(validFor: TimeSpan.Zero);

        var (code, _, error) = await console.RunAsync("drafts");

        Assert.Equal(ExitCode.NotSignedIn, code);
        Assert.Contains("Votre session a pris fin.", error, StringComparison.Ordinal);
        Assert.Null(console.Session.Read());
    }

    [Fact]
    public async Task A_call_that_the_server_asks_to_repeat_is_repeated_with_its_request_id()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        var refusals = 0;
        server.Answer<ActivateRequest>("Activate", _ => refusals++ < 2
            ? throw FakeServer.Refusal(
                StatusCode.Unavailable,
                "ERROR_REASON_UNAVAILABLE",
                "Réessayez.",
                new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(1)) })
            : new ActivateResponse { Email = "paul.lamy@example.org" });

        var (code, _, _) = await console.RunAsync("activate", "http://localhost:5080/activation#token");

        Assert.Equal(ExitCode.Done, code);
        var ids = server.Calls.Select(c => ((ActivateRequest)c.Request).RequestId).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.True(Guid.TryParse(ids[0], out _));
    }

    [Fact]
    public async Task A_long_wait_is_told_and_not_waited()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.Set("CYCLADES_PASSWORD", "Secret!1");
        server.Refuse("SignIn", () => FakeServer.Refusal(
            StatusCode.ResourceExhausted,
            "ERROR_REASON_TOO_MANY_ATTEMPTS",
            "Trop de tentatives.",
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(90)) }));

        var (code, _, error) = await console.RunAsync("sign-in", "-i", "paul.lamy@example.org");

        Assert.Equal(ExitCode.TooMany, code);
        Assert.Contains("90 s", error, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_pause_beyond_five_seconds_is_left_to_the_user()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("ListNotices", () => FakeServer.Refusal(
            StatusCode.ResourceExhausted,
            "ERROR_REASON_OVERLOADED",
            "Trop de demandes.",
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(6)) }));

        var (code, _, _) = await console.RunAsync("notices");

        Assert.Equal(ExitCode.TooMany, code);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_session_that_another_process_refreshed_meanwhile_is_used_as_it_is()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("ListDrafts", new ListDraftsResponse());
        console.SignIn("old", TimeSpan.Zero);
        var other = await console.Session.LockAsync(TestContext.Current.CancellationToken);

        var running = console.RunAsync("drafts");
        console.SignIn("of-the-other");
        other.Dispose();

        Assert.Equal(ExitCode.Done, (await running).Code);
        Assert.Equal(("ListDrafts", "of-the-other"), server.Calls.Select(c => (c.Method, c.Bearer)).Single());
    }

    [Fact]
    public async Task Signing_in_keeps_the_session_and_prints_no_token()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<SignInRequest>("SignIn", request =>
        {
            Assert.Equal(" Mot de passe! ", request.Password);
            return new SignInResponse { CandidateNumber = "00000000042", Tokens = Refreshed().Tokens };
        });

        var (code, output, error) = await console.RunAsync(
            ["sign-in", "-i", "paul.lamy@example.org", "--password-stdin", "--json"], " Mot de passe! \n");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("\"candidate_number\": \"00000000042\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-2", output + error, StringComparison.Ordinal);
        Assert.Equal("refresh-2", console.Session.Read()?.RefreshToken);
    }

    private static RefreshResponse Refreshed() => new()
    {
        Tokens = new SessionTokens
        {
            AccessToken = "new",
            AccessExpireTime = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(1)),
            RefreshToken = "refresh-2",
        },
    };
}
