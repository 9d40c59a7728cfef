using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using NationalSession = Cyclades.Domain.Catalogue.NationalSession;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management;

/// <summary>What an académie sets of its own services, and the end of a session, by gRPC.</summary>
internal sealed class ServiceSettingsRpc(CatalogueDesk desk, CatalogueMirror catalogue) : ServiceSettingsService.ServiceSettingsServiceBase
{
    private const string DayFormat = "yyyy-MM-dd";

    [AgentCall(AgentRoles.Service)]
    public override async Task<GetServiceSettingsResponse> GetServiceSettings(GetServiceSettingsRequest request, ServerCallContext context) =>
        new() { Settings = ToProto(await desk.FindAsync(context.Actor(), IdOf(request.RegistrationServiceId)).OrThrow()) };

    [AgentCall(AgentRoles.Service)]
    public override async Task<ChangeServiceSettingsResponse> ChangeServiceSettings(ChangeServiceSettingsRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        DateOnly day = default;
        RequestFields.Check(
            ("return_date", !request.HasReturnDate || DateOnly.TryParseExact(request.ReturnDate, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day), FieldFault.Malformed));
        var command = new ChangeSettings(
            context.Actor(),
            Etag.Required(request.Etag),
            request.HasLabel ? request.Label : null,
            request.OpeningTime?.ToDateTimeOffset(),
            request.ClosingTime?.ToDateTimeOffset(),
            request.HasReturnDate ? day : null,
            request.HasTerms ? request.Terms : null,
            request.HasNote ? request.Note : null);
        return new ChangeServiceSettingsResponse { Settings = ToProto(await desk.ChangeAsync(IdOf(request.RegistrationServiceId), command).OrThrow()) };
    }

    [AgentCall(AgentRoles.Service)]
    public override Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context)
    {
        var national = catalogue.Current.National;
        var sessions = national.Sessions.OrderByDescending(session => session.FirstDay).ThenBy(session => session.Id.ToString(), StringComparer.Ordinal);
        return Task.FromResult(new ListSessionsResponse { Sessions = { sessions.Select(session => ToProto(session, national)) } });
    }

    [AgentCall(AgentRoles.Administrator)]
    public override async Task<CloseSessionResponse> CloseSession(CloseSessionRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        if (!SessionId.TryParse(request.SessionId, out var id))
        {
            throw new Refusal.NotFound().ToRpcException();
        }

        await desk.CloseSessionAsync(new CloseSession(context.Actor(), id)).OrThrow();
        var national = catalogue.Current.National;
        return new CloseSessionResponse { Session = ToProto(national.Sessions.Single(session => session.Id == id), national) };
    }

    private static ServiceId IdOf(string id) =>
        ServiceId.TryParse(id, out var service) ? service : throw new Refusal.NotFound().ToRpcException();

    private static ServiceSettings ToProto(RegistrationService service)
    {
        var settings = service.Settings!;
        return new ServiceSettings
        {
            RegistrationServiceId = service.Id.ToString(),
            Label = settings.Label,
            OpeningTime = settings.Period.Opening.ToTimestamp(),
            ClosingTime = settings.Period.Closing.ToTimestamp(),
            ReturnDate = settings.ReturnDate.ToString(DayFormat, CultureInfo.InvariantCulture),
            Terms = settings.Terms,
            Note = settings.Note ?? "",
            Etag = Etag.Of(service.Revision),
        };
    }

    private static Wire.NationalSession ToProto(NationalSession session, NationalSettings national) => new()
    {
        Id = session.Id.ToString(),
        DomainLabel = national.Domains.FirstOrDefault(domain => domain.Code == session.Domain)?.Name ?? "",
        Label = new DateOnly(session.Year, session.Month, 1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR")),
        CloseTime = session.ClosedAt?.ToTimestamp(),
    };
}
