namespace Cyclades.Silo.Hosting;

/// <summary>
/// The one page that stands where mails and documents lead to until the portal exists: it says that the portal is not part
/// of this version and which command does it instead. Reading it changes nothing.
/// </summary>
internal static class PlainPages
{
    private const string Html = "text/html; charset=utf-8";
    private const string Css = "text/css; charset=utf-8";

    private static readonly string[] Paths =
    [
        "/", "/activation", "/mot-de-passe", "/nouvelle-adresse", "/representant", "/verification/{reference}",
        "/mes-inscriptions/{**page}",
    ];

    public static void MapPlainPages(this IEndpointRouteBuilder routes)
    {
        var page = Read("portal.html");
        foreach (var path in Paths)
        {
            routes.MapGet(path, () => Results.Bytes(page, Html));
        }

        var style = Read("portal.css");
        routes.MapGet("/portal.css", () => Results.Bytes(style, Css));
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(PlainPages).Assembly.GetManifestResourceStream($"{typeof(PlainPages).Namespace}.Pages.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
