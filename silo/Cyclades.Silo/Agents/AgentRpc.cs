using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Agent.V1;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Agent = Cyclades.Domain.Agents.Agent;
using AgentRole = Cyclades.Domain.Agents.AgentRole;
using AgentToken = Cyclades.Domain.Agents.AgentToken;
using Wire = Cyclades.Protos.Agent.V1;

namespace Cyclades.Silo.Agents;

/// <summary>Agents and their tokens, by gRPC.</summary>
internal sealed class AgentRpc(Grains grains, AgentRegister register) : AgentService.AgentServiceBase
{
    private const int UsualValidity = 90;

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<CreateAgentResponse> CreateAgent(CreateAgentRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var hasId = AgentId.TryParse(request.Id, out var id);
        var hasAcademy = AcademyCode.TryParse(request.AcademyCode, out var academy);
        var hasUai = Uai.TryParse(request.EstablishmentUai, out var uai);
        var national = request.Role is Wire.AgentRole.Administrator;
        var school = request.Role is Wire.AgentRole.School;
        RequestFields.Check(
            ("id", hasId, request.Id.Length == 0 ? FieldFault.Required : FieldFault.Malformed),
            ("role", request.Role is Wire.AgentRole.Administrator or Wire.AgentRole.Manager or Wire.AgentRole.School or Wire.AgentRole.Machine, FieldFault.Required),
            ("academy_code", national ? request.AcademyCode.Length == 0 : hasAcademy, national ? FieldFault.NotApplicable : FieldFault.Required),
            ("establishment_uai", school ? hasUai : request.EstablishmentUai.Length == 0, !school ? FieldFault.NotApplicable : request.EstablishmentUai.Length == 0 ? FieldFault.Required : FieldFault.Malformed));
        AgentRole role = request.Role switch
        {
            Wire.AgentRole.Manager => new AgentRole.Manager(academy),
            Wire.AgentRole.School => new AgentRole.School(academy, uai),
            Wire.AgentRole.Machine => new AgentRole.Machine(academy),
            _ => new AgentRole.Administrator(),
        };
        var command = new CreateAgent(context.Actor(), id, request.Name, role, stamp);
        return new CreateAgentResponse { Agent = ToProto(await grains.Agent(id).CreateAsync(command).OrThrow()) };
    }

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<ListAgentsResponse> ListAgents(ListAgentsRequest request, ServerCallContext context)
    {
        var size = Page.Of(request.PageSize, "").Size;
        RequestFields.Check(("page_token", request.PageToken.Length == 0 || AgentId.TryParse(request.PageToken, out _), FieldFault.Malformed));
        var ids = await register.ListAsync(request.PageToken, size + 1);
        var response = new ListAgentsResponse { NextPageToken = ids.Length > size ? ids[size - 1].ToString() : "" };
        foreach (var id in ids.Take(size))
        {
            response.Agents.Add(ToProto(await grains.Agent(id).ReadAsync().OrThrow()));
        }

        return response;
    }

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<GetAgentResponse> GetAgent(GetAgentRequest request, ServerCallContext context) =>
        new() { Agent = ToProto(await GrainOf(request.Id).ReadAsync().OrThrow()) };

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<IssueTokenResponse> IssueToken(IssueTokenRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var grain = GrainOf(request.AgentId);
        var secret = AgentSecret.New(AgentId.Parse(request.AgentId));
        var validity = TimeSpan.FromDays(request.ValidDays == 0 ? UsualValidity : request.ValidDays);
        var issued = await grain.IssueTokenAsync(new IssueToken(context.Actor(), secret.Hash, validity, stamp)).OrThrow();
        return new IssueTokenResponse { Token = ToProto(issued.Token), Secret = issued.IsNew ? secret.Text : "" };
    }

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<RevokeTokenResponse> RevokeToken(RevokeTokenRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        return new RevokeTokenResponse
        {
            Agent = ToProto(await GrainOf(request.AgentId).RevokeTokenAsync(new RevokeToken(context.Actor(), request.Serial)).OrThrow()),
        };
    }

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<DisableAgentResponse> DisableAgent(DisableAgentRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        return new DisableAgentResponse { Agent = ToProto(await GrainOf(request.AgentId).DisableAsync(new DisableAgent(context.Actor())).OrThrow()) };
    }

    [AgentCall(AgentRoles.Every)]
    public override async Task<GetOwnAgentResponse> GetOwnAgent(GetOwnAgentRequest request, ServerCallContext context) =>
        context.Actor() is Actor.Agent { Id: var id }
            ? new GetOwnAgentResponse { Agent = ToProto(await grains.Agent(id).ReadAsync().OrThrow()) }
            : new GetOwnAgentResponse();

    private IAgentGrain GrainOf(string id) =>
        AgentId.TryParse(id, out var agent) ? grains.Agent(agent) : throw new Refusal.NotFound().ToRpcException();

    private static Wire.Agent ToProto(Agent agent) => new()
    {
        Id = agent.Id.ToString(),
        Name = agent.Name,
        Role = agent.Role switch
        {
            AgentRole.Manager => Wire.AgentRole.Manager,
            AgentRole.School => Wire.AgentRole.School,
            AgentRole.Machine => Wire.AgentRole.Machine,
            _ => Wire.AgentRole.Administrator,
        },
        AcademyCode = agent.Role.Scope?.ToString() ?? "",
        EstablishmentUai = (agent.Role as AgentRole.School)?.Uai.ToString() ?? "",
        CreateTime = agent.CreatedAt.ToTimestamp(),
        DisableTime = agent.DisabledAt?.ToTimestamp(),
        Tokens = { agent.Tokens.Select(ToProto) },
    };

    private static Wire.AgentToken ToProto(AgentToken token) => new()
    {
        Serial = token.Serial,
        IssueTime = token.IssuedAt.ToTimestamp(),
        ExpireTime = token.ExpiresAt.ToTimestamp(),
        RevokeTime = token.RevokedAt?.ToTimestamp(),
    };
}
