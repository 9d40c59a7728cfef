namespace Cyclades.Silo.SignIn;

/// <summary>
/// Keeps another site from calling through a visitor's browser (CSRF). A call made by a browser, or with the session's cookie,
/// must carry the header <c>x-cyclades-client</c>, which no form can add and which another origin may only send where
/// CORS allows it; and a browser that says that the call comes from another site is believed, unless that origin is allowed.
/// Programs with a bearer token are not concerned.
/// </summary>
/// <param name="allowedOrigins">As browsers write them: scheme, host, port if not the usual one.</param>
internal sealed class BrowserCallGuard(IReadOnlySet<string> allowedOrigins)
{
    public const string Header = "x-cyclades-client";

    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>True when the call must be refused, with PERMISSION_DENIED.</summary>
    public bool Refuses(HttpContext context)
    {
        var headers = context.Request.Headers;
        var origin = headers.Origin.ToString();
        var site = headers[FetchSite].ToString();
        var byBrowser = origin.Length > 0 || site.Length > 0;
        var byCookie = CandidateSessions.IsByCookie(context);
        if (!byBrowser && !byCookie)
        {
            return false;
        }

        var foreign = site is "cross-site" or "same-site";
        return headers[Header].Count == 0 || (foreign && !allowedOrigins.Contains(origin));
    }
}
