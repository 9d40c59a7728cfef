using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Cookies with the <c>__Host-</c> prefix and the Secure attribute everywhere but on plain http to this very machine,
/// where a browser would drop them: there the name loses its prefix and the cookie the attribute.
/// </summary>
internal sealed class LoopbackCookies : ICookieManager
{
    public const string SecureName = "__Host-cyclades";
    public const string LoopbackName = "cyclades";

    private readonly ChunkingCookieManager chunks = new();

    /// <summary>Plain http, from this machine, to a name of this machine. A proxy beside the server passes on a public name.</summary>
    public static bool IsPlainLoopback(HttpContext context) =>
        !context.Request.IsHttps
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && (string.Equals(context.Request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, NameIn(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        chunks.AppendResponseCookie(context, NameIn(context, key), value, OptionsIn(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        chunks.DeleteCookie(context, NameIn(context, key), OptionsIn(context, options));

    private static string NameIn(HttpContext context, string key) =>
        key == SecureName && IsPlainLoopback(context) ? LoopbackName : key;

    private static CookieOptions OptionsIn(HttpContext context, CookieOptions options) =>
        IsPlainLoopback(context) ? new CookieOptions(options) { Secure = false } : options;
}
