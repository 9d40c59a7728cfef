using System.Net;
using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.Clock;
using Cyclades.Silo.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;
using Xunit;
using SameSiteMode = Microsoft.Net.Http.Headers.SameSiteMode;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class CandidateAuthenticationTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CandidateNumber Paul = new(42);
    private static readonly SecurityStamp Stamp = new(3);
    private static readonly Uri PublicUrl = new("http://localhost:5080");

    private readonly FakeTimeProvider time = new(Noon);
    private readonly ServiceProvider services;
    private readonly CandidateSessions sessions;

    public CandidateAuthenticationTests()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddCandidateAuthentication(PublicUrl)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .BuildServiceProvider();
        sessions = services.GetRequiredService<CandidateSessions>();
    }

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task An_access_token_says_who_until_20_minutes_are_over()
    {
        var tokens = sessions.IssueBearer(Paul, Stamp, Noon);

        Assert.Equal(Noon.AddMinutes(20), tokens.AccessExpires);
        time.SetUtcNow(tokens.AccessExpires.AddTicks(-1));
        var session = await SessionOf(Bearer(tokens.Access));
        Assert.Equal((Paul, Stamp, Noon), (session!.Candidate, session.Stamp, session.StartedAt));
        time.SetUtcNow(tokens.AccessExpires);
        Assert.Null(await SessionOf(Bearer(tokens.Access)));
    }

    [Theory]
    [InlineData(-45)]
    [InlineData(45)]
    public async Task A_token_lasts_by_the_rules_clock_whatever_this_machines_says(int minutesAhead)
    {
        var clock = services.GetRequiredService<RuleClock>();
        clock.Follow(TimeSpan.FromMinutes(minutesAhead));
        var tokens = sessions.IssueBearer(Paul, Stamp, clock.Now);

        Assert.NotNull(await SessionOf(Bearer(tokens.Access)));
        time.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await SessionOf(Bearer(tokens.Access)));
    }

    [Fact]
    public void A_refresh_token_carries_the_same_session_for_2_hours()
    {
        var session = CandidateSession.Open(Paul, Stamp, Noon);
        var tokens = sessions.IssueBearer(session, Noon);

        Assert.Equal(Noon.AddHours(2), tokens.RefreshExpires);
        Assert.Equal(session, sessions.ReadRefresh(tokens.Refresh, tokens.RefreshExpires.AddTicks(-1)));
        Assert.Null(sessions.ReadRefresh(tokens.Refresh, tokens.RefreshExpires));
    }

    [Fact]
    public void No_refreshing_carries_a_session_beyond_12_hours()
    {
        var session = CandidateSession.Open(Paul, Stamp, Noon);
        var tokens = sessions.IssueBearer(session, Noon.AddHours(11).AddMinutes(50));

        Assert.Equal(Noon.AddHours(12), tokens.AccessExpires);
        Assert.Equal(Noon.AddHours(12), tokens.RefreshExpires);
        Assert.Null(sessions.ReadRefresh(tokens.Refresh, Noon.AddHours(12)));
    }

    [Fact]
    public async Task One_kind_of_token_does_not_pass_for_another()
    {
        var tokens = sessions.IssueBearer(Paul, Stamp, Noon);

        Assert.Null(sessions.ReadRefresh(tokens.Access, Noon));
        Assert.Null(await SessionOf(Bearer(tokens.Refresh)));
        Assert.Null(await SessionOf(Request("https", "cyclades.example", cookie: $"{LoopbackCookies.SecureName}={tokens.Access}")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("é€😀")]
    public async Task What_is_no_token_is_nobody(string? text)
    {
        Assert.Null(sessions.ReadRefresh(text, Noon));
        Assert.Null(await SessionOf(Bearer(text ?? "")));
    }

    [Fact]
    public async Task A_cookie_is_host_bound_http_only_secure_and_strict()
    {
        var cookie = await CookieOf("https", "cyclades.example");

        Assert.Equal("__Host-cyclades", cookie.Name.ToString());
        Assert.True(cookie.Secure && cookie.HttpOnly);
        Assert.Equal(SameSiteMode.Strict, cookie.SameSite);
        Assert.Equal("/", cookie.Path.ToString());
        Assert.False(cookie.Domain.HasValue);
        Assert.Null(cookie.Expires);
    }

    [Theory]
    [InlineData("localhost:5080", "127.0.0.1", true)]
    [InlineData("127.0.0.1:5080", "127.0.0.1", true)]
    [InlineData("[::1]:5080", "::1", true)]
    [InlineData("localhost", "::ffff:127.0.0.1", true)]
    [InlineData("cyclades.example", "127.0.0.1", false)]
    [InlineData("localhost", "192.0.2.7", false)]
    public async Task Only_plain_http_on_this_machine_gets_a_cookie_that_is_not_secure(string host, string client, bool plain)
    {
        var cookie = await CookieOf("http", host, client);

        Assert.Equal(plain ? "cyclades" : "__Host-cyclades", cookie.Name.ToString());
        Assert.Equal(!plain, cookie.Secure);
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteMode.Strict, cookie.SameSite);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("https://localhost:5080", false)]
    [InlineData("https://cyclades.example", false)]
    public void A_portal_for_others_never_weakens_a_cookie_whatever_name_a_proxy_beside_it_passes_on(string publicUrl, bool plain)
    {
        var context = Request("http", "localhost:5080");

        new LoopbackCookies(new Uri(publicUrl)).AppendResponseCookie(
            context, LoopbackCookies.SecureName, "x", new CookieOptions { Secure = true });

        var cookie = SetCookie(context)!;
        Assert.Equal(plain ? "cyclades" : "__Host-cyclades", cookie.Name.ToString());
        Assert.Equal(!plain, cookie.Secure);
    }

    [Theory]
    [InlineData("https", "cyclades.example")]
    [InlineData("http", "localhost:5080")]
    public async Task A_cookie_says_who_until_2_hours_have_passed_without_a_call(string scheme, string host)
    {
        var cookie = await CookieOf(scheme, host);

        time.SetUtcNow(Noon.AddHours(2).AddSeconds(-1));
        Assert.Equal(Paul, (await SessionOf(Request(scheme, host, cookie: $"{cookie.Name}={cookie.Value}")))?.Candidate);
        time.SetUtcNow(Noon.AddHours(2).AddSeconds(1));
        Assert.Null(await SessionOf(Request(scheme, host, cookie: $"{cookie.Name}={cookie.Value}")));
    }

    [Fact]
    public async Task A_cookie_in_use_is_renewed_but_its_session_ends_after_12_hours()
    {
        var cookie = await CookieOf("https", "cyclades.example");
        for (var minutes = 80; minutes < 12 * 60; minutes += 80)
        {
            time.SetUtcNow(Noon.AddMinutes(minutes));
            var context = Request("https", "cyclades.example", cookie: $"{cookie.Name}={cookie.Value}");
            Assert.NotNull(await SessionOf(context));
            await ((StartedResponse)context.Features.GetRequiredFeature<IHttpResponseFeature>()).Start();
            cookie = SetCookie(context) ?? cookie;
        }

        time.SetUtcNow(Noon.AddHours(12).AddTicks(-1));
        Assert.NotNull(await SessionOf(Request("https", "cyclades.example", cookie: $"{cookie.Name}={cookie.Value}")));
        time.SetUtcNow(Noon.AddHours(12));
        Assert.Null(await SessionOf(Request("https", "cyclades.example", cookie: $"{cookie.Name}={cookie.Value}")));
    }

    [Theory]
    [InlineData("https", "cyclades.example", "__Host-cyclades")]
    [InlineData("http", "localhost", "cyclades")]
    public async Task Signing_out_takes_the_cookie_back(string scheme, string host, string name)
    {
        var context = Request(scheme, host);

        await CandidateSessions.SignOutCookie(context);

        var cookie = SetCookie(context)!;
        Assert.Equal(name, cookie.Name.ToString());
        Assert.Equal("", cookie.Value.ToString());
        Assert.Equal(DateTimeOffset.UnixEpoch, cookie.Expires);
    }

    [Fact]
    public async Task An_authorization_header_wins_over_a_cookie()
    {
        var cookie = await CookieOf("https", "cyclades.example");
        var context = Request("https", "cyclades.example", cookie: $"{cookie.Name}={cookie.Value}");
        context.Request.Headers.Authorization = "Bearer x";

        Assert.Null(await SessionOf(context));
    }

    [Fact]
    public async Task Nobody_is_redirected_to_a_page()
    {
        var context = Request("https", "cyclades.example");

        await context.ChallengeAsync();
        Assert.Equal(StatusCodes.Status401Unauthorized, context.Response.StatusCode);
        await context.ForbidAsync();
        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    [Fact]
    public void Two_sessions_differ_and_tokens_do_not_print()
    {
        Assert.NotEqual(CandidateSession.Open(Paul, Stamp, Noon).Id, CandidateSession.Open(Paul, Stamp, Noon).Id);
        Assert.Equal("BearerTokens", sessions.IssueBearer(Paul, Stamp, Noon).ToString());
    }

    [Fact]
    public void Tickets_are_read_by_another_server_with_the_same_keys()
    {
        var tokens = sessions.IssueBearer(Paul, Stamp, Noon);
        var protection = services.GetRequiredService<IDataProtectionProvider>();
        using var other = new ServiceCollection()
            .AddLogging().AddSingleton<TimeProvider>(time).AddCandidateAuthentication(PublicUrl).AddSingleton(protection).BuildServiceProvider();

        Assert.NotNull(other.GetRequiredService<CandidateSessions>().ReadRefresh(tokens.Refresh, Noon));
        Assert.NotNull(new TicketDataFormat(protection.CreateProtector("cyclades/candidate/refresh/v1")).Unprotect(tokens.Refresh));
        Assert.NotNull(new TicketDataFormat(protection.CreateProtector("cyclades/candidate/access/v1")).Unprotect(tokens.Access));
        Assert.Equal("cyclades", services.GetRequiredService<IOptions<DataProtectionOptions>>().Value.ApplicationDiscriminator);
    }

    [Theory]
    [InlineData(false, null, null, false, false)]
    [InlineData(true, null, null, false, true)]
    [InlineData(true, null, null, true, false)]
    [InlineData(false, "https://cyclades.example", null, false, true)]
    [InlineData(false, null, "same-origin", false, true)]
    [InlineData(false, null, "same-origin", true, false)]
    [InlineData(false, "https://cyclades.example", "same-origin", true, false)]
    [InlineData(true, "https://cyclades.example", "same-origin", false, true)]
    [InlineData(true, "https://evil.example", "cross-site", true, true)]
    [InlineData(true, "https://other.cyclades.example", "same-site", true, true)]
    [InlineData(true, "https://portal.example", "cross-site", true, false)]
    [InlineData(true, "https://portal.example", "cross-site", false, true)]
    public async Task A_browsers_call_needs_the_header_and_its_own_site(bool signedIn, string? origin, string? site, bool header, bool refused)
    {
        var context = Request("https", "cyclades.example");
        if (signedIn)
        {
            var cookie = await CookieOf("https", "cyclades.example");
            context = Request("https", "cyclades.example", cookie: $"{cookie.Name}={cookie.Value}");
            context.User = (await context.AuthenticateAsync()).Principal!;
        }

        context.Request.Headers.Origin = origin;
        context.Request.Headers["Sec-Fetch-Site"] = site;
        if (header)
        {
            context.Request.Headers[BrowserCallGuard.Header] = "web";
        }

        Assert.Equal(refused, new BrowserCallGuard(new HashSet<string> { "https://portal.example" }).Refuses(context));
    }

    [Fact]
    public async Task A_program_with_a_token_needs_no_header()
    {
        var context = Bearer(sessions.IssueBearer(Paul, Stamp, Noon).Access);
        context.User = (await context.AuthenticateAsync()).Principal!;

        Assert.NotNull(CandidateSession.Of(context.User));
        Assert.False(new BrowserCallGuard(new HashSet<string>()).Refuses(context));
    }

    private static SetCookieHeaderValue? SetCookie(HttpContext context) =>
        context.Response.Headers.SetCookie is { Count: > 0 } values ? SetCookieHeaderValue.Parse(values[^1]) : null;

    private async Task<SetCookieHeaderValue> CookieOf(string scheme, string host, string client = "127.0.0.1")
    {
        var context = Request(scheme, host, client);
        await CandidateSessions.SignInCookie(context, CandidateSession.Open(Paul, Stamp, time.GetUtcNow()));
        return SetCookie(context)!;
    }

    private static async Task<CandidateSession?> SessionOf(HttpContext context) =>
        await context.AuthenticateAsync() is { Succeeded: true } result ? CandidateSession.Of(result.Principal) : null;

    private DefaultHttpContext Bearer(string token)
    {
        var context = Request("https", "cyclades.example");
        context.Request.Headers.Authorization = "Bearer " + token;
        return context;
    }

    private DefaultHttpContext Request(string scheme, string host, string client = "127.0.0.1", string? cookie = null)
    {
        // Each request has its scope: the schemes keep their answer for the scope.
        var context = new DefaultHttpContext { RequestServices = services.CreateScope().ServiceProvider };
        context.Features.Set<IHttpResponseFeature>(new StartedResponse());
        context.Request.Scheme = scheme;
        context.Request.Host = HostString.FromUriComponent(host);
        context.Connection.RemoteIpAddress = IPAddress.Parse(client);
        context.Request.Headers.Cookie = cookie;
        return context;
    }

    /// <summary>Runs what waits for the response to start, which a context without a server never does.</summary>
    private sealed class StartedResponse : HttpResponseFeature
    {
        private readonly List<Func<Task>> onStarting = [];

        public override void OnStarting(Func<object, Task> callback, object state) => onStarting.Add(() => callback(state));

        public async Task Start()
        {
            foreach (var callback in onStarting)
            {
                await callback();
            }
        }
    }
}
