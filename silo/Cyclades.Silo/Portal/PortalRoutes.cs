using Microsoft.Net.Http.Headers;

namespace Cyclades.Silo.Portal;

/// <summary>Serves the portal: its files, and its one page at every address that is no file's.</summary>
internal static class PortalRoutes
{
    /// <summary>What the page may load and do. The frame is for a document that the page itself has received.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Files here bear their fingerprint in their name.</summary>
    private const string Assets = "/assets";

    private const string Forever = "public, max-age=31536000, immutable";

    private const string AskedEachTime = "no-cache";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPortal(this IEndpointRouteBuilder routes, PortalFiles portal, PortalPage page) =>
        routes.MapMethods("/{**path}", Reading, http => Answer(http, portal, page).ExecuteAsync(http));

    private static IResult Answer(HttpContext http, PortalFiles portal, PortalPage page)
    {
        var path = http.Request.Path;
        var isAsset = path.StartsWithSegments(Assets, StringComparison.Ordinal);
        if (portal.Files.TryGetValue(path.Value ?? "", out var file))
        {
            return Send(http, file, isAsset ? Forever : AskedEachTime);
        }

        // No address of the portal has a dot: what has one was meant to be a file.
        if (isAsset || path.Value?.Contains('.', StringComparison.Ordinal) is true)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.CacheControl = AskedEachTime;
            if (isAsset || !IsForReader(http.Request))
            {
                return TypedResults.Empty;
            }
        }

        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Send(http, page.Now, AskedEachTime);
    }

    /// <summary>Whether somebody will look at the answer; the portal's page tells him that there is nothing at this address.</summary>
    private static bool IsForReader(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static IResult Send(HttpContext http, PortalFile file, string caching)
    {
        var headers = http.Response.Headers;
        var sent = Representation.Choose(http.Request.GetTypedHeaders().AcceptEncoding, file.Representations);
        headers.CacheControl = caching;
        if (file.Representations.Length > 1)
        {
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (sent.Coding != Representation.Identity)
        {
            headers.ContentEncoding = sent.Coding;
        }

        return TypedResults.Bytes(sent.Bytes, file.ContentType, entityTag: sent.Tag);
    }
}
