using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Agents;

/// <summary>What an académie sets of its own services, and the end of a session (D20).</summary>
public sealed class ServiceSettingsTests
{
    private const string Reims = "CFG-2026-06/19";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_closing_that_is_moved_holds_from_the_answer_on(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var manager = await own.NewAgentAsync(AgentRole.Manager, "19", transport: transport);
        var form = Some.Form(await ExamYear.ServiceAsync(own, Reims));
        await own.AdvanceToAsync(ExamYear.ReimsClosing.AddMinutes(-1));
        var candidate = await own.NewCandidateAsync(transport);
        var settings = await SettingsAsync(manager);

        var closed = await ChangeAsync(manager, settings, change => change.ClosingTime = own.Time.GetUtcNow().ToTimestamp());
        var refused = await Refused.AssertAsync(SubmitAsync(candidate, form), ErrorReason.ServiceClosed);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        var open = await ChangeAsync(manager, closed, change => change.ClosingTime = ExamYear.ReimsClosing.AddHours(1).ToTimestamp());
        Assert.Equal(1, (await SubmitAsync(candidate, form)).Candidature.Name.RegistrationNumber);

        Assert.Equal(3, new[] { settings.Etag, closed.Etag, open.Etag }.Distinct().Count());
        await own.RestartAsync();
        var again = own.Connect(transport, own.OperatorToken);
        Assert.Equal(open, (await again.ServiceSettings.GetServiceSettingsAsync(new GetServiceSettingsRequest { RegistrationServiceId = Reims })).Settings);
        again.Dispose();
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Changes_are_refused_with_every_field_that_is_wrong_and_a_stale_one_as_such(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var manager = await own.NewAgentAsync(AgentRole.Manager, "19", transport: transport);
        var settings = await SettingsAsync(manager);
        AsyncUnaryCall<ChangeServiceSettingsResponse> Change(Action<ChangeServiceSettingsRequest> change)
        {
            var request = new ChangeServiceSettingsRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Etag = settings.Etag };
            change(request);
            return manager.ServiceSettings.ChangeServiceSettingsAsync(request);
        }

        await Refused.AssertAsync(Change(r => (r.Label, r.Terms) = ("", "")), ErrorReason.InvalidFields, "label FIELD_FAULT_REQUIRED", "terms FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(Change(r => r.ClosingTime = settings.OpeningTime), ErrorReason.InvalidFields, "closing_time FIELD_FAULT_DATE_OUT_OF_RANGE");
        await Refused.AssertAsync(Change(r => r.ReturnDate = "29/09/2026"), ErrorReason.InvalidFields, "return_date FIELD_FAULT_MALFORMED");
        await Refused.AssertAsync(Change(r => r.Etag = ""), ErrorReason.InvalidFields, "etag FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(Change(r => r.RegistrationServiceId = "CFG-2026-06/08"), ErrorReason.NotFound);
        await ChangeAsync(manager, settings, change => change.Label = "JUIN 2026 LOCAL");
        var stale = await Refused.AssertAsync(Change(r => r.Label = "JUIN"), ErrorReason.StaleEtag);
        Assert.Equal(StatusCode.Aborted, stale.Code);
        Assert.Equal("JUIN 2026 LOCAL", (await ExamYear.ServiceAsync(own, Reims)).Summary.SessionLabel);
    }

    /// <summary>D20: read only, out of « Mes inscriptions », still reachable under « Mes sessions passées ».</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_session_that_is_closed_leaves_the_list_for_the_past_and_changes_no_more(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var administrator = await own.NewAgentAsync(AgentRole.Administrator, transport: transport);
        var candidate = await own.NewCandidateAsync(transport);
        var form = Some.Form(await ExamYear.ServiceAsync(own, Reims));
        var filed = (await SubmitAsync(candidate, form)).Candidature;
        Assert.Empty(await ListAsync(candidate, Show.PastSessions));

        var request = new CloseSessionRequest { RequestId = Some.RequestId(), SessionId = "CFG-2026-06" };
        var session = (await administrator.ServiceSettings.CloseSessionAsync(request)).Session;

        Assert.Equal(own.Time.GetUtcNow(), session.CloseTime.ToDateTimeOffset());
        Assert.Equal("juin 2026", session.Label);
        Assert.Empty(await ListAsync(candidate, Show.Active));
        Assert.Equal(filed.Name, Assert.Single(await ListAsync(candidate, Show.PastSessions)).Name);
        Assert.Single((await candidate.Client.Documents.ListDocumentsAsync(new() { Candidature = filed.Name })).Documents);
        await Refused.AssertAsync(
            candidate.Client.Candidatures.UpdateCandidatureAsync(new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = filed.Name, Etag = filed.Etag, Form = form }),
            ErrorReason.SessionClosed);
        await Refused.AssertAsync(
            candidate.Client.Candidatures.WithdrawCandidatureAsync(new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = filed.Name, Etag = filed.Etag }),
            ErrorReason.SessionClosed);
        await Refused.AssertAsync(SubmitAsync(await own.NewCandidateAsync(transport), form), ErrorReason.SessionClosed);

        await own.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(session, (await administrator.ServiceSettings.CloseSessionAsync(request)).Session);
        Assert.Contains(session, (await administrator.ServiceSettings.ListSessionsAsync(new ListSessionsRequest())).Sessions);
        await Refused.AssertAsync(
            administrator.ServiceSettings.CloseSessionAsync(new CloseSessionRequest { RequestId = Some.RequestId(), SessionId = "CFG-1999-06" }), ErrorReason.NotFound);
        await Refused.AssertAsync(
            administrator.ServiceSettings.ChangeServiceSettingsAsync(new ChangeServiceSettingsRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Etag = "1", Label = "X" }),
            ErrorReason.SessionClosed);
    }

    private static async Task<ServiceSettings> SettingsAsync(Client client) =>
        (await client.ServiceSettings.GetServiceSettingsAsync(new GetServiceSettingsRequest { RegistrationServiceId = Reims })).Settings;

    private static async Task<ServiceSettings> ChangeAsync(Client client, ServiceSettings read, Action<ChangeServiceSettingsRequest> change)
    {
        var request = new ChangeServiceSettingsRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Etag = read.Etag };
        change(request);
        return (await client.ServiceSettings.ChangeServiceSettingsAsync(request)).Settings;
    }

    private static AsyncUnaryCall<SubmitCandidatureResponse> SubmitAsync(SignedInCandidate candidate, CandidatureForm form) =>
        candidate.Client.Candidatures.SubmitCandidatureAsync(
            new SubmitCandidatureRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Form = form });

    private static async Task<IReadOnlyList<Candidature>> ListAsync(SignedInCandidate candidate, Show show) =>
        (await candidate.Client.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { Show = show })).Candidatures;
}
