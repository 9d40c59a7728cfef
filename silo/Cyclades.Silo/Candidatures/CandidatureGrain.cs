using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Candidatures;

/// <summary>The shell around <see cref="Candidature"/>: load, decide, write, apply, answer.</summary>
[GrainType("candidature")]
internal sealed partial class CandidatureGrain(
    IGrainContext context,
    GrainRecords records,
    CandidatureFiling filing,
    ConfirmationArchive confirmations,
    CatalogueMirror catalogue,
    ReferenceData reference,
    RuleClock clock) : Grain, ICandidatureGrain, IMarksGrain
{
    private readonly GrainRecord<Candidature> record = records.For<Candidature>(context, GrainKey.CandidatureKind);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    public ValueTask<Outcome<Candidature>> ReadAsync() => ValueTask.FromResult(View());

    public async Task<Outcome<Candidature>> ModifyAsync(ModifyCandidature command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var service = ServiceOf(candidature);
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, service, reference.Lists, now), now, command.Own, service);
    }

    public async Task<Outcome<Candidature>> WithdrawAsync(WithdrawCandidature command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, ServiceOf(candidature), now), now);
    }

    public async Task<Outcome<Candidature>> UndoWithdrawalAsync(UndoWithdrawal command, EmailAddress own)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var service = ServiceOf(candidature);
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, service, now), now, own, service);
    }

    public async Task<Outcome<Candidature>> SignAsync(SignCandidature command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var presentHash = await confirmations.HashAsync(candidature.Id, candidature.Version);
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, ServiceOf(candidature), presentHash, now), now);
    }

    public async Task<Outcome<Candidature>> ResendRegistrationMailAsync(ResendRegistrationMail command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, ServiceOf(candidature), now), now);
    }

    public async Task<Outcome<Candidature>> ConfirmAsRepresentativeAsync(ConfirmAsRepresentative command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, ServiceOf(candidature), now), now, actor: new Actor.LinkHolder());
    }

    public async Task<Outcome<Candidature>> FileAsync(CandidatureFileCommand command)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (command.Stamp is { } request && EarlierAnswer(candidature, request) is { } earlier)
        {
            return earlier;
        }

        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, ServiceOf(candidature), now), now, actor: command.Actor);
    }

    public async Task<Outcome<Candidature>> ActAsync(ServiceAct act, EmailAddress? own)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, act.Request) is { } earlier)
        {
            return earlier;
        }

        var service = ServiceOf(candidature);
        var now = clock.Now;
        return await CarryOutAsync(act.Decide(candidature, service, now), now, act.MakesVersion ? own : null, service, act.Actor);
    }

    public Task<Outcome<Done>> JudgeAsync(ServiceAct act)
    {
        Outcome<Done> answer = record.Committed is not { } candidature ? NotFound()
            : act.Decide(candidature, ServiceOf(candidature), clock.Now).Refusal is { } refusal ? refusal
            : Done.It;
        return Task.FromResult(answer);
    }

    public async Task<Outcome<Candidature>> CorrectIdentityAsync(CorrectFiledIdentity command, EmailAddress own)
    {
        if (record.Committed is not { } candidature)
        {
            return NotFound();
        }

        if (EarlierAnswer(candidature, command.Request) is { } earlier)
        {
            return earlier;
        }

        var service = ServiceOf(candidature);
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(candidature, service, now), now, own, service, command.Actor);
    }

    public async Task ForgetAsync()
    {
        await record.LoadAsync();
        if (record.Committed is null)
        {
            DeactivateOnIdle();
        }
    }

    private Outcome<Candidature> View() => record.Committed is { } candidature ? candidature : NotFound();

    // Its account may write the first row at any moment: an activation that found none must not stay.
    private Refusal NotFound()
    {
        DeactivateOnIdle();
        return new Refusal.NotFound();
    }

    private Outcome<Candidature>? EarlierAnswer(Candidature candidature, RequestStamp request) =>
        candidature.Requests.Find(request, clock.Now) is { } earlier
            ? earlier.IsRefused(out var reused, out _) ? reused : candidature
            : null;

    /// <exception cref="StorageUnavailableException">The catalogue lost a service that has candidatures: it must come back.</exception>
    private OfferedService ServiceOf(Candidature candidature) =>
        catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();

    private async Task<Outcome<Candidature>> CarryOutAsync(
        Decision<CandidatureEvent> decision,
        DateTimeOffset now,
        EmailAddress? own = null,
        OfferedService? service = null,
        Actor? actor = null)
    {
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        var before = record.Committed!;
        if (decision.Events.IsEmpty)
        {
            return before;
        }

        var who = actor ?? new Actor.Candidate(before.Id.Candidate);
        var next = decision.Events.Aggregate((Candidature?)before, Candidature.Apply)!;
        var envelope = own is not null && service is not null
            ? filing.Of(next, decision.Events, decision.Mails, who, own, service, now)
            : CandidatureFiling.WithoutVersion(next, decision.Events, decision.Mails, who, now);
        if ((await record.TryCommitAsync(envelope)).IsRefused(out var key))
        {
            return key is UniqueConstraint.CandidatureSession
                ? new Refusal.AlreadyRegistered(null)
                : throw new StorageUnavailableException();
        }

        return next;
    }
}
