using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Orleans.Concurrency;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>A grain that holds a record and writes what the test tells it to.</summary>
public interface IProbeGrain : IGrainWithStringKey
{
    /// <summary>Writes the envelope; answers the name of the constraint that refused, or nothing.</summary>
    Task<string?> CommitAsync(string envelope);

    /// <summary>Writes the envelope twice in one call, whatever became of the first.</summary>
    Task<string?> CommitTwiceAsync(string envelope);

    Task DeleteAsync();

    [AlwaysInterleave]
    Task<ProbeView> ReadAsync();

    Task<T> EchoAsync<T>(T value);

    /// <summary>Keeps what it is given and gives the same object back.</summary>
    Task<Outcome<CandidatureId>> DecideAsync(CandidateNumber number, bool refuse);

    Task LeaveAsync();
}

/// <param name="Activation">Changes when the grain is activated anew.</param>
[GenerateSerializer, Immutable]
public sealed record ProbeView([property: Id(0)] string? Text, [property: Id(1)] int Version, [property: Id(2)] string Activation, [property: Id(3)] int Due);

[GrainType("account")]
internal sealed class ProbeGrain(IGrainContext context, GrainRecords records) : IGrainBase, IProbeGrain
{
    private readonly GrainRecord<Probe> record = records.For<Probe>(context, GrainKey.AccountKind);

    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token) => record.LoadAsync();

    public async Task<string?> CommitAsync(string envelope) =>
        (await record.CommitAsync(StoredJson.Parse<Envelope<Probe>>(envelope))).Refused?.ToString();

    public async Task<string?> CommitTwiceAsync(string envelope)
    {
        await CommitAsync(envelope);
        return await CommitAsync(envelope);
    }

    public Task DeleteAsync() => record.DeleteAsync();

    public Task<ProbeView> ReadAsync() =>
        Task.FromResult(new ProbeView(record.Committed?.Text, record.Version, context.ActivationId.ToString(), record.Due.Length));

    public Task<T> EchoAsync<T>(T value) => Task.FromResult(value);

    public Task<Outcome<CandidatureId>> DecideAsync(CandidateNumber number, bool refuse) => Task.FromResult<Outcome<CandidatureId>>(
        refuse ? new Refusal.NotFound() : new CandidatureId(number, RegistrationNumber.First));

    public Task LeaveAsync()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
