using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Candidature = Cyclades.Domain.Candidatures.Candidature;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management.Registers;

/// <summary>What an académie's service sees of candidatures and does with them, by gRPC.</summary>
internal sealed class RegisterRpc(
    Grains grains,
    CandidatureRegister register,
    CandidatureHistory history,
    CandidatureRendering rendering,
    CatalogueMirror catalogue,
    AccountDirectory directory,
    AddressKeys addressKeys,
    RuleClock clock) : RegisterService.RegisterServiceBase
{
    private const int LargestBatch = 200;
    private const int LinesAtOnce = 500;
    private const RefusedAct Act = RefusedAct.OfService;

    [AgentCall(AgentRoles.Service)]
    public override async Task<ListRegisterResponse> ListRegister(ListRegisterRequest request, ServerCallContext context)
    {
        var size = Page.Of(request.PageSize, "").Size;
        RegisterPlace? after = null;
        RequestFields.Check(
            ("page_token", request.PageToken.Length == 0 || RegisterPlace.TryParse(request.PageToken, out after), FieldFault.Malformed));
        var service = ServiceOf(request.RegistrationServiceId, context.Actor());
        var lines = await register.ListAsync(request.Filter.ToFilter(service.Id), request.Order.ToDomain(), after, size + 1);
        return new ListRegisterResponse
        {
            Entries = { lines.Take(size).Select(line => line.ToProto(service)) },
            NextPageToken = lines.Length > size ? lines[size - 1].Place.ToToken() : "",
        };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<GetRegisteredResponse> GetRegistered(GetRegisteredRequest request, ServerCallContext context) =>
        new() { Registered = await RenderAsync(await ReadAsync(NameOf(request.Name), context.Actor())) };

    [AgentCall(AgentRoles.Service)]
    public override async Task<ListHistoryResponse> ListHistory(ListHistoryRequest request, ServerCallContext context)
    {
        var page = Page.Of(request.PageSize, request.PageToken);
        var candidature = await ReadAsync(NameOf(request.Name), context.Actor());
        var (entries, next) = await history.ListAsync(candidature.Id, page, forAgents: true);
        return new ListHistoryResponse { Entries = { entries }, NextPageToken = next };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<SetAsideResponse> SetAside(SetAsideRequest request, ServerCallContext context) => new()
    {
        Registered = await ActAsync(
            NameOf(request.Name), new ServiceAct.SetAside(context.Actor(), Etag.Required(request.Etag), request.Reason, RequestStamps.Of(request))),
    };

    [AgentCall(AgentRoles.Service)]
    public override async Task<RestoreResponse> Restore(RestoreRequest request, ServerCallContext context)
    {
        var id = NameOf(request.Name);
        var command = new ServiceAct.Restore(context.Actor(), Etag.Required(request.Etag), request.Reason, RequestStamps.Of(request));
        await ReadAsync(id, command.Actor);
        return new RestoreResponse
        {
            Registered = await RenderAsync(await grains.Account(id.Candidate).RestoreAsync(id.Registration, command).OrThrow(Act)),
        };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<WithdrawOnBehalfResponse> WithdrawOnBehalf(WithdrawOnBehalfRequest request, ServerCallContext context) => new()
    {
        Registered = await ActAsync(
            NameOf(request.Name),
            new ServiceAct.WithdrawOnBehalf(context.Actor(), Etag.Required(request.Etag), request.Reason, RequestStamps.Of(request))),
    };

    [AgentCall(AgentRoles.Service)]
    public override async Task<DeleteRegisteredResponse> DeleteRegistered(DeleteRegisteredRequest request, ServerCallContext context) => new()
    {
        Registered = await ActAsync(
            NameOf(request.Name), new ServiceAct.Delete(context.Actor(), Etag.Required(request.Etag), request.Reason, RequestStamps.Of(request))),
    };

    [AgentCall(AgentRoles.Service)]
    public override async Task<RecordReceivedResponse> RecordReceived(RecordReceivedRequest request, ServerCallContext context) => new()
    {
        Registered = await ActAsync(
            NameOf(request.Name), new ServiceAct.RecordReceived(context.Actor(), Etag.Required(request.Etag), RequestStamps.Of(request))),
    };

    [AgentCall(AgentRoles.Service)]
    public override async Task<LiftConfirmationResponse> LiftConfirmation(LiftConfirmationRequest request, ServerCallContext context) => new()
    {
        Registered = await ActAsync(
            NameOf(request.Name),
            new ServiceAct.LiftConfirmation(context.Actor(), Etag.Required(request.Etag), request.Reason, RequestStamps.Of(request))),
    };

    [AgentCall(AgentRoles.Service)]
    public override async Task<CorrectIdentityResponse> CorrectIdentity(CorrectIdentityRequest request, ServerCallContext context)
    {
        var command = new CorrectIdentity(
            context.Actor(), AccountTranslation.ToEntry(request.Identity ?? new IdentityForm()), request.Reason, RequestStamps.Of(request));
        var account = await grains.Account(NumberOf(request.CandidateNumber)).CorrectIdentityAsync(command).OrThrow(Act);
        return new CorrectIdentityResponse { Identity = account.Identity.ToProto() };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<ReplaceAddressResponse> ReplaceAddress(ReplaceAddressRequest request, ServerCallContext context)
    {
        var command = new ReplaceAddress(context.Actor(), request.Email, request.Reason, RequestStamps.Of(request));
        var account = await grains.Account(NumberOf(request.CandidateNumber)).ReplaceAddressAsync(command).OrThrow(Act);

        // Nobody else can be activated with it any more (D25).
        foreach (var other in await directory.ListPendingAsync(addressKeys.Of(account.Email)))
        {
            await grains.Account(other).YieldAddressAsync(new YieldAddress());
        }

        return new ReplaceAddressResponse { Email = account.Email.Value };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<SetAsideManyResponse> SetAsideMany(SetAsideManyRequest request, ServerCallContext context)
    {
        var act = new ServiceAct.SetAside(context.Actor(), Revision: null, request.Reason, RequestStamps.Of(request));
        var names = NamesOf(request.Names);
        Reason.Check(request.Reason).OrThrow(Act);
        return new SetAsideManyResponse { Answers = { await ActAsync(names, act, request.DryRun, context.CancellationToken) } };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<RecordReceivedManyResponse> RecordReceivedMany(RecordReceivedManyRequest request, ServerCallContext context)
    {
        var act = new ServiceAct.RecordReceived(context.Actor(), Revision: null, RequestStamps.Of(request));
        return new RecordReceivedManyResponse
        {
            Answers = { await ActAsync(NamesOf(request.Names), act, request.DryRun, context.CancellationToken) },
        };
    }

    // Page by page rather than by one statement: a client that reads slowly would keep the database's snapshot open as long.
    [LastingCall]
    [AgentCall(AgentRoles.Service)]
    public override async Task ExportRegister(
        ExportRegisterRequest request, IServerStreamWriter<ExportRegisterResponse> responseStream, ServerCallContext context)
    {
        var service = ServiceOf(request.RegistrationServiceId, context.Actor());
        var filter = request.Filter.ToFilter(service.Id);
        var order = request.Order.ToDomain();
        var separator = request.Separator switch
        {
            CsvSeparator.Comma => ',',
            CsvSeparator.Tab => '\t',
            _ => ';',
        };
        using var csv = new RegisterCsv(
            separator,
            part => responseStream.WriteAsync(new ExportRegisterResponse { Chunk = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken));
        await csv.BeginAsync(request.ByteOrderMark);
        RegisterPlace? after = null;
        ImmutableArray<RegisterLine> lines;
        do
        {
            lines = await register.ListAsync(filter, order, after, LinesAtOnce);
            foreach (var line in lines)
            {
                await csv.WriteAsync(line, service);
                after = line.Place;
            }
        }
        while (lines.Length == LinesAtOnce);
        await csv.EndAsync();
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<GetRegisterStatisticsResponse> GetRegisterStatistics(GetRegisterStatisticsRequest request, ServerCallContext context)
    {
        var states = request.States.Select(state => state.ToDomain()).ToArray();
        RequestFields.Check(("states", states.All(state => state is not null), FieldFault.NotOffered));
        var service = ServiceOf(request.RegistrationServiceId, context.Actor());
        return (await register.CountAsync(service.Id, [.. states.OfType<CandidatureStatus>().Distinct()])).ToProto(service);
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<DetachRegisteredResponse> DetachRegistered(DetachRegisteredRequest request, ServerCallContext context)
    {
        var id = NameOf(request.Name);
        var command = new DetachCandidature(context.Actor(), id.Registration, request.Reason, RequestStamps.Of(request));
        await grains.Account(id.Candidate).DetachAsync(command).OrThrow(Act);
        return new DetachRegisteredResponse();
    }

    private async Task<Wire.Registered> ActAsync(CandidatureId id, ServiceAct act) =>
        await RenderAsync(await grains.Candidature(id).ActAsync(act, own: null).OrThrow(Act));

    // One after the other: a batch must not crowd out the candidates.
    private async Task<ImmutableArray<ItemAnswer>> ActAsync(
        ImmutableArray<CandidatureId> names, ServiceAct act, bool dryRun, CancellationToken cancellation)
    {
        var answers = ImmutableArray.CreateBuilder<ItemAnswer>(names.Length);
        foreach (var name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            var refusal = dryRun
                ? (await grains.Candidature(name).JudgeAsync(act)).Refusal
                : (await grains.Candidature(name).ActAsync(act, own: null)).Refusal;
            answers.Add(refusal is null
                ? new ItemAnswer { Name = name.ToProto() }
                : new ItemAnswer { Name = name.ToProto(), Refusal = refusal.ReasonOf(), Message = RefusalTexts.Of(refusal, Act) });
        }

        return answers.MoveToImmutable();
    }

    private OfferedService ServiceOf(string id, Actor actor) =>
        ServiceId.TryParse(id, out var service) && catalogue.Current.Find(service) is { } offered && actor.Manages(offered.Academy.Code)
            ? offered
            : throw new Refusal.NotFound().ToRpcException(Act);

    private async Task<Candidature> ReadAsync(CandidatureId id, Actor actor)
    {
        var candidature = (await grains.Candidature(id).ReadAsync()).OrThrow(Act);
        return actor.Manages(candidature.Service.Academy) ? candidature : throw new Refusal.NotFound().ToRpcException(Act);
    }

    private async Task<Wire.Registered> RenderAsync(Candidature candidature)
    {
        var account = (await grains.Account(candidature.Id.Candidate).ReadAsync()).OrThrow(Act);
        var service = catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();
        var other = candidature.IsActive ? null : await OtherOf(candidature, account);
        var now = clock.Now;
        return new Wire.Registered
        {
            Candidature = rendering.Of(candidature, account.Email, other),
            ReceiveTime = candidature.ReceivedAt?.ToTimestamp(),
            RepresentativeConfirmTime = candidature.RepresentativeConfirmedAt?.ToTimestamp(),
            CanSetAside = EditLock.OfServiceAct(candidature, service, now).ToPossibility(Act),
            CanRestore = EditLock.OfRestoring(candidature, service, now, other).ToPossibility(Act),
            CanWithdrawOnBehalf = EditLock.OfServiceAct(candidature, service, now).ToPossibility(Act),
            CanDelete = EditLock.OfRemoval(candidature, service, now).ToPossibility(Act),
            CanRecordReceived = EditLock.OfReceiving(candidature, service, now).ToPossibility(Act),
            CanLiftConfirmation = EditLock.OfLifting(candidature, service, now).ToPossibility(Act),
        };
    }

    // Of one that does not count it matters what else there is in its session (D23).
    private async Task<CandidatureId?> OtherOf(Candidature candidature, AccountView account)
    {
        foreach (var filed in account.Filed.Where(filed => filed.Service.Session == candidature.Service.Session))
        {
            var read = await grains.Candidature(new CandidatureId(account.Number, filed.Registration)).ReadAsync();
            if (!read.IsRefused(out _, out var other) && other.IsActive)
            {
                return other.Id;
            }
        }

        return null;
    }

    private static CandidateNumber NumberOf(string number)
    {
        var known = CandidateNumber.TryParse(number, out var candidate);
        RequestFields.Check(("candidate_number", known, number.Length == 0 ? FieldFault.Required : FieldFault.Malformed));
        return candidate;
    }

    private static CandidatureId NameOf(CandidatureName? name) => NameOf(name, "name");

    private static CandidatureId NameOf(CandidatureName? name, string path)
    {
        RequestFields.Check(
            ($"{path}.candidate_number", name is { CandidateNumber.Length: > 0 }, FieldFault.Required),
            ($"{path}.registration_number", name is { RegistrationNumber: not 0 }, FieldFault.Required));
        var known = CandidateNumber.TryParse(name!.CandidateNumber, out var candidate);
        RequestFields.Check(
            ($"{path}.candidate_number", known, FieldFault.Malformed), ($"{path}.registration_number", name.RegistrationNumber > 0, FieldFault.Malformed));
        return new CandidatureId(candidate, new RegistrationNumber(name.RegistrationNumber));
    }

    private static ImmutableArray<CandidatureId> NamesOf(IReadOnlyList<CandidatureName> names)
    {
        RequestFields.Check(
            ("names", names.Count > 0, FieldFault.Required), ("names", names.Count <= LargestBatch, FieldFault.TooManyChosen));
        ImmutableArray<CandidatureId> ids = [.. names.Select((name, index) => NameOf(name, $"names[{index}]"))];
        var seen = new HashSet<CandidatureId>();
        RequestFields.Check([.. ids.Select((id, index) => ($"names[{index}]", seen.Add(id), FieldFault.Repeated))]);
        return ids;
    }
}
