using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using RegistrationService = Cyclades.Protos.Catalogue.V1.RegistrationService;

namespace Cyclades.Api.Tests.Marks;

/// <summary>A candidate with a candidature of the CFG (tests of 160, 120 and 120 points, 200 to pass, checks for 15 days), and who manages it.</summary>
internal sealed record MarkedCandidature(RunningSilo Silo, RegistrationService Service, SignedInCandidate Candidate, CandidatureName Name, Client Manager)
{
    public string ServiceId => Service.Summary.Id;

    public string Academy => ServiceId.Split('/')[1];

    public static async Task<MarkedCandidature> NewAsync(RunningSilo silo, Transport transport)
    {
        var service = await ServiceAsync(silo, "CFG-2026-06/19");
        var candidate = await silo.NewCandidateAsync(transport);
        var name = await RegisterAsync(candidate, service);
        var manager = await silo.NewAgentAsync(AgentRole.Manager, service.Summary.Id.Split('/')[1], transport: transport);
        return new MarkedCandidature(silo, service, candidate, name, manager);
    }

    public static async Task<RegistrationService> ServiceAsync(RunningSilo silo, string id) =>
        (await silo.Connect().Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService;

    public static async Task<CandidatureName> RegisterAsync(SignedInCandidate candidate, RegistrationService service) =>
        (await candidate.Client.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        })).Candidature.Name;

    public static RecordMarksRequest Recording(CandidatureName name, string reason, params (string Test, string Mark)[] marks) => new()
    {
        RequestId = Some.RequestId(),
        Name = name,
        Reason = reason,
        Marks = { marks.Select(mark => new MarkEntry { TestCode = mark.Test, Mark = mark.Mark }) },
    };

    public async Task<RecordedMarks> RecordAsync(params (string Test, string Mark)[] marks) =>
        (await Manager.Marks.RecordMarksAsync(Recording(Name, "", marks))).Recorded;

    public async Task<DateTimeOffset> PublishAsync(DateTimeOffset? at = null) =>
        (await Manager.Marks.PublishMarksAsync(new PublishMarksRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = ServiceId,
            PublishTime = at is { } instant ? Timestamp.FromDateTimeOffset(instant) : null,
        })).PublishTime.ToDateTimeOffset();

    public async Task<GetMarksResponse> ReadAsync() => await Candidate.Client.Results.GetMarksAsync(new GetMarksRequest { Name = Name });
}
