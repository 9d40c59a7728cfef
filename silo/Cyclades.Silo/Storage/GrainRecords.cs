using Cyclades.Silo.Mails;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>Gives each grain its record.</summary>
internal sealed class GrainRecords(
    [FromKeyedServices(StorageHosting.ProviderName)] IGrainStorage storage,
    MailSignal mailSignal,
    CandidatureSignal candidatureSignal,
    ILogger<GrainRecords> logger)
{
    /// <param name="context">The grain that holds the record.</param>
    /// <param name="kind">Its kind, as in <see cref="GrainKey.Kind"/>.</param>
    public GrainRecord<TState> For<TState>(IGrainContext context, string kind)
        where TState : class =>
        new(context, storage, mailSignal, candidatureSignal, logger, kind);
}
