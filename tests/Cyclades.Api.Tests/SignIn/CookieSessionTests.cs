using System.Net;
using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>Sessions as browsers have them: by cookie, over gRPC-Web.</summary>
[Collection(nameof(AccountServerCollection))]
public sealed class CookieSessionTests(AccountServer server)
{
    private static readonly Metadata Own = new() { { "x-cyclades-client", "web" } };

    private readonly RunningSilo silo = server.Silo;

    [Fact]
    public async Task The_reply_sets_a_cookie_that_no_script_and_no_other_site_has_and_bears_no_token()
    {
        var candidate = await silo.NewCandidateAsync();
        using var browser = new Browser(silo);

        var signedIn = await browser.SignInAsync(candidate);

        Assert.Null(signedIn.Tokens);
        Assert.Equal(candidate.Number, signedIn.CandidateNumber);
        var attributes = Assert.Single(browser.SetCookies).Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToArray();
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=strict", attributes);
        Assert.Contains("path=/", attributes);
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_with_the_cookie_passes_with_the_browsers_header_only()
    {
        var candidate = await silo.NewCandidateAsync();
        using var browser = new Browser(silo);
        await browser.SignInAsync(candidate);

        var refused = await Refused.AssertAsync(browser.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.PermissionDenied);

        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        Assert.Equal(candidate.Number, (await browser.Accounts.GetAccountAsync(new GetAccountRequest(), Own)).Account.CandidateNumber);
        await Refused.AssertAsync(browser.SignIn.SignOutAsync(new SignOutRequest()), ErrorReason.PermissionDenied);
        Assert.Equal(candidate.Number, (await browser.Accounts.GetAccountAsync(new GetAccountRequest(), Own)).Account.CandidateNumber);
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_back_and_ends_its_session()
    {
        var candidate = await silo.NewCandidateAsync();
        using var browser = new Browser(silo);
        await browser.SignInAsync(candidate);
        var kept = browser.Cookie;

        await browser.SignIn.SignOutAsync(new SignOutRequest(), Own);

        Assert.Empty(browser.Cookie);
        await Refused.AssertAsync(browser.Accounts.GetAccountAsync(new GetAccountRequest(), Own), ErrorReason.SignInRequired);
        await Refused.AssertAsync(browser.Accounts.GetAccountAsync(new GetAccountRequest(), new Metadata { { "x-cyclades-client", "web" }, { "cookie", kept } }), ErrorReason.SignInRequired);
    }

    [Fact]
    public async Task A_new_password_renews_the_callers_cookie_and_ends_the_others()
    {
        var candidate = await silo.NewCandidateAsync();
        using var browser = new Browser(silo);
        using var other = new Browser(silo);
        await browser.SignInAsync(candidate);
        await other.SignInAsync(candidate);

        var changed = await browser.Accounts.ChangePasswordAsync(
            new ChangePasswordRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password, Password = "Voile-Rouge8", PasswordConfirmation = "Voile-Rouge8" },
            Own);

        Assert.Null(changed.Tokens);
        Assert.Equal(candidate.Number, (await browser.Accounts.GetAccountAsync(new GetAccountRequest(), Own)).Account.CandidateNumber);
        await Refused.AssertAsync(other.Accounts.GetAccountAsync(new GetAccountRequest(), Own), ErrorReason.SignInRequired);
    }

    [Fact]
    public async Task Deleting_the_account_takes_the_cookie_back()
    {
        var candidate = await silo.NewCandidateAsync();
        using var browser = new Browser(silo);
        await browser.SignInAsync(candidate);

        await browser.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password }, Own);

        Assert.Empty(browser.Cookie);
    }

    [Fact]
    public async Task A_cookie_ends_after_2_hours_without_a_call_and_after_12_hours_in_any_case()
    {
        var candidate = await silo.NewCandidateAsync();
        using var idle = new Browser(silo);
        using var busy = new Browser(silo);
        await idle.SignInAsync(candidate);
        await busy.SignInAsync(candidate);
        var end = silo.Time.GetUtcNow().AddHours(12);
        for (var step = TimeSpan.FromMinutes(90); silo.Time.GetUtcNow() + step < end;)
        {
            silo.Pass(step);
            await busy.Accounts.GetAccountAsync(new GetAccountRequest(), Own);
        }

        silo.Pass(end - silo.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        await Refused.AssertAsync(idle.Accounts.GetAccountAsync(new GetAccountRequest(), Own), ErrorReason.SignInRequired);
        await busy.Accounts.GetAccountAsync(new GetAccountRequest(), Own);
        silo.Pass(TimeSpan.FromSeconds(1));
        await Refused.AssertAsync(busy.Accounts.GetAccountAsync(new GetAccountRequest(), Own), ErrorReason.SignInRequired);
    }

    /// <summary>A gRPC-Web client that keeps cookies as a browser does, by what the server says of them and no clock of its own.</summary>
    private sealed class Browser : IDisposable
    {
        private readonly Jar jar;
        private readonly GrpcChannel channel;

        public Browser(RunningSilo silo)
        {
            jar = new Jar(new SocketsHttpHandler { UseCookies = false });
            channel = GrpcChannel.ForAddress(silo.Http, new GrpcChannelOptions
            {
                HttpHandler = new GrpcWebHandler(GrpcWebMode.GrpcWeb, jar),
                HttpVersion = HttpVersion.Version11,
                DisposeHttpClient = true,
            });
            Accounts = new AccountService.AccountServiceClient(channel);
            SignIn = new SignInService.SignInServiceClient(channel);
        }

        public AccountService.AccountServiceClient Accounts { get; }

        public SignInService.SignInServiceClient SignIn { get; }

        /// <summary>As the server wrote them, oldest first.</summary>
        public List<string> SetCookies => jar.SetCookies;

        /// <summary>What is sent with the next call.</summary>
        public string Cookie => jar.Cookie;

        public async Task<SignInResponse> SignInAsync(SignedInCandidate candidate) => await SignIn.SignInAsync(
            new SignInRequest { Identifier = candidate.Email, Password = candidate.Password, SessionKind = SessionKind.Cookie }, Own);

        public void Dispose() => channel.Dispose();
    }

    private sealed class Jar(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> SetCookies { get; } = [];

        public string Cookie { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Cookie.Length > 0 && !request.Headers.Contains("cookie"))
            {
                request.Headers.Add("cookie", Cookie);
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var set in response.Headers.TryGetValues("set-cookie", out var values) ? values : [])
            {
                SetCookies.Add(set);
                var pair = set.Split(';')[0];
                Cookie = pair.EndsWith('=') ? "" : pair;
            }

            return response;
        }
    }
}
