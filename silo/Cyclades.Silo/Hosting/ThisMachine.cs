using System.Net;

namespace Cyclades.Silo.Hosting;

/// <summary>Names by which a machine calls itself.</summary>
internal static class ThisMachine
{
    /// <summary>The host of a request is « localhost » or an address of the loopback.</summary>
    public static bool IsThisMachine(this HostString host) =>
        string.Equals(host.Host, ServerSettings.Localhost, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));
}
