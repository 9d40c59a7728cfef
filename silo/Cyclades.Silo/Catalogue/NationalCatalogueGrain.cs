using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Catalogue;

/// <summary>The shell around <see cref="NationalCatalogue"/>.</summary>
[GrainType("catalogue")]
internal sealed class NationalCatalogueGrain(IGrainContext context, GrainRecords records, RuleClock clock)
    : Grain, INationalCatalogueGrain
{
    private readonly GrainRecord<NationalCatalogue> record = records.For<NationalCatalogue>(context, GrainKey.CatalogueKind);

    private NationalCatalogue Committed => record.Committed ?? NationalCatalogue.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    public Task<NationalCatalogue> ReadAsync() => Task.FromResult(Committed);

    public Task<Outcome<Done>> ApplyAsync(ApplyCatalogue command)
    {
        var now = clock.Now;
        return CarryOutAsync(command.Decide(Committed, now), command.Actor, now);
    }

    public Task<Outcome<Done>> CloseSessionAsync(CloseSession command)
    {
        var now = clock.Now;
        return CarryOutAsync(command.Decide(Committed, now), command.Actor, now);
    }

    private async Task<Outcome<Done>> CarryOutAsync(Decision<NationalCatalogueEvent> decision, Actor actor, DateTimeOffset now)
    {
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!decision.Events.IsEmpty)
        {
            var next = decision.Events.Aggregate(Committed, (catalogue, happened) => catalogue.Apply(happened));
            await record.CommitAsync(new Envelope<NationalCatalogue>(next, now)
            {
                Register = new RegisterRow.Catalogue(StoredJson.ToElement(next.Settings)),
                Events = [.. decision.Events.Select(happened => JournalEntry.Of(happened, now, actor.JournalName, next.Revision))],
            });
        }

        return Done.It;
    }
}
