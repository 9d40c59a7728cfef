using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cyclades.Silo.Documents.Files;

/// <summary>Looks for viruses in what is deposited, where a scanner is configured (B6).</summary>
internal interface IVirusScanner
{
    /// <exception cref="ScannerUnavailableException">The scanner did not say.</exception>
    Task<bool> IsInfectedAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>Without a scanner nothing is infected.</summary>
internal sealed class NoScanner : IVirusScanner
{
    public Task<bool> IsInfectedAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(false);
}

/// <summary>The scanner did not answer, or not what a scanner answers: the file may be sent again later.</summary>
internal sealed class ScannerUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>ClamAV's daemon, by its INSTREAM command: the file in chunks, each after its length, and then one of no length.</summary>
internal sealed class ClamdScanner(EndPoint address, TimeProvider time) : IVirusScanner
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 1024;

    /// <summary>How long a file may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    public async Task<bool> IsInfectedAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        string answer;
        try
        {
            answer = await AskAsync(content, either.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ScannerUnavailableException("The virus scanner does not answer.", failure);
        }

        return answer switch
        {
            "stream: OK" => false,
            _ when answer.EndsWith(" FOUND", StringComparison.Ordinal) => true,
            _ => throw new ScannerUnavailableException($"The virus scanner answered « {answer} »."),
        };
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var socket = address is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, cancellation);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var length = new byte[4];
        for (var start = 0; start < content.Length; start += ChunkSize)
        {
            var chunk = content[start..Math.Min(start + ChunkSize, content.Length)];
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancellation);
            await stream.WriteAsync(chunk, cancellation);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancellation);
        var answer = new byte[LongestAnswer];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }
}
