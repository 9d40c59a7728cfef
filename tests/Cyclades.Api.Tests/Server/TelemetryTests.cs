using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Telemetry;
using Cyclades.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class TelemetryTests
{
    [Fact]
    public async Task What_is_measured_arrives_at_the_collector_and_names_nobody()
    {
        await using var collector = await Collector.StartAsync();
        await using (var silo = await RunningSilo.StartAsync([$"--Cyclades:Telemetry={collector.Url}"]))
        {
            var candidate = await silo.NewCandidateAsync(Transport.Http2);
            await Refused.AssertAsync(
                candidate.Client.Documents.ListDocumentsAsync(new() { Candidature = new() { CandidateNumber = "00000000999", RegistrationNumber = 1 } }),
                ErrorReason.NotFound);
            var watch = silo.Services.GetServices<IHostedService>().OfType<QueueWatch>().Single();
            await watch.LookAsync();
        }

        var metrics = collector.Received("MetricsService");
        Assert.All(
            [
                "cyclades.rpc.refused", "NOT_FOUND", "cyclades.storage.batch.duration", "cyclades.storage.rows", "Committed", "cyclades.passwords.waiting",
                "cyclades.outbox.depth", "cyclades.outbox.age", "cyclades.outbox.refused", "cyclades.due.depth", "cyclades.due.lag",
                "cyclades.journal.held", "cyclades.journal.lag",
                "cyclades.mail.handed_over", "http.server.request.duration", "orleans-catalog-activations",
            ],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        var traces = collector.Received("TraceService");
        Assert.Contains("/cyclades.document.v1.DocumentService/ListDocuments", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000001", metrics + traces, StringComparison.Ordinal);
        Assert.DoesNotContain("@example", metrics + traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_watched_where_nobody_listens()
    {
        await using var silo = await RunningSilo.StartAsync();

        Assert.Empty(silo.Services.GetServices<IHostedService>().OfType<QueueWatch>());
    }

    /// <summary>Takes OTLP over gRPC as a collector does: each message is answered by an empty one.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];
        private readonly WebApplication app;

        private Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
            builder.WebHost.UseUrls();
            app = builder.Build();
            app.MapPost("/{**call}", TakeAsync);
        }

        public string Url => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector.app.StartAsync();
            return collector;
        }

        /// <summary>All that a service of it was told, as text.</summary>
        public string Received(string service) => string.Concat(received.Where(message => message.Path.Contains(service)).Select(message => Encoding.Latin1.GetString(message.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path.Value ?? "", body.ToArray()));
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
