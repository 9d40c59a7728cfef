using System.Data.Common;
using Cyclades.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>A silo in this process on a real database of its own: what a database plugs in to pass the conformance suite.</summary>
public abstract class StorageSilo : IAsyncLifetime
{
    private InProcessTestCluster? cluster;

    public IServiceProvider Services => ((InProcessSiloHandle)cluster!.Silos[0]).ServiceProvider;

    public IGrainFactory Grains => cluster!.Client;

    internal IGrainStorage Rows => Services.GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => AddStorage(silo.Services));
        builder.ConfigureClient(client => client.Services.AddDomainWire());
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster!.DisposeAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A connection of its own, beside those of the silo.</summary>
    public abstract DbConnection Connect();

    /// <summary>Every byte that the database keeps on disk, once it has settled.</summary>
    public abstract Task<byte[]> BytesAsync();

    /// <summary>Names of all tables.</summary>
    public abstract IReadOnlyList<string> Tables();

    /// <summary>From now on no write of the grain that journals anything succeeds.</summary>
    internal abstract Task FailJournalOfAsync(GrainKey key);

    internal T Get<T>()
        where T : notnull =>
        Services.GetRequiredService<T>();

    internal async Task<string?> WriteAsync(GrainKey key, Envelope<Probe> envelope, string? etag = null)
    {
        var row = new GrainState<Envelope<Probe>> { State = envelope, ETag = etag, RecordExists = etag is not null };
        await Rows.WriteStateAsync(key.Kind, GrainId.Create(key.Kind, key.Text), row);
        return row.ETag;
    }

    internal async Task<GrainState<Envelope<Probe>>> ReadAsync(GrainKey key)
    {
        var row = new GrainState<Envelope<Probe>>();
        await Rows.ReadStateAsync(key.Kind, GrainId.Create(key.Kind, key.Text), row);
        return row;
    }

    internal Task DeleteAsync(GrainKey key, string? etag) =>
        Rows.ClearStateAsync(
            key.Kind,
            GrainId.Create(key.Kind, key.Text),
            new GrainState<Envelope<Probe>> { State = Some.Envelope(), ETag = etag, RecordExists = true });

    /// <summary>What must be there before storage is opened.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected abstract void AddStorage(IServiceCollection services);

    protected abstract Task RemoveAsync();
}
