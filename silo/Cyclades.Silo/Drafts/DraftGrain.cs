using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Drafts;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Drafts;

/// <summary>The shell around <see cref="Draft"/>.</summary>
[GrainType("draft")]
internal sealed class DraftGrain(IGrainContext context, GrainRecords records, CatalogueMirror catalogue, RuleClock clock)
    : Grain, IDraftGrain
{
    /// <summary>Name of the due entry under which a draft is asked whether its time is over.</summary>
    public const string Expiry = "expiry";

    private readonly GrainRecord<Draft> record = records.For<Draft>(context, GrainKey.DraftKind);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    // Whether its time is over is asked of the catalogue of now: the due entry keeps the hour of the last save.
    public Task<Outcome<Draft>> ReadAsync() => Task.FromResult<Outcome<Draft>>(
        record.Committed is { } draft && !(catalogue.Current.Find(draft.Service) is { } service && Draft.HasEnded(service, clock.Now))
            ? draft
            : new Refusal.NotFound());

    public async Task<Outcome<Draft>> SaveAsync(CandidatureEntry entry, FormTab tab)
    {
        var (candidate, id) = Key();
        if (catalogue.Current.Find(id) is not { } service)
        {
            return new Refusal.NotFound();
        }

        var now = clock.Now;
        if (Draft.Refuse(service, now) is { } refusal)
        {
            return refusal;
        }

        var draft = new Draft(candidate, id, entry, tab, now);
        return (await record.TryCommitAsync(EnvelopeOf(draft, service, now))).IsRefused(out _) ? new Refusal.NotFound() : draft;
    }

    public Task DiscardAsync() => record.DeleteAsync();

    public Task EndWithAsync(DateTimeOffset saved) =>
        record.Committed is { } draft && draft.SavedAt > saved ? Task.CompletedTask : record.DeleteAsync();

    // Read again rather than deactivated: calls that come while an activation leaves are forwarded, and after a few
    // such moves in a row rejected.
    public Task ForgetAsync() => record.LoadAsync();

    public async Task ExpireAsync()
    {
        if (record.Committed is not { } draft)
        {
            return;
        }

        var now = clock.Now;
        if (catalogue.Current.Find(draft.Service) is { } service && !Draft.HasEnded(service, now))
        {
            // The closing was moved: the draft's end moves with it.
            await record.CommitAsync(EnvelopeOf(draft, service, now));
            return;
        }

        await record.DeleteAsync();
    }

    private static Envelope<Draft> EnvelopeOf(Draft draft, OfferedService service, DateTimeOffset now) => new(draft, now)
    {
        Subject = draft.Candidate,
        Register = new RegisterRow.Draft(draft.Candidate, draft.Service.ToString(), draft.SavedAt),
        Due = [new DueEntry(Expiry, Draft.EndOf(service))],
    };

    private (CandidateNumber Candidate, ServiceId Service) Key()
    {
        var parts = this.GetPrimaryKeyString().Split('/', 3);
        return (CandidateNumber.Parse(parts[1]), ServiceId.Parse(parts[2]));
    }
}
