using System.Globalization;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The ADO.NET provider, whose writes go out in batches and say what became of them. It reads and deletes by itself.
/// Forwards the provider's life cycle, without which its statements are never read; the writer stops after the grains.
/// </summary>
internal sealed class CoalescingGrainStorage(
    AdoNetGrainStorage provider, RowWriter writer, Database database)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        provider.Participate(lifecycle);
        lifecycle.Subscribe(nameof(RowWriter), ServiceLifecycleStage.RuntimeStorageServices, Start, _ => writer.StopAsync());

        Task Start(CancellationToken cancellation)
        {
            writer.Start();
            return Task.CompletedTask;
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        provider.ReadStateAsync(stateName, grainId, grainState);

    /// <exception cref="InconsistentStateException">Another writer was first; nothing is stored.</exception>
    /// <exception cref="UniqueConstraintException">A unique key refused; nothing is stored.</exception>
    /// <exception cref="StorageUnavailableException">It failed, or nobody knows.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        int? version = grainState.ETag is { } etag ? int.Parse(etag, CultureInfo.InvariantCulture) : null;
        var filing = ((IFiledWrite)grainState.State!).ToFiling();
        var row = new RowWrite(grainId.Key.ToString()!, stateName, version, JsonText.Of(grainState.State).Utf8, JsonText.Of(filing).Utf8);
        switch (await writer.WriteAsync(row))
        {
            case RowOutcome.Committed committed:
                grainState.ETag = committed.Version.ToString(CultureInfo.InvariantCulture);
                grainState.RecordExists = true;
                return;
            case RowOutcome.Stale:
                throw new InconsistentStateException("Another writer was first.", storedEtag: "unknown", currentEtag: grainState.ETag);
            case RowOutcome.Refused refused:
                throw new UniqueConstraintException(refused.Key, refused.Cause);
            case RowOutcome.Failed failed:
                throw new StorageUnavailableException("The write failed; nothing is stored.", failed.Cause);
            case RowOutcome.Unknown unknown:
                throw new StorageUnavailableException("The database did not say whether the write is stored.", unknown.Cause);
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = await database.EnterWriteAsync();
        await provider.ClearStateAsync(stateName, grainId, grainState);
    }
}
