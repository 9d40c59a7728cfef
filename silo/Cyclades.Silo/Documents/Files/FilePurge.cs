using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Documents.Files;

/// <summary>Deletes files that nothing refers to, and what an erasure has left of others, as soon as it may.</summary>
internal sealed class FilePurge(FileTable files, RuleClock clock, TimeProvider time, ILogger<FilePurge> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim working = new(1);

    /// <summary>Deletes all that may be deleted now.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await working.WaitAsync(cancellation);
        try
        {
            await files.PurgeAsync(clock.Now);
        }
        finally
        {
            working.Release();
        }
    }

    public override void Dispose()
    {
        working.Dispose();
        base.Dispose();
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
                    await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    logger.LogWarning(failure, "Files could not be purged; it is tried again");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops: what is to be purged waits for the next one.
        }
    }
}
