using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Agents;

/// <summary>The shell around <see cref="Agent"/>: load, decide, write, apply, answer.</summary>
[GrainType("agent")]
internal sealed class AgentGrain(IGrainContext context, GrainRecords records, CatalogueMirror catalogue, RuleClock clock) : Grain, IAgentGrain
{
    private readonly GrainRecord<Agent> record = records.For<Agent>(context, GrainKey.AgentKind);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    public ValueTask<Outcome<Agent>> ReadAsync() => ValueTask.FromResult<Outcome<Agent>>(record.Committed is { } agent ? agent : NotFound());

    public ValueTask<Outcome<Actor.Agent>> AdmitAsync(string hash) => ValueTask.FromResult<Outcome<Actor.Agent>>(
        record.Committed is { } agent && agent.Admits(hash, clock.Now) ? new Actor.Agent(agent.Id, agent.Role) : NotFound());

    public Task<Outcome<Agent>> CreateAsync(CreateAgent command)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request, now) is { } earlier
            ? Task.FromResult<Outcome<Agent>>(earlier.IsRefused(out var reused, out _) ? reused : record.Committed!)
            : CarryOutAsync(command.Decide(record.Committed, catalogue.Current.National.Academies.Select(academy => academy.Code), now), command.Actor, now);
    }

    public async Task<Outcome<IssuedToken>> IssueTokenAsync(IssueToken command)
    {
        var now = clock.Now;
        if (EarlierAnswer(command.Request, now) is { } earlier)
        {
            return earlier.IsRefused(out var reused, out var answer) ? reused
                : record.Committed!.Tokens.FirstOrDefault(token => token.Serial == answer.Answer) is { } issued ? new IssuedToken(issued, IsNew: false)
                : new Refusal.NotFound();
        }

        return (await CarryOutAsync(command.Decide(record.Committed, now), command.Actor, now)).IsRefused(out var refusal, out var agent)
            ? refusal
            : new IssuedToken(agent.Tokens[^1], IsNew: true);
    }

    public Task<Outcome<Agent>> RevokeTokenAsync(RevokeToken command)
    {
        var now = clock.Now;
        return CarryOutAsync(command.Decide(record.Committed, now), command.Actor, now);
    }

    public Task<Outcome<Agent>> DisableAsync(DisableAgent command)
    {
        var now = clock.Now;
        return CarryOutAsync(command.Decide(record.Committed, now), command.Actor, now);
    }

    // Anybody can name an agent that does not exist: its activation must not stay.
    private Refusal NotFound()
    {
        if (record.Committed is null)
        {
            DeactivateOnIdle();
        }

        return new Refusal.NotFound();
    }

    private Outcome<AnsweredRequest>? EarlierAnswer(RequestStamp request, DateTimeOffset now) => record.Committed?.Requests.Find(request, now);

    private async Task<Outcome<Agent>> CarryOutAsync(Decision<AgentEvent> decision, Actor actor, DateTimeOffset now)
    {
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (decision.Events.IsEmpty)
        {
            return record.Committed!;
        }

        var next = decision.Events.Aggregate(record.Committed, Agent.Apply)!;
        await record.CommitAsync(new Envelope<Agent>(next, now)
        {
            Register = RegisterOf(next),
            Events = [.. decision.Events.Select(happened => JournalEntry.Of(WithoutSecret(happened), now, actor.JournalName, next.Revision))],
        });
        return next;
    }

    private static AgentEvent WithoutSecret(AgentEvent happened) => happened is AgentEvent.TokenIssued issued
        ? issued with { Token = issued.Token with { Hash = "" } }
        : happened;

    private static RegisterRow.Agent RegisterOf(Agent agent) => new(
        agent.Id,
        agent.Name,
        JsonNamingPolicy.CamelCase.ConvertName(agent.Role.GetType().Name),
        agent.Role.Scope?.ToString(),
        (agent.Role as AgentRole.School)?.Uai.ToString(),
        agent.DisabledAt is not null);
}
