using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = Cyclades.Protos.Candidature.V1;

namespace Cyclades.Silo.Candidatures;

/// <summary>The candidate's registrations, by gRPC.</summary>
internal sealed class CandidatureRpc(
    Grains grains,
    DraftRegister drafts,
    CandidatureRendering rendering,
    CandidatureHistory history,
    CatalogueMirror catalogue,
    LinkSigner links,
    ClientThrottle throttle,
    RuleClock clock) : CandidatureService.CandidatureServiceBase
{
    [CandidateCall]
    public override async Task<StartCandidatureResponse> StartCandidature(StartCandidatureRequest request, ServerCallContext context)
    {
        var candidate = context.Candidate();
        var service = ServiceOf(request.RegistrationServiceId);
        var now = clock.Now;
        EditLock.OfRegistration(service, now).ThrowIfRefused();
        if (ActiveIn(service.Session.Id, await ReadAsync(candidate, filed => filed.Service.Session == service.Session.Id)) is { } other)
        {
            throw new Refusal.AlreadyRegistered(other).ToRpcException();
        }

        var kept = (await FindDraftAsync(candidate, service.Id)).IsRefused(out _, out var saved) ? null : saved;
        return new StartCandidatureResponse
        {
            RegistrationService = service.ToProto(now),
            CandidateNumber = candidate.Number.ToString(),
            Identity = candidate.Identity.ToProto(),
            Email = candidate.Email.Value,
            Form = CandidatureTranslation.ToProto(kept?.Entry ?? CandidatureEntry.PrefilledFor(service.Settings)),
            Draft = kept is null ? null : Render(kept, service, now),
            ParentsRequired = candidate.Identity.BirthPlace.IsAbroad,
            LegalRepresentativeRequired = candidate.Identity.IsMinorOn(service.Session.FirstDay),
            ServerTime = now.ToTimestamp(),
        };
    }

    [CandidateCall]
    public override async Task<SaveDraftResponse> SaveDraft(SaveDraftRequest request, ServerCallContext context)
    {
        var service = ServiceOf(request.RegistrationServiceId);
        var tab = request.Tab.ToDomain();
        RequestFields.Check(
            [("tab", tab is not null, FieldFault.Required), .. UnstorableText.PathsIn(request.Form ?? new(), "form").Select(path => (path, false, FieldFault.ForbiddenCharacter))]);
        var draft = await grains.Draft(context.Candidate().Number, service.Id).SaveAsync(CandidatureTranslation.ToEntry(request.Form), tab ?? default);
        return new SaveDraftResponse { Draft = Render(draft.OrThrow(), service, clock.Now) };
    }

    [CandidateCall]
    public override async Task<GetDraftResponse> GetDraft(GetDraftRequest request, ServerCallContext context)
    {
        var service = ServiceOf(request.RegistrationServiceId);
        var draft = (await FindDraftAsync(context.Candidate(), service.Id)).OrThrow();
        return new GetDraftResponse { Draft = Render(draft, service, clock.Now) };
    }

    [CandidateCall]
    public override async Task<ListDraftsResponse> ListDrafts(ListDraftsRequest request, ServerCallContext context)
    {
        var candidate = context.Candidate();
        var response = new ListDraftsResponse();
        foreach (var row in await drafts.ListAsync(candidate.Number))
        {
            if (ServiceId.TryParse(row.ServiceId, out var id)
                && catalogue.Current.Find(id) is { } service
                && !(await grains.Draft(candidate.Number, service.Id).ReadAsync()).IsRefused(out _, out var draft))
            {
                response.Drafts.Add(Render(draft, service, clock.Now));
            }
        }

        return response;
    }

    [CandidateCall]
    public override async Task<DiscardDraftResponse> DiscardDraft(DiscardDraftRequest request, ServerCallContext context)
    {
        await grains.Draft(context.Candidate().Number, ServiceOf(request.RegistrationServiceId).Id).DiscardAsync();
        return new DiscardDraftResponse();
    }

    [CandidateCall]
    public override async Task<SubmitCandidatureResponse> SubmitCandidature(SubmitCandidatureRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var service = ServiceOf(request.RegistrationServiceId);
        var candidate = context.Candidate();
        var command = new SubmitCandidature(service.Id, CandidatureTranslation.ToEntry(request.Form), stamp);
        var candidature = (await grains.Account(candidate.Number).SubmitAsync(command)).OrThrow();
        await grains.Draft(candidate.Number, service.Id).ForgetAsync();
        return new SubmitCandidatureResponse { Candidature = await RenderAsync(candidature, candidate) };
    }

    [CandidateCall]
    public override async Task<ListCandidaturesResponse> ListCandidatures(ListCandidaturesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request.PageSize, request.PageToken);
        var candidate = context.Candidate();
        var now = clock.Now;
        var candidatures = await ReadAsync(candidate, filed => IsOfPastSession(filed.Service, now) == request.Show is Show.PastSessions);
        var shown = candidatures
            .Where(candidature => (page.After is null || candidature.Id.Registration.Value < page.After) && IsShown(candidature, request.Show))
            .OrderByDescending(candidature => candidature.Id.Registration.Value)
            .Take(page.Size + 1)
            .ToArray();
        return new ListCandidaturesResponse
        {
            Candidatures = { shown.Take(page.Size).Select(candidature => rendering.Of(candidature, candidate.Email, OtherOf(candidature, candidatures))) },
            NextPageToken = shown.Length > page.Size ? Page.TokenAfter(shown[page.Size - 1].Id.Registration.Value) : "",
        };
    }

    [CandidateCall]
    public override async Task<GetCandidatureResponse> GetCandidature(GetCandidatureRequest request, ServerCallContext context)
    {
        var candidature = (await grains.Candidature(NameOf(request.Name, context)).ReadAsync()).OrThrow();
        return new GetCandidatureResponse { Candidature = await RenderAsync(candidature, context.Candidate()) };
    }

    [CandidateCall]
    public override async Task<UpdateCandidatureResponse> UpdateCandidature(UpdateCandidatureRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var revision = Etag.Required(request.Etag);
        var candidate = context.Candidate();
        var command = new ModifyCandidature(CandidatureTranslation.ToEntry(request.Form), candidate.Email, revision, stamp);
        var candidature = (await grains.Candidature(NameOf(request.Name, context)).ModifyAsync(command)).OrThrow();

        // What was typed towards this version is saved with it (D22); a retry that comes late must not take what was typed since.
        await grains.Draft(candidate.Number, candidature.Service).EndWithAsync(candidature.SavedAt);
        return new UpdateCandidatureResponse { Candidature = await RenderAsync(candidature, candidate) };
    }

    [CandidateCall]
    public override async Task<WithdrawCandidatureResponse> WithdrawCandidature(WithdrawCandidatureRequest request, ServerCallContext context)
    {
        var command = new WithdrawCandidature(Etag.Required(request.Etag), RequestStamps.Of(request));
        var candidature = (await grains.Candidature(NameOf(request.Name, context)).WithdrawAsync(command)).OrThrow(RefusedAct.Withdraw);
        return new WithdrawCandidatureResponse { Candidature = await RenderAsync(candidature, context.Candidate()) };
    }

    [CandidateCall]
    public override async Task<UndoWithdrawalResponse> UndoWithdrawal(UndoWithdrawalRequest request, ServerCallContext context)
    {
        var candidate = context.Candidate();
        var command = new UndoWithdrawal(Etag.Required(request.Etag), RequestStamps.Of(request));
        var id = NameOf(request.Name, context);
        var candidature = (await grains.Account(candidate.Number).UndoWithdrawalAsync(id.Registration, command)).OrThrow();
        return new UndoWithdrawalResponse { Candidature = await RenderAsync(candidature, candidate) };
    }

    [CandidateCall]
    public override async Task<SignCandidatureResponse> SignCandidature(SignCandidatureRequest request, ServerCallContext context)
    {
        RequestFields.Check(("document_sha256", request.DocumentSha256.Length > 0, FieldFault.Required));
        var command = new SignCandidature(Etag.Required(request.Etag), request.DocumentSha256, RequestStamps.Of(request));
        var candidature = (await grains.Candidature(NameOf(request.Name, context)).SignAsync(command)).OrThrow();
        return new SignCandidatureResponse { Candidature = await RenderAsync(candidature, context.Candidate()) };
    }

    [CandidateCall]
    public override async Task<GetCandidatureInformationResponse> GetCandidatureInformation(
        GetCandidatureInformationRequest request, ServerCallContext context)
    {
        var candidature = (await grains.Candidature(NameOf(request.Name, context)).ReadAsync()).OrThrow();
        var response = new GetCandidatureInformationResponse();
        if (candidature.IsActive && candidature.Papers.DocumentsMissing)
        {
            response.Information.Add(new Information
            {
                Kind = InformationKind.SupportingDocumentAsked,
                Text = CandidatureTexts.SupportingDocumentAsked,
            });
        }

        if (candidature.IsActive)
        {
            response.Information.Add(new Information
            {
                Kind = InformationKind.DocumentToView,
                Text = CandidatureTexts.DocumentToView,
            });
        }

        return response;
    }

    [CandidateCall]
    public override async Task<ResendRegistrationMailResponse> ResendRegistrationMail(
        ResendRegistrationMailRequest request, ServerCallContext context)
    {
        var command = new ResendRegistrationMail(RequestStamps.Of(request));
        var id = NameOf(request.Name, context);
        throttle.Refuses(ThrottledAct.ResendMail, context.Client(), id.ToString()).ThrowIfRefused();
        (await grains.Candidature(id).ResendRegistrationMailAsync(command)).OrThrow();
        return new ResendRegistrationMailResponse();
    }

    [PublicCall]
    public override async Task<GetRepresentationResponse> GetRepresentation(GetRepresentationRequest request, ServerCallContext context)
    {
        var (id, serial) = ReadLink(request.LinkToken);
        var now = clock.Now;
        if ((await grains.Candidature(id).ReadAsync()).IsRefused(out _, out var candidature)
            || candidature.Form.Representative is not { } representative
            || catalogue.Current.Find(candidature.Service) is not { } service)
        {
            throw new Refusal.LinkVoid(LinkPurpose.ConfirmAsRepresentative).ToRpcException();
        }

        Confirmations.RefuseRepresentative(candidature, service, serial, now).ThrowIfRefused();
        return new GetRepresentationResponse
        {
            CandidateLabel = candidature.Identity.FullName,
            RepresentativeName = representative.Name,
            DomainLabel = service.Domain.Name,
            SessionLabel = service.Settings.Label,
            CentreLabel = service.Academy.Label,
            RepresentativeState = CandidatureRendering.RepresentativeStateOf(candidature),
            ReturnDate = service.Settings.ReturnDate.ToProto(),
            Contact = service.Contact.ToProto(),
        };
    }

    [PublicCall]
    public override async Task<ConfirmAsRepresentativeResponse> ConfirmAsRepresentative(
        ConfirmAsRepresentativeRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        var (id, serial) = ReadLink(request.LinkToken);
        (await grains.Candidature(id).ConfirmAsRepresentativeAsync(new ConfirmAsRepresentative(serial))).OrThrow();
        return new ConfirmAsRepresentativeResponse();
    }

    [CandidateCall]
    public override async Task<ListCandidatureHistoryResponse> ListCandidatureHistory(
        ListCandidatureHistoryRequest request, ServerCallContext context)
    {
        var (entries, next) = await history.ListAsync(NameOf(request.Name, context), Page.Of(request.PageSize, request.PageToken), forAgents: false);
        return new ListCandidatureHistoryResponse { Entries = { entries }, NextPageToken = next };
    }

    private async Task<Wire.Candidature> RenderAsync(Domain.Candidatures.Candidature candidature, AccountView candidate)
    {
        var session = candidature.Service.Session;
        var others = candidature.IsActive ? [] : await ReadAsync(candidate, filed => filed.Service.Session == session);
        return rendering.Of(candidature, candidate.Email, OtherOf(candidature, others));
    }

    // The account names them and each says itself how it stands: no register is asked, and what is in memory is answered from there.
    private async Task<ImmutableArray<Domain.Candidatures.Candidature>> ReadAsync(AccountView candidate, Func<FiledCandidature, bool> which)
    {
        var read = await Task.WhenAll(candidate.Filed
            .Where(which)
            .Select(filed => grains.Candidature(new CandidatureId(candidate.Number, filed.Registration)).ReadAsync().AsTask()));
        return [.. read.SelectMany(answer => answer.IsRefused(out _, out var candidature) ? Enumerable.Empty<Domain.Candidatures.Candidature>() : [candidature])];
    }

    // Only of a withdrawn one does it matter what else there is.
    private static CandidatureId? OtherOf(Domain.Candidatures.Candidature candidature, ImmutableArray<Domain.Candidatures.Candidature> others) =>
        candidature.IsActive ? null : ActiveIn(candidature.Service.Session, others);

    private static CandidatureId? ActiveIn(SessionId session, ImmutableArray<Domain.Candidatures.Candidature> candidatures) =>
        candidatures.FirstOrDefault(candidature => candidature.IsActive && candidature.Service.Session == session)?.Id;

    private bool IsOfPastSession(ServiceId id, DateTimeOffset now) => catalogue.Current.Find(id) is { } service && service.Session.IsClosed(now);

    // What past sessions keep of withdrawn ones is not shown (R106, D20).
    private static bool IsShown(Domain.Candidatures.Candidature candidature, Show show) => show is Show.Withdrawn
        ? candidature.Status is CandidatureStatus.WithdrawnByCandidate
        : candidature.IsActive;

    private Wire.Draft Render(Domain.Drafts.Draft draft, OfferedService service, DateTimeOffset now) => new()
    {
        RegistrationService = service.ToSummary(now),
        Form = CandidatureTranslation.ToProto(draft.Entry),
        Tab = draft.Tab.ToProto(),
        UpdateTime = draft.SavedAt.ToTimestamp(),
        ExpireTime = Domain.Drafts.Draft.EndOf(service).ToTimestamp(),
    };

    // A number that the account never gave wakes no grain.
    private static CandidatureId NameOf(CandidatureName? name, ServerCallContext context)
    {
        var candidate = context.Candidate();
        var id = name.ToDomain(candidate.Number, "name").OrThrow();
        return candidate.Filed.Any(filed => filed.Registration == id.Registration) ? id : throw new Refusal.NotFound().ToRpcException();
    }

    private OfferedService ServiceOf(string id) =>
        ServiceId.TryParse(id, out var service) && catalogue.Current.Find(service) is { } offered
            ? offered
            : throw new Refusal.NotFound().ToRpcException();

    private (CandidatureId Candidature, int Serial) ReadLink(string token) =>
        links.TryRead(LinkPurpose.ConfirmAsRepresentative, token, out var target) && target.Registration is { } registration
            ? (new CandidatureId(target.Candidate, registration), target.Serial)
            : throw new Refusal.LinkVoid(LinkPurpose.ConfirmAsRepresentative).ToRpcException();

    // The register is asked first: a draft that a submission has ended may still be in its grain's memory.
    private async Task<Outcome<Domain.Drafts.Draft>> FindDraftAsync(AccountView candidate, ServiceId service) =>
        await drafts.HasAsync(candidate.Number, service) ? await grains.Draft(candidate.Number, service).ReadAsync() : new Refusal.NotFound();
}
