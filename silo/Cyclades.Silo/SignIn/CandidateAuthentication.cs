using Cyclades.Silo.Clock;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// How a call tells who makes it: a cookie for browsers, a bearer token for programs, behind one scheme that picks
/// by the presence of an Authorization header. Tickets are protected by Data Protection, with purposes that never change.
/// </summary>
internal static class CandidateAuthentication
{
    /// <summary>The scheme to name: it forwards to one of the two others.</summary>
    public const string Scheme = "candidate";

    public const string CookieScheme = "candidate-cookie";
    public const string BearerScheme = "candidate-bearer";

    /// <summary>Name of the application for Data Protection: another name would close every session.</summary>
    private const string ApplicationName = "cyclades";

    private const string CookiePurpose = "cyclades/candidate/cookie/v1";
    private const string AccessPurpose = "cyclades/candidate/access/v1";
    private const string RefreshPurpose = "cyclades/candidate/refresh/v1";

    /// <summary>
    /// Adds the schemes, Data Protection and <see cref="CandidateSessions"/>. Where the keys lie is not decided here:
    /// storage sets the repository of <c>KeyManagementOptions</c>.
    /// </summary>
    /// <param name="services">Where to add.</param>
    /// <param name="publicUrl">Where candidates reach the portal.</param>
    public static IServiceCollection AddCandidateAuthentication(this IServiceCollection services, Uri publicUrl)
    {
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddSingleton<CandidateSessions>();
        services.TryAddSingleton<RuleClock>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, displayName: null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? BearerScheme : CookieScheme)
            .AddCookie(CookieScheme)
            .AddBearerToken(BearerScheme);
        services.AddOptions<CookieAuthenticationOptions>(CookieScheme).Configure<IDataProtectionProvider, RuleClock>((options, protection, clock) =>
        {
            options.TimeProvider = new RuleTime(clock);
            options.Cookie.Name = LoopbackCookies.SecureName;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.IsEssential = true;
            options.CookieManager = new LoopbackCookies(publicUrl);
            options.ExpireTimeSpan = CandidateSession.LongestIdle;
            options.SlidingExpiration = true;
            options.TicketDataFormat = Format(protection, CookiePurpose);
            options.Events.OnValidatePrincipal = EndWithTheSession;
            options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        services.AddOptions<BearerTokenOptions>(BearerScheme).Configure<IDataProtectionProvider, RuleClock>((options, protection, clock) =>
        {
            options.TimeProvider = new RuleTime(clock);
            options.BearerTokenProtector = Format(protection, AccessPurpose);
            options.RefreshTokenProtector = Format(protection, RefreshPurpose);
        });
        return services;
    }

    private static TicketDataFormat Format(IDataProtectionProvider protection, string purpose) =>
        new(protection.CreateProtector(purpose));

    /// <summary>A cookie is renewed while it is used; the session it carries is not.</summary>
    private static Task EndWithTheSession(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<RuleClock>().Now;
        if (CandidateSession.Of(context.Principal!) is not { } session || now >= session.End)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    /// <summary>A session ends by the clock that it began by, whatever this machine's says.</summary>
    private sealed class RuleTime(RuleClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.Now;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
