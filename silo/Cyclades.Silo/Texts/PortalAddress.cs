namespace Cyclades.Silo.Texts;

/// <summary>Addresses of the portal's pages, as mails and documents print them.</summary>
internal static class PortalAddress
{
    /// <param name="publicUrl">Where candidates reach the portal, with or without a slash at its end.</param>
    /// <param name="path">Under it, without a slash in front; empty for the portal itself.</param>
    public static string Page(this Uri publicUrl, string path) => $"{publicUrl.AbsoluteUri.TrimEnd('/')}/{path}";
}
