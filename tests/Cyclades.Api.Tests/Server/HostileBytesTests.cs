using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cyclades.Testing;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>Whatever bytes are sent to a port, the reply is a status of the contract and the log knows no error.</summary>
public sealed class HostileBytesTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const int Rounds = 12;

    /// <summary>Every status that a client may get; UNKNOWN and INTERNAL are faults of the server.</summary>
    private static readonly StatusCode[] Allowed =
    [
        StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.Unauthenticated, StatusCode.PermissionDenied,
        StatusCode.ResourceExhausted, StatusCode.FailedPrecondition, StatusCode.AlreadyExists, StatusCode.Aborted, StatusCode.Unimplemented,
    ];

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Random_bytes_in_a_frame_get_a_status_of_the_contract(Transport transport) =>
        await SendToEveryMethodAsync(transport, random => Frame(Bytes(random, random.Next(200))));

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Random_messages_get_a_status_of_the_contract(Transport transport) =>
        await SendToEveryMethodAsync(transport, random => Frame(Message(random, depth: 3)));

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Broken_frames_get_a_status_of_the_contract(Transport transport) =>
        await SendToEveryMethodAsync(transport, random => random.Next(4) switch
        {
            0 => [],
            1 => Bytes(random, 3),
            2 => [1, .. Frame(Bytes(random, 8))[1..]],
            _ => [.. Frame(Bytes(random, 8))[..7]],
        });

    [Fact]
    public async Task Bytes_that_are_no_http_at_all_end_the_connection_and_nothing_else()
    {
        var random = new Random(7);
        foreach (var address in (Uri[])[silo.Http, silo.Grpc])
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var socket = new System.Net.Sockets.TcpClient();
                await socket.ConnectAsync(address.Host, address.Port);
                var stream = socket.GetStream();
                await stream.WriteAsync(Bytes(random, 1 + random.Next(2000)));
                socket.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
                await ReadToEndAsync(stream);
            }
        }

        Assert.NotEmpty((await silo.Connect().Reference.ListDepartmentsAsync(new())).Departments);
        AssertNoError();
    }

    private async Task SendToEveryMethodAsync(Transport transport, Func<Random, byte[]> body)
    {
        var random = new Random(42);
        using var http = new HttpClient();
        var methods = silo.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<IMethod>()
            .Where(method => method.Type is MethodType.Unary or MethodType.ServerStreaming && method.ServiceName.StartsWith("cyclades.", StringComparison.Ordinal));
        foreach (var method in methods)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var status = await SendAsync(http, transport, method.FullName, body(random));
                Assert.True(Allowed.Contains(status), $"{method.FullName}: {status}");
            }
        }

        AssertNoError();
    }

    private void AssertNoError() => Assert.DoesNotContain(silo.Log, line => line.Level >= LogLevel.Error);

    private async Task<StatusCode> SendAsync(HttpClient http, Transport transport, string path, byte[] body)
    {
        var web = transport is Transport.GrpcWeb;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(web ? silo.Http : silo.Grpc, path))
        {
            Version = web ? HttpVersion.Version11 : HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(web ? "application/grpc-web+proto" : "application/grpc") } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var reply = await http.SendAsync(request);
        var content = await reply.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var status = StatusIn(reply.TrailingHeaders) ?? StatusIn(reply.Headers) ?? StatusIn(content);
        Assert.NotNull(status);
        return status.Value;
    }

    private static StatusCode? StatusIn(HttpHeaders headers) =>
        headers.TryGetValues("grpc-status", out var values) ? (StatusCode)int.Parse(values.Single(), CultureInfo.InvariantCulture) : null;

    /// <summary>The trailers of gRPC-Web are the last frame of the body.</summary>
    private static StatusCode? StatusIn(byte[] body)
    {
        const string Key = "grpc-status:";
        var text = Encoding.ASCII.GetString(body);
        var at = text.LastIndexOf(Key, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : (StatusCode)int.Parse(text[(at + Key.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    /// <summary>Well-formed fields of every wire type under small numbers, nested: what parses as some message or other.</summary>
    private static byte[] Message(Random random, int depth)
    {
        using var message = new MemoryStream();
        for (var field = random.Next(8); field > 0; field--)
        {
            var number = 1 + random.Next(15);
            if (random.Next(3) == 0)
            {
                message.WriteByte((byte)(number << 3));
                message.WriteByte((byte)random.Next(128));
                continue;
            }

            var content = random.Next(3) switch
            {
                0 when depth > 0 => Message(random, depth - 1),
                1 => Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]),
                _ => [],
            };
            if (content.Length < 128)
            {
                message.WriteByte((byte)((number << 3) | 2));
                message.WriteByte((byte)content.Length);
                message.Write(content);
            }
        }

        return message.ToArray();
    }

    private static readonly string[] Texts =
    [
        "00000000-0000-4000-8000-000000000000", "99100", "035", "CFG", "CFG-2026-06/19", "\0", "\uFEFF", "é́", "<b>", "a@b.fr", "00000000001", "\U0001F600", "'; --",
    ];

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task ReadToEndAsync(Stream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // The server may cut what makes no sense.
        }
    }
}
