using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// What counts as one client where clients are limited: an IPv4 address, or the /64 of an IPv6 one, since whoever has
/// one address of a /64 has them all. The default stands for a caller without an address (in the process, a local socket).
/// </summary>
internal readonly record struct ClientNetwork(ulong Value, bool IsIPv6)
{
    public static ClientNetwork Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new ClientNetwork(BinaryPrimitives.ReadUInt64BigEndian(bytes), IsIPv6: true)
            : new ClientNetwork(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsIPv6: false);
    }
}
