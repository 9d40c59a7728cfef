using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cyclades.Silo.Documents.Files;

/// <summary>Where ClamAV's daemon listens, as an operator writes it: <c>host:port</c>, or the absolute path of a socket.</summary>
internal static class ClamdAddress
{
    public static bool TryParse(string text, [NotNullWhen(true)] out EndPoint? address)
    {
        address = null;
        if (Path.IsPathRooted(text))
        {
            address = new UnixDomainSocketEndPoint(text);
        }
        else if (text.LastIndexOf(':') is > 0 and var colon
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0)
        {
            address = new DnsEndPoint(text[..colon].Trim('[', ']'), port);
        }

        return address is not null;
    }
}
