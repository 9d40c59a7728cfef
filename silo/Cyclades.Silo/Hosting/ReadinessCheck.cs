using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// Ready: the catalogue is loaded, storage answers now, the clock is neither behind the rule's nor off the database's, the server has its place in the cluster, and it is not stopping.
/// </summary>
internal sealed class ReadinessCheck(CatalogueMirror catalogue, ServiceSnapshotReader storage, RuleClock clock, IHostApplicationLifetime lifetime, PauseWatch? pauses = null)
    : IHealthCheck
{
    public const string Name = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested || !catalogue.IsFresh || clock.IsBehind || clock.IsOff || pauses is { IsCertain: false })
        {
            return HealthCheckResult.Unhealthy();
        }

        await storage.RevisionAsync();
        return HealthCheckResult.Healthy();
    }
}
