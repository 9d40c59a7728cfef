using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
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

    /// <summary>Writes the envelope, which no unique key is to refuse.</summary>
    Task CommitOrFailAsync(string envelope);

    Task DeleteAsync();

    [AlwaysInterleave]
    Task<ProbeView> ReadAsync();

    Task<CandidatureId> EchoIdAsync(CandidatureId value);

    Task<CandidateNumber?> EchoNumberAsync(CandidateNumber? value);

    Task<EmailAddress?> EchoEmailAsync(EmailAddress? value);

    Task<OpenPeriod> EchoPeriodAsync(OpenPeriod value, LinkPurpose purpose, Uai uai);

    Task<Mail?> EchoMailAsync(Mail? value);

    Task<Refusal> EchoRefusalAsync(Refusal value);

    Task<ImmutableArray<CandidatureId>> EchoIdsAsync(ImmutableArray<CandidatureId> values);

    Task<IReadOnlyList<Mail>> EchoMailsAsync(IReadOnlyList<Mail> values);

    Task<Outcome<CandidatureId>> DecideAsync(CandidateNumber number, bool refuse);

    Task LeaveAsync();
}

/// <param name="Activation">Changes when the grain is activated anew.</param>
[GenerateSerializer, Immutable]
public sealed record ProbeView([property: Id(0)] string? Text, [property: Id(1)] int Version, [property: Id(2)] string Activation, [property: Id(3)] int Due);

[GrainType("probe")]
internal sealed class ProbeGrain(IGrainContext context, GrainRecords records) : IGrainBase, IProbeGrain
{
    private readonly GrainRecord<Probe> record = records.For<Probe>(context, GrainKey.AccountKind);

    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token) => record.LoadAsync();

    public async Task<string?> CommitAsync(string envelope) =>
        (await record.TryCommitAsync(SentEnvelope.Parse(envelope))).Refused?.ToString();

    public async Task<string?> CommitTwiceAsync(string envelope)
    {
        await CommitAsync(envelope);
        return await CommitAsync(envelope);
    }

    public Task CommitOrFailAsync(string envelope) => record.CommitAsync(SentEnvelope.Parse(envelope));

    public Task DeleteAsync() => record.DeleteAsync();

    public Task<ProbeView> ReadAsync() =>
        Task.FromResult(new ProbeView(record.Committed?.Text, record.Version, context.ActivationId.ToString(), record.Due.Length));

    public Task<CandidatureId> EchoIdAsync(CandidatureId value) => Task.FromResult(value);

    public Task<CandidateNumber?> EchoNumberAsync(CandidateNumber? value) => Task.FromResult(value);

    public Task<EmailAddress?> EchoEmailAsync(EmailAddress? value) => Task.FromResult(value);

    public Task<OpenPeriod> EchoPeriodAsync(OpenPeriod value, LinkPurpose purpose, Uai uai) =>
        Task.FromResult(purpose == LinkPurpose.ResetPassword && uai == Uai.Parse("0510001Z") ? value : null!);

    public Task<Mail?> EchoMailAsync(Mail? value) => Task.FromResult(value);

    public Task<Refusal> EchoRefusalAsync(Refusal value) => Task.FromResult(value);

    public Task<ImmutableArray<CandidatureId>> EchoIdsAsync(ImmutableArray<CandidatureId> values) => Task.FromResult(values);

    public Task<IReadOnlyList<Mail>> EchoMailsAsync(IReadOnlyList<Mail> values) => Task.FromResult(values);

    public Task<Outcome<CandidatureId>> DecideAsync(CandidateNumber number, bool refuse) => Task.FromResult<Outcome<CandidatureId>>(
        refuse ? new Refusal.NotFound() : new CandidatureId(number, RegistrationNumber.First));

    public Task LeaveAsync()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
