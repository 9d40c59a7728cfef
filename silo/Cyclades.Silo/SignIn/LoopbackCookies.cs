using System.Net;
using Cyclades.Silo.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Cookies with the <c>__Host-</c> prefix and the Secure attribute everywhere but on plain http to this very machine,
/// where a browser would drop them: there the name loses its prefix and the cookie the attribute.
/// </summary>
/// <param name="publicUrl">Where candidates reach the portal. A server for others than this machine never weakens a cookie.</param>
internal sealed class LoopbackCookies(Uri publicUrl) : ICookieManager
{
    public const string SecureName = "__Host-cyclades";
    public const string LoopbackName = "cyclades";

    private readonly ChunkingCookieManager chunks = new();
    private readonly bool mayBePlain = publicUrl.Scheme == Uri.UriSchemeHttp && publicUrl.IsLoopback;

    /// <summary>
    /// Plain http, from this machine, to a name of this machine, and the portal's own address is such a one: a proxy beside
    /// the server may pass on any name, « localhost » too.
    /// </summary>
    public bool IsPlainLoopback(HttpContext context) =>
        mayBePlain
        && !context.Request.IsHttps
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && context.Request.Host.IsThisMachine();

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, NameIn(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        chunks.AppendResponseCookie(context, NameIn(context, key), value, OptionsIn(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        chunks.DeleteCookie(context, NameIn(context, key), OptionsIn(context, options));

    private string NameIn(HttpContext context, string key) =>
        key == SecureName && IsPlainLoopback(context) ? LoopbackName : key;

    private CookieOptions OptionsIn(HttpContext context, CookieOptions options) =>
        IsPlainLoopback(context) ? new CookieOptions(options) { Secure = false } : options;
}
