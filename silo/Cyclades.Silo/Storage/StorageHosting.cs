using Cyclades.Silo.Journal;
using Cyclades.Silo.Mails;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>Puts storage into a silo.</summary>
internal static class StorageHosting
{
    /// <summary>Name of the storage provider.</summary>
    public const string ProviderName = "cyclades";

    /// <summary>A column of every row: never another one.</summary>
    public const string ServiceId = "cyclades";

    /// <param name="services">The silo's services.</param>
    /// <param name="open">Opens the database, as soon as storage is first asked for.</param>
    public static IServiceCollection AddCycladesStorage(this IServiceCollection services, Func<Database> open)
    {
        services.AddSingleton(_ => open());
        services.AddSingleton<ErasedBytes>();
        services.AddSingleton<GrainRecords>();
        services.AddSingleton<Secrets>();
        services.AddSingleton<CandidateNumbers>();
        services.AddSingleton<OutboxTable>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<CandidatureSignal>();
        services.AddSingleton<DueTable>();
        services.AddSingleton<LinkRequestTable>();
        services.AddSingleton<ClockTable>();
        services.AddSingleton<MessageTable>();
        services.AddSingleton<QueueDepths>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton<VersionTable>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<DraftRegister>();
        services.AddSingleton<FileTable>();
        services.AddSingleton<ServiceSnapshotReader>();
        services.AddSingleton<XmlRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<XmlRepository>((keys, repository) => keys.XmlRepository = repository);
        services.AddDomainWire();

        services.PostConfigure<ClusterOptions>(cluster => cluster.ServiceId = ServiceId);
        var serializer = new StoredJsonSerializer();
        services.AddOptions<AdoNetGrainStorageOptions>(ProviderName).Configure<Database>((provider, database) =>
        {
            provider.Invariant = database.Invariant;
            provider.DataSource = database.Rows;
            provider.GrainStorageSerializer = serializer;
            provider.DeleteStateOnClear = true;
        });
        services.AddSingleton<IPostConfigureOptions<AdoNetGrainStorageOptions>, DefaultAdoNetGrainStorageOptionsHashPickerConfigurator>();
        services.AddKeyedSingleton<IGrainStorage>(ProviderName, (provider, _) => new CoalescingGrainStorage(
            AdoNetGrainStorageFactory.Create(provider, ProviderName),
            new RowWriter(provider.GetRequiredService<Database>().CreateRowBatches()),
            provider.GetRequiredService<Database>()));
        services.AddSingleton(provider =>
            (ILifecycleParticipant<ISiloLifecycle>)provider.GetRequiredKeyedService<IGrainStorage>(ProviderName));

        // A refused unique key is an everyday answer; what is a failure is logged by the record that met it.
        services.AddLogging(logging => logging.AddFilter(typeof(AdoNetGrainStorage).FullName, LogLevel.None));
        return services;
    }
}
