using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Grpc.Core;
using Account = Cyclades.Domain.Accounts.Account;
using Candidature = Cyclades.Domain.Candidatures.Candidature;

namespace Cyclades.Peers;

/// <summary>« Mes inscriptions »: a save reads what it needs, asks the same rules, and writes all in one commit.</summary>
internal sealed class CandidaturePeer(
    IPeerRows rows,
    Bearers bearers,
    AccountFiling accountFiling,
    CandidatureFiling filing,
    CandidatureRendering rendering,
    CatalogueMirror catalogue,
    ReferenceData reference,
    RuleClock clock) : CandidatureService.CandidatureServiceBase
{
    public override async Task<ListCandidaturesResponse> ListCandidatures(ListCandidaturesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request.PageSize, request.PageToken);
        var session = bearers.SessionOf(context);
        var (account, candidatures) = await rows.ReadAllAsync(session.Candidate);
        var owner = Bearers.Admit(account, session, clock.Now);
        var now = clock.Now;
        var shown = candidatures
            .Where(one => (page.After is null || one.Id.Registration.Value < page.After) && IsShown(one, request.Show, now))
            .OrderByDescending(one => one.Id.Registration.Value)
            .Take(page.Size + 1)
            .ToArray();
        var response = new ListCandidaturesResponse
        {
            NextPageToken = shown.Length > page.Size ? Page.TokenAfter(shown[page.Size - 1].Id.Registration.Value) : "",
        };
        response.Candidatures.AddRange(shown.Take(page.Size).Select(one => rendering.Of(one, owner.Email, OtherOf(one, candidatures))));
        return response;
    }

    public override async Task<GetCandidatureResponse> GetCandidature(GetCandidatureRequest request, ServerCallContext context)
    {
        var (account, present) = await ReadAsync(request.Name, context);
        return new GetCandidatureResponse { Candidature = rendering.Of(present.State, account.Email) };
    }

    public override async Task<SubmitCandidatureResponse> SubmitCandidature(SubmitCandidatureRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var service = ServiceId.TryParse(request.RegistrationServiceId, out var id) && catalogue.Current.Find(id) is { } offered
            ? offered
            : throw new Refusal.NotFound().ToRpcException();
        var session = bearers.SessionOf(context);
        var read = await rows.ReadVersionedAccountAsync(session.Candidate);
        var owner = Bearers.Admit(read?.State, session, clock.Now);
        var before = (Account)read!.Value.State;
        var now = clock.Now;
        if (before.Requests.Find(stamp, now) is { } earlier)
        {
            var (_, present) = await rows.ReadAsync(new CandidatureId(before.Number, new RegistrationNumber(earlier.OrThrow().Answer)));
            return new SubmitCandidatureResponse { Candidature = rendering.Of(present!.Value.State, owner.Email) };
        }

        // Only who has registered for this session before may have an active candidature in it.
        var active = before.Filed.Any(filed => filed.Service.Session == service.Session.Id)
            ? (await rows.ReadAllAsync(before.Number)).Candidatures.FirstOrDefault(one => one.IsActive && one.Service.Session == service.Session.Id)?.Id
            : null;
        var command = new SubmitCandidature(service.Id, CandidatureTranslation.ToEntry(request.Form), stamp);
        var submission = command.Decide(before, service, reference.Lists, active, now).OrThrow();
        var actor = new Actor.Candidate(before.Number);
        var account = (Account)Account.Apply(before, submission.Filed)!;
        var candidature = Candidature.Apply(null, submission.Registered)!;
        var stored = await rows.SaveAsync(
            [
                PeerWrite.Of(
                    GrainKey.Account(account.Number), read.Value.Version, accountFiling.Of(account, [submission.Filed], [], actor, now)),
                PeerWrite.Of(
                    GrainKey.Candidature(candidature.Id), null,
                    filing.Of(candidature, [submission.Registered], submission.Mails, actor, account.Email, service, now)),
            ],
            GrainKey.Draft(account.Number, service.Id.ToString()));
        return stored
            ? new SubmitCandidatureResponse { Candidature = rendering.Of(candidature, owner.Email) }
            : throw new Refusal.AlreadyRegistered(null).ToRpcException();
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
        var write = PeerWrite.Of(GrainKey.Candidature(before.Id), present.Version, envelope);
        return await rows.SaveAsync([write], GrainKey.Draft(before.Id.Candidate, before.Service.ToString()))
            ? next
            : throw new Refusal.Stale(before.Revision).ToRpcException();
    }

    private async Task<(AccountView Account, Versioned<Candidature> Candidature)> ReadAsync(CandidatureName? name, ServerCallContext context)
    {
        var session = bearers.SessionOf(context);
        var id = name.ToDomain(session.Candidate, "name").OrThrow();
        var (account, candidature) = await rows.ReadAsync(id);
        var owner = Bearers.Admit(account, session, clock.Now);
        return (owner, candidature ?? throw new Refusal.NotFound().ToRpcException());
    }

    private bool IsShown(Candidature candidature, Show show, DateTimeOffset now)
    {
        var past = catalogue.Current.Find(candidature.Service) is { } service && service.Session.IsClosed(now);
        return show switch
        {
            Show.PastSessions => past && candidature.IsActive,
            Show.Withdrawn => !past && candidature.Status is CandidatureStatus.WithdrawnByCandidate,
            _ => !past && candidature.IsActive,
        };
    }

    private static CandidatureId? OtherOf(Candidature candidature, IEnumerable<Candidature> all) =>
        candidature.IsActive ? null : all.FirstOrDefault(one => one.IsActive && one.Service.Session == candidature.Service.Session)?.Id;
}
