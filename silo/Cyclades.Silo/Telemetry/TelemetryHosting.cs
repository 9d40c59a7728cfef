using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cyclades.Silo.Telemetry;

/// <summary>
/// Sends what the server measures, and the course of its calls, to the collector of the settings. Without one nothing is
/// sent and the measuring costs next to nothing. Neither holds anything of a person: the grain runtime's own traces, which
/// name grains and so candidates, are left out.
/// </summary>
internal static class TelemetryHosting
{
    /// <param name="collector">Where a collector takes OTLP over gRPC; none when nothing is sent.</param>
    public static void AddTelemetry(this IServiceCollection services, Uri? collector)
    {
        if (collector is null)
        {
            return;
        }

        services.AddHostedService<QueueWatch>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("cyclades"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Cyclades.*", "Microsoft.Orleans", "Npgsql")
                .AddOtlpExporter(otlp => otlp.Endpoint = collector))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation()
                .AddSource("Npgsql")
                .AddOtlpExporter(otlp => otlp.Endpoint = collector));
    }
}
