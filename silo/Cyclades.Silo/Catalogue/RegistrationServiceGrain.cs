using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>The shell around <see cref="RegistrationService"/>.</summary>
[GrainType("service")]
internal sealed partial class RegistrationServiceGrain(IGrainContext context, GrainRecords records, RuleClock clock)
    : Grain, IRegistrationServiceGrain, IMarksPublicationGrain
{
    private readonly GrainRecord<RegistrationService> record = records.For<RegistrationService>(context, GrainKey.ServiceKind);

    private RegistrationService Committed =>
        record.Committed ?? RegistrationService.New(ServiceId.Parse(this.GetPrimaryKeyString()[(GrainKey.ServiceKind.Length + 1)..]));

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    public Task<RegistrationService> ReadAsync() => Task.FromResult(Committed);

    public async Task<Outcome<Done>> ApplyAsync(ApplySettings command, NationalSettings national)
    {
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(Committed, national, now), command.Actor, now) is { } refusal ? refusal : Done.It;
    }

    public async Task<Outcome<RegistrationService>> ChangeAsync(ChangeSettings command, NationalSettings national)
    {
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(Committed, national, now), command.Actor, now) is { } refusal ? refusal : Committed;
    }

    private async Task<Refusal?> CarryOutAsync(Decision<RegistrationServiceEvent> decision, Actor actor, DateTimeOffset now)
    {
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!decision.Events.IsEmpty)
        {
            var next = decision.Events.Aggregate(Committed, (service, happened) => service.Apply(happened));
            await record.CommitAsync(new Envelope<RegistrationService>(next, now)
            {
                Register = RegisterOf(next.Settings!),
                Events = [.. decision.Events.Select(happened => JournalEntry.Of(happened, now, actor.JournalName, next.Revision))],
                Due = DueOf(next),
            });
        }

        return null;
    }

    private static RegisterRow.Service RegisterOf(RegistrationServiceSettings settings) => new(
        settings.Id.ToString(),
        settings.Id.Session.ToString(),
        settings.Id.Academy.ToString(),
        settings.Period.Opening,
        settings.Period.Closing,
        StoredJson.ToElement(settings));
}
