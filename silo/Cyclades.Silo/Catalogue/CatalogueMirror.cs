using System.Text.Json;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>
/// The settings of all services in this silo's memory, so that a rule never waits for them. Looked at every 500 ms;
/// when storage has not answered for 5 s the settings may be old, and no rule goes by them any more.
/// </summary>
internal sealed class CatalogueMirror(ServiceSnapshotReader reader, TimeProvider time, ILogger<CatalogueMirror> logger) : BackgroundService
{
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(500);

    public static TimeSpan OldestAllowed { get; } = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim refreshing = new(1);
    private volatile Reading latest = new(CatalogueSnapshot.Empty, Revision: -1, SeenAt: 0);

    /// <summary>The settings that hold now.</summary>
    /// <exception cref="StorageUnavailableException">They are older than <see cref="OldestAllowed"/>, or were never read.</exception>
    public CatalogueSnapshot Current =>
        IsFresh ? latest.Snapshot : throw new StorageUnavailableException();

    /// <summary>The settings that were read last, however long ago: to show, never to decide by.</summary>
    public CatalogueSnapshot Known => latest.Snapshot;

    public bool IsFresh
    {
        get
        {
            var read = latest;
            return read.Revision >= 0 && time.GetElapsedTime(read.SeenAt) <= OldestAllowed;
        }
    }

    /// <summary>Looks now, and reads when something has changed.</summary>
    public async Task RefreshAsync()
    {
        await refreshing.WaitAsync();
        try
        {
            // The age counts from before the question: what it answers is at least as new.
            var asked = time.GetTimestamp();
            var revision = await reader.RevisionAsync();
            if (revision == latest.Revision)
            {
                latest = latest with { SeenAt = asked };
                return;
            }

            var stored = await reader.ReadAsync();
            var national = stored.Catalogue is { } content
                ? content.Deserialize<NationalSettings>(StoredJson.Options)!
                : NationalSettings.Empty;
            var services = stored.Services.Select(service => service.Settings.Deserialize<RegistrationServiceSettings>(StoredJson.Options)!);
            latest = new Reading(new CatalogueSnapshot(national, services), stored.Revision, asked);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await RefreshAsync();
                }
                catch (Exception failure)
                {
                    logger.LogWarning(failure, "The settings of the services could not be read; those in memory are kept for {Seconds} s", OldestAllowed.TotalSeconds);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops, or never came to serve.
        }
    }

    private sealed record Reading(CatalogueSnapshot Snapshot, long Revision, long SeenAt);
}
