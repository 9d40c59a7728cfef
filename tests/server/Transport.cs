using Xunit;

namespace Cyclades.Testing;

/// <summary>The two ways in; every test of the API runs on both.</summary>
public enum Transport
{
    /// <summary>gRPC over HTTP/2 in clear, on the port of programs.</summary>
    Http2,

    /// <summary>gRPC-Web over HTTP/1.1, on the port of browsers.</summary>
    GrpcWeb,
}

/// <summary>For <c>[Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]</c>.</summary>
public static class Transports
{
    public static TheoryData<Transport> Each => [Transport.Http2, Transport.GrpcWeb];
}
