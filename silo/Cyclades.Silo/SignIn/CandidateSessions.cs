using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Cyclades.Silo.SignIn;

/// <summary>What a program is given when it signs in. Instants in UTC: the first at which a token is no longer good.</summary>
internal sealed record BearerTokens(string Access, DateTimeOffset AccessExpires, string Refresh, DateTimeOffset RefreshExpires)
{
    /// <summary>Tokens do not print.</summary>
    public override string ToString() => nameof(BearerTokens);
}

/// <summary>
/// Makes and reads what carries a session. An access token lasts 20 minutes, a refresh token 2 hours, neither beyond the
/// session's end 12 hours after sign-in. Nothing is kept here: before new tokens are given, the account must admit the session.
/// </summary>
internal sealed class CandidateSessions(IOptionsMonitor<BearerTokenOptions> bearer)
{
    public static TimeSpan AccessLife { get; } = TimeSpan.FromMinutes(20);

    /// <summary>Tokens of a new session.</summary>
    public BearerTokens IssueBearer(CandidateNumber candidate, SecurityStamp stamp, DateTimeOffset now) =>
        IssueBearer(CandidateSession.Open(candidate, stamp, now), now);

    /// <summary>New tokens of a session that goes on.</summary>
    public BearerTokens IssueBearer(CandidateSession session, DateTimeOffset now)
    {
        var options = bearer.Get(CandidateAuthentication.BearerScheme);
        var accessExpires = Earlier(now + AccessLife, session.End);
        var refreshExpires = Earlier(now + CandidateSession.LongestIdle, session.End);
        return new BearerTokens(
            options.BearerTokenProtector.Protect(Ticket(session, accessExpires)),
            accessExpires,
            options.RefreshTokenProtector.Protect(Ticket(session, refreshExpires)),
            refreshExpires);
    }

    /// <summary>The session that a refresh token carries; null for anything else, and once it is over.</summary>
    public CandidateSession? ReadRefresh(string? token, DateTimeOffset now) =>
        !string.IsNullOrEmpty(token)
        && bearer.Get(CandidateAuthentication.BearerScheme).RefreshTokenProtector.Unprotect(token) is { Properties.ExpiresUtc: { } expires } ticket
        && now < expires
        && CandidateSession.TryRead(ticket.Principal, out var session)
            ? session
            : null;

    /// <summary>Gives the browser the cookie of the session: 2 hours without a call end it, 12 hours in any case.</summary>
    public static Task SignInCookie(HttpContext context, CandidateSession session) =>
        context.SignInAsync(CandidateAuthentication.CookieScheme, session.ToPrincipal(CandidateAuthentication.CookieScheme));

    /// <summary>Whether the request's session came by cookie.</summary>
    public static bool IsByCookie(HttpContext context) =>
        context.User.Identities.Any(identity => identity.AuthenticationType == CandidateAuthentication.CookieScheme);

    /// <summary>Takes the cookie back. It ends nothing by itself: the account closes the session.</summary>
    public static Task SignOutCookie(HttpContext context) =>
        context.SignOutAsync(CandidateAuthentication.CookieScheme);

    private static AuthenticationTicket Ticket(CandidateSession session, DateTimeOffset expires) => new(
        session.ToPrincipal(CandidateAuthentication.BearerScheme),
        new AuthenticationProperties { ExpiresUtc = expires },
        CandidateAuthentication.BearerScheme);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
