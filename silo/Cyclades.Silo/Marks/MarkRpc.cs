using System.Collections.Concurrent;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MarkEntry = Cyclades.Domain.Marks.MarkEntry;

namespace Cyclades.Silo.Marks;

/// <summary>Marks on the académie's side, by gRPC.</summary>
internal sealed class MarkRpc(Grains grains, MarksRegister register, MarksImport import, MarksRendering rendering, CatalogueMirror catalogue)
    : MarkService.MarkServiceBase
{
    /// <summary>Largest message, in bytes: an import is one.</summary>
    public const int LargestMessage = 1024 * 1024;

    [AgentCall(AgentRoles.Service)]
    public override async Task<RecordMarksResponse> RecordMarks(RecordMarksRequest request, ServerCallContext context)
    {
        var command = new RecordMarks(
            context.Actor(), [.. request.Marks.Select(mark => new MarkEntry(mark.TestCode, mark.Mark))], request.Reason, RequestStamps.Of(request));
        var recording = await grains.Marks(await ManagedAsync(request.Name, context)).RecordMarksAsync(command, dryRun: false).OrThrow();
        return new RecordMarksResponse { Recorded = rendering.ForService(recording.Candidature) };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<GetRecordedMarksResponse> GetRecordedMarks(GetRecordedMarksRequest request, ServerCallContext context)
    {
        var id = await ManagedAsync(request.Name, context);
        return new GetRecordedMarksResponse { Recorded = rendering.ForService(await grains.Candidature(id).ReadAsync().OrThrow()) };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<ImportMarksResponse> ImportMarks(ImportMarksRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var service = ManagedService(request.RegistrationServiceId, context);
        var rows = await import.RunAsync(context.Actor(), service, request.Text, request.Reason, request.DryRun, stamp).OrThrow();
        return new ImportMarksResponse
        {
            Rows = { rows },
            TakenCount = rows.Count(row => row.State is MarkRowState.Taken),
            UnchangedCount = rows.Count(row => row.State is MarkRowState.Unchanged),
            RefusedCount = rows.Count(row => row.State is MarkRowState.Refused),
        };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<PreviewMarksResponse> PreviewMarks(PreviewMarksRequest request, ServerCallContext context)
    {
        var service = ManagedService(request.RegistrationServiceId, context);
        var size = Page.Of(request.PageSize, "").Size;
        var hasToken = CandidatureId.TryParse(request.PageToken, out var after);
        RequestFields.Check(("page_token", request.PageToken.Length == 0 || hasToken, FieldFault.Malformed));
        var counted = new ConcurrentBag<(Candidature Candidature, Tally Tally)>();
        await register.EachAsync(service.Id, async id =>
        {
            if (!(await grains.Candidature(id).ReadAsync()).IsRefused(out _, out var candidature) && candidature.IsActive)
            {
                counted.Add((candidature, Tally.Of(candidature, candidature.RecordedMarks.Present, service)));
            }
        });
        var incomplete = counted
            .Where(one => one.Tally.Missing > 0)
            .OrderBy(one => one.Candidature.Id.Candidate.Value).ThenBy(one => one.Candidature.Id.Registration.Value)
            .SkipWhile(one => hasToken && Order(one.Candidature.Id) is var order && order.CompareTo(Order(after)) <= 0)
            .Select(one => one.Candidature)
            .Take(size + 1)
            .ToArray();
        return new PreviewMarksResponse
        {
            PublishTime = service.Settings.MarksReadableFrom.ToTimestamp(),
            CandidatureCount = counted.Count,
            CompleteCount = counted.Count(one => one.Tally.Missing == 0),
            WithoutMarksCount = counted.Count(one => one.Candidature.RecordedMarks.Present is null),
            PassedCount = counted.Count(one => one.Tally.Result is ExamResult.Passed),
            FailedCount = counted.Count(one => one.Tally.Result is ExamResult.Failed),
            Incomplete = { incomplete.Take(size).Select(IncompleteOf) },
            NextPageToken = incomplete.Length > size ? incomplete[size - 1].Id.ToString() : "",
        };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<PublishMarksResponse> PublishMarks(PublishMarksRequest request, ServerCallContext context)
    {
        var command = new PublishMarks(context.Actor(), request.PublishTime?.ToDateTimeOffset(), RequestStamps.Of(request));
        var service = ManagedService(request.RegistrationServiceId, context);
        var published = await grains.MarksPublication(service.Id).PublishMarksAsync(command, service.Session).OrThrow();
        await catalogue.RefreshAsync();
        return new PublishMarksResponse { PublishTime = published.Settings?.MarksReadableFrom.ToTimestamp() };
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<CancelMarksPublicationResponse> CancelMarksPublication(CancelMarksPublicationRequest request, ServerCallContext context)
    {
        var command = new CancelMarksPublication(context.Actor(), RequestStamps.Of(request));
        await grains.MarksPublication(ManagedService(request.RegistrationServiceId, context).Id).CancelMarksPublicationAsync(command).OrThrow();
        await catalogue.RefreshAsync();
        return new CancelMarksPublicationResponse();
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<ListMarkChecksResponse> ListMarkChecks(ListMarkChecksRequest request, ServerCallContext context)
    {
        var service = ManagedService(request.RegistrationServiceId, context);
        var page = Page.Of(request.PageSize, request.PageToken);
        var rows = await register.ListOpenChecksAsync(service.Id, page.After ?? 0, page.Size + 1);
        var response = new ListMarkChecksResponse { NextPageToken = rows.Length > page.Size ? Page.TokenAfter(rows[page.Size - 1].Id) : "" };
        foreach (var row in rows.Take(page.Size))
        {
            if (!(await grains.Candidature(row.Candidature).ReadAsync()).IsRefused(out _, out var candidature)
                && candidature.Form.Tests.FirstOrDefault(test => test.Code == row.Test) is { } paper)
            {
                response.Checks.Add(new OpenMarkCheck
                {
                    Name = candidature.Id.ToProto(),
                    CandidateLabel = candidature.Identity.FullName,
                    Test = MarksRendering.ToProto(candidature, paper, service),
                });
            }
        }

        return response;
    }

    [AgentCall(AgentRoles.Service)]
    public override async Task<AnswerMarkCheckResponse> AnswerMarkCheck(AnswerMarkCheckRequest request, ServerCallContext context)
    {
        var command = new AnswerMarkCheck(
            context.Actor(), request.TestCode, request.Upheld, request.Mark, request.Reason, RequestStamps.Of(request));
        var candidature = await grains.Marks(await ManagedAsync(request.Name, context)).AnswerMarkCheckAsync(command).OrThrow();
        return new AnswerMarkCheckResponse { Recorded = rendering.ForService(candidature) };
    }

    private static (long, int) Order(CandidatureId id) => (id.Candidate.Value, id.Registration.Value);

    private static IncompleteMarks IncompleteOf(Candidature candidature) => new()
    {
        Name = candidature.Id.ToProto(),
        CandidateLabel = candidature.Identity.FullName,
        TestCodes =
        {
            candidature.Form.Tests.Where(test => candidature.RecordedMarks.Of(test.Code) is null).Select(test => test.Code.ToString()),
        },
    };

    private OfferedService ManagedService(string id, ServerCallContext context) =>
        ServiceId.TryParse(id, out var service) && context.Actor().Manages(service.Academy) && catalogue.Current.Find(service) is { } offered
            ? offered
            : throw new Refusal.NotFound().ToRpcException();

    // What is out of the agent's scope is not found before anything else is told of it, an earlier answer included.
    private async Task<CandidatureId> ManagedAsync(CandidatureName? name, ServerCallContext context)
    {
        var hasNumber = CandidateNumber.TryParse(name?.CandidateNumber, out var candidate);
        RequestFields.Check(
            ("name.candidate_number", hasNumber, string.IsNullOrEmpty(name?.CandidateNumber) ? FieldFault.Required : FieldFault.Malformed),
            ("name.registration_number", name?.RegistrationNumber > 0, name?.RegistrationNumber < 0 ? FieldFault.Malformed : FieldFault.Required));
        var id = new CandidatureId(candidate, new RegistrationNumber(name!.RegistrationNumber));
        var candidature = await grains.Candidature(id).ReadAsync().OrThrow();
        return context.Actor().Manages(candidature.Service.Academy) ? id : throw new Refusal.NotFound().ToRpcException();
    }
}
