using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Rpc;
using Grpc.Core;
using Candidature = Cyclades.Domain.Candidatures.Candidature;

namespace Cyclades.Peers.Npgsql;

/// <summary>« Mes inscriptions »: a save reads account and candidature, asks the same rules, and writes in one batch.</summary>
internal sealed class CandidaturePeer(
    Rows rows,
    Bearers bearers,
    CandidatureFiling filing,
    CandidatureRendering rendering,
    CatalogueMirror catalogue,
    ReferenceData reference,
    RuleClock clock) : CandidatureService.CandidatureServiceBase
{
    public override async Task<GetCandidatureResponse> GetCandidature(GetCandidatureRequest request, ServerCallContext context)
    {
        var (account, present) = await ReadAsync(request.Name, context);
        return new GetCandidatureResponse { Candidature = rendering.Of(present.State, account.Email) };
    }

    public override async Task<UpdateCandidatureResponse> UpdateCandidature(UpdateCandidatureRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var revision = Etag.Required(request.Etag);
        var (account, present) = await ReadAsync(request.Name, context);
        var command = new ModifyCandidature(CandidatureTranslation.ToEntry(request.Form), account.Email, revision, stamp);
        return new UpdateCandidatureResponse { Candidature = rendering.Of(await SaveAsync(present, command), account.Email) };
    }

    private async Task<Candidature> SaveAsync(Versioned<Candidature> present, ModifyCandidature command)
    {
        var before = present.State;
        var now = clock.Now;
        if (before.Requests.Find(command.Request, now) is { } earlier)
        {
            earlier.OrThrow();
            return before;
        }

        var service = catalogue.Current.Find(before.Service) ?? throw RichStatus.Unavailable();
        var decision = command.Decide(before, service, reference.Lists, now);
        decision.Refusal.ThrowIfRefused();
        var next = decision.Events.Aggregate((Candidature?)before, Candidature.Apply)!;
        var envelope = filing.Of(next, decision.Events, decision.Mails, new Actor.Candidate(before.Id.Candidate), command.Own, service, now);
        return await rows.SaveAsync(present, envelope) ? next : throw new Refusal.Stale(before.Revision).ToRpcException();
    }

    private async Task<(AccountView Account, Versioned<Candidature> Candidature)> ReadAsync(CandidatureName? name, ServerCallContext context)
    {
        var session = bearers.SessionOf(context);
        var id = name.ToDomain(session.Candidate, "name").OrThrow();
        var (account, candidature) = await rows.ReadAsync(id);
        var owner = Bearers.Admit(account, session, clock.Now);
        return (owner, candidature ?? throw new Refusal.NotFound().ToRpcException());
    }
}
