using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Cyclades.Silo.Documents.Files;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>The scanner's protocol, against a socket that speaks it as ClamAV's daemon does (B6).</summary>
public sealed class ClamdScannerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Sizes => [1, 64 * 1024, (64 * 1024) + 1, 1_000_000];

    [Theory, MemberData(nameof(Sizes))]
    public async Task All_bytes_of_a_file_are_scanned(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        using var clamd = new FakeClamd("stream: OK\0");

        Assert.False(await clamd.Scanner.IsInfectedAsync(content, Cancellation));

        Assert.Equal(content, await clamd.ScannedAsync());
    }

    [Fact]
    public async Task A_virus_that_is_found_is_told()
    {
        using var clamd = new FakeClamd("stream: Eicar-Test-Signature FOUND\0");

        Assert.True(await clamd.Scanner.IsInfectedAsync(new byte[10], Cancellation));
    }

    [Theory]
    [InlineData("stream: OK, or so\0")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("")]
    public async Task Whatever_else_is_answered_is_no_answer(string answer)
    {
        using var clamd = new FakeClamd(answer);

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => clamd.Scanner.IsInfectedAsync(new byte[10], Cancellation));
    }

    [Fact]
    public async Task A_scanner_that_does_not_listen_is_no_answer()
    {
        var scanner = new ClamdScanner(new UnixDomainSocketEndPoint(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ctl")), TimeProvider.System);

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => scanner.IsInfectedAsync(new byte[10], Cancellation));
    }

    [Fact]
    public void An_operator_writes_a_host_and_a_port_or_the_path_of_a_socket()
    {
        Assert.True(ClamdAddress.TryParse("localhost:3310", out var host));
        Assert.Equal(new DnsEndPoint("localhost", 3310), host);
        Assert.True(ClamdAddress.TryParse("[::1]:3310", out var six));
        Assert.Equal(new DnsEndPoint("::1", 3310), six);
        Assert.True(ClamdAddress.TryParse("/run/clamav/clamd.ctl", out var path));
        Assert.Equal("/run/clamav/clamd.ctl", path.ToString());
        Assert.All(["", "localhost", "localhost:", ":3310", "localhost:0", "localhost:65536", "localhost:x"], wrong => Assert.False(ClamdAddress.TryParse(wrong, out _)));
    }

    /// <summary>Takes one file by INSTREAM and gives one answer.</summary>
    private sealed class FakeClamd : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task<byte[]> scanned;

        public FakeClamd(string answer)
        {
            listener.Start();
            Scanner = new ClamdScanner(listener.LocalEndpoint, TimeProvider.System);
            scanned = ServeAsync(answer);
        }

        public ClamdScanner Scanner { get; }

        public Task<byte[]> ScannedAsync() => scanned;

        public void Dispose() => listener.Dispose();

        private async Task<byte[]> ServeAsync(string answer)
        {
            using var client = await listener.AcceptTcpClientAsync(Cancellation);
            var stream = client.GetStream();
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, Cancellation);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var content = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length, Cancellation);
                var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (chunk.Length == 0)
                {
                    break;
                }

                await stream.ReadExactlyAsync(chunk, Cancellation);
                content.Write(chunk);
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), Cancellation);
            return content.ToArray();
        }
    }
}
