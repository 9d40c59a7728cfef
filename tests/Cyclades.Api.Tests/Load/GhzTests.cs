using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclades.Load.Ghz;
using Cyclades.Load.Seeding;
using Cyclades.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace Cyclades.Api.Tests.Load;

/// <summary>Each configuration of <c>tests/load/ghz</c>, read and sent as ghz would: its first calls succeed on a running server.</summary>
public sealed class GhzTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const int Calls = 3;

    /// <summary>Keys that ghz knows; it takes any other without a word.</summary>
    private static readonly string[] Keys =
        [
            "name", "protoset", "host", "insecure", "call", "metadata-file", "data", "data-file", "concurrency", "connections", "total", "rps", "duration",
            "max-duration", "timeout",
        ];

    public static TheoryData<string> Configurations =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(IsConfiguration).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("tests", "load", "ghz");

    [Theory, MemberData(nameof(Configurations))]
    public async Task A_configuration_of_ghz_makes_calls_that_succeed(string name)
    {
        var written = Directory.CreateTempSubdirectory("cyclades-ghz-");
        try
        {
            await WriteAsync(written);
            var configuration = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json")))!.AsObject();
            var method = MethodOf(configuration);
            Assert.All(configuration.Select(field => field.Key), key => Assert.Contains(key, Keys));
            Assert.Equal(name, (string?)configuration["name"]);
            Assert.StartsWith("127.0.0.1:", (string?)configuration["host"]);
            Assert.True((int)configuration["total"]! >= (int)configuration["concurrency"]!);

            using var channel = GrpcChannel.ForAddress(silo.Grpc);
            for (var number = 0; number < Math.Min(Calls, (int)configuration["total"]!); number++)
            {
                var template = new GhzTemplate(number, method, silo.Time.GetUtcNow());
                var (data, metadata) = (Text(configuration, "data", written), Text(configuration, "metadata", written));
                Assert.NotEmpty(await CallAsync(channel.CreateCallInvoker(), method, template, data!, metadata));
            }
        }
        finally
        {
            written.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_protoset_holds_every_service_as_it_is_now()
    {
        var shipped = File.ReadAllBytes(Path.Combine(Folder, "cyclades.protoset"));

        Assert.True(
            shipped.AsSpan().SequenceEqual(Protoset.ToBytes()),
            "tests/load/ghz/cyclades.protoset is not of the present contract: write it again with « cyclades-load protoset --output tests/load/ghz/cyclades.protoset ».");
        var protos = Directory.EnumerateFiles(Repository.PathOf("protos", "cyclades"), "*.proto", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("service ", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Repository.PathOf("protos"), file).Replace('\\', '/'));
        Assert.Equal(
            protos.Append("grpc/health/v1/health.proto").Order(StringComparer.Ordinal),
            FileDescriptorSet.Parser.ParseFrom(shipped).File.Where(file => file.Service.Count > 0).Select(file => file.Name).Order(StringComparer.Ordinal)!,
            (one, other) => one == other || (one.EndsWith("health.proto", StringComparison.Ordinal) && other.EndsWith("health.proto", StringComparison.Ordinal)));
    }

    private async Task WriteAsync(DirectoryInfo folder)
    {
        var seeder = new Seeder(silo.Services);
        var candidates = await seeder.SeedAsync(accounts: 2, each: 1, tokens: 2, _ => { }, CancellationToken.None);
        var newcomers = await seeder.SeedAsync(accounts: 1, each: 0, tokens: 1, _ => { }, CancellationToken.None);
        using var channel = GrpcChannel.ForAddress(silo.Grpc);
        await GhzFiles.WriteAsync(folder, channel.CreateCallInvoker(), [.. candidates, .. newcomers]);
    }

    // ghz takes a method as package.Service.Method, out of the protoset.
    private static MethodDescriptor MethodOf(JsonObject configuration)
    {
        var protoset = FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(Folder, (string)configuration["protoset"]!)));
        var files = FileDescriptor.BuildFromByteStrings(protoset.File.Select(file => file.ToByteString()));
        var method = Assert.Single(files.SelectMany(file => file.Services).SelectMany(service => service.Methods), method => method.FullName == (string)configuration["call"]!);

        // Messages of a descriptor that was read have no type here: the generated ones have.
        return Assert.Single(Protoset.Services.SelectMany(file => file.Services).SelectMany(service => service.Methods), known => known.FullName == method.FullName);
    }

    private static string? Text(JsonObject configuration, string key, DirectoryInfo written) => (string?)configuration[$"{key}-file"] is { } file
        ? File.ReadAllText(new[] { Path.Combine(written.FullName, file), Path.Combine(Folder, file) }.First(File.Exists))
        : configuration[key]?.ToJsonString();

    private static async Task<byte[]> CallAsync(CallInvoker invoker, MethodDescriptor called, GhzTemplate template, string data, string? metadata)
    {
        // An array is taken element by element, the first one first; what stands in braces is filled in before it is read.
        var filled = JsonNode.Parse(template.Fill(data))!;
        var message = filled is JsonArray elements ? elements[(int)(template.RequestNumber % elements.Count)]! : filled;
        var headers = new Metadata();
        foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(template.Fill(metadata ?? "{}"))!)
        {
            headers.Add(key, value);
        }

        var method = new Method<IMessage, byte[]>(
            MethodType.Unary,
            called.Service.FullName,
            called.Name,
            Marshallers.Create<IMessage>(request => request.ToByteArray(), called.InputType.Parser.ParseFrom),
            Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes));
        using var call = invoker.AsyncUnaryCall(method, null, new CallOptions(headers), JsonParser.Default.Parse(message.ToJsonString(), called.InputType));
        return await call;
    }

    private static bool IsConfiguration(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json"))) is JsonObject fields && fields.ContainsKey("call");
}
