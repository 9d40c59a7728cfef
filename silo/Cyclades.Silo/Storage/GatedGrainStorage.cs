using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The ADO.NET provider behind the write gate: one writer at a time, and a violated unique key told by its name.
/// Forwards the provider's life cycle, without which its statements are never read.
/// </summary>
internal sealed class GatedGrainStorage(AdoNetGrainStorage provider, WriteGate gate) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => provider.Participate(lifecycle);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        provider.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = await gate.EnterAsync();
        try
        {
            await provider.WriteStateAsync(stateName, grainId, grainState);
        }
        catch (SqliteException refusal) when (SqliteUniqueConstraints.Find(refusal) is { } key)
        {
            throw new UniqueConstraintException(key, refusal);
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = await gate.EnterAsync();
        await provider.ClearStateAsync(stateName, grainId, grainState);
    }
}
