using Cyclades.Domain;
using Cyclades.Domain.Marks;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Rpc;
using Grpc.Core;

namespace Cyclades.Silo.Marks;

/// <summary>« Mes notes », by gRPC.</summary>
internal sealed class ResultRpc(Grains grains, MarksRendering rendering) : ResultService.ResultServiceBase
{
    [CandidateCall]
    public override async Task<GetMarksResponse> GetMarks(GetMarksRequest request, ServerCallContext context)
    {
        var candidature = await grains.Candidature(NameOf(request.Name, context)).ReadAsync().OrThrow();
        return rendering.ForCandidate(candidature) is { } marks
            ? new GetMarksResponse { Marks = marks }
            : new GetMarksResponse { Message = MarksTexts.NotAvailable };
    }

    [CandidateCall]
    public override async Task<AskMarkCheckResponse> AskMarkCheck(AskMarkCheckRequest request, ServerCallContext context)
    {
        var command = new AskMarkCheck(request.TestCode, request.Text, RequestStamps.Of(request));
        var candidature = await grains.Marks(NameOf(request.Name, context)).AskMarkCheckAsync(command).OrThrow();
        return new AskMarkCheckResponse { Marks = rendering.ForCandidate(candidature) };
    }

    // A number that the account never gave wakes no grain.
    private static CandidatureId NameOf(CandidatureName? name, ServerCallContext context)
    {
        var candidate = context.Candidate();
        var id = name.ToDomain(candidate.Number, "name").OrThrow();
        return candidate.Filed.Any(filed => filed.Registration == id.Registration) ? id : throw new Refusal.NotFound().ToRpcException();
    }
}
