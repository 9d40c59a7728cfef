using System.Collections.Concurrent;
using System.Globalization;
using Cyclades.Load.Running;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>« Modifier »: each save goes by the one before, as the server answered it.</summary>
internal sealed class Modification(LoadTarget target, IReadOnlyCollection<Caller> callers) : Scenario
{
    private readonly ConcurrentDictionary<Caller, Candidature> read = [];
    private Callers<(Caller Caller, Candidature Present)> free = new([], once: true);
    private int houses;

    public override string Name => "modify";

    /// <summary>What the server acknowledged last to each.</summary>
    public ConcurrentDictionary<Caller, Candidature> Acknowledged { get; } = [];

    public override async Task PrepareAsync()
    {
        await Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (caller, _) => read[caller] = await ReadAsync(caller));
        free = new(read.Select(pair => (pair.Key, pair.Value)), once: false);
    }

    public override async Task<bool> CallAsync()
    {
        var (caller, present) = (await free.TakeAsync()).Caller;
        var next = present;
        var request = new UpdateCandidatureRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Name = present.Name,
            Etag = present.Etag,
            Form = present.Form,
        };
        request.Form.Address.Line1 = string.Create(CultureInfo.InvariantCulture, $"{1 + (Interlocked.Increment(ref houses) & 0xfff)} rue de la Paix");
        try
        {
            next = (await new CandidatureService.CandidatureServiceClient(target.Channel()).UpdateCandidatureAsync(request, caller.Options)).Candidature;
            Acknowledged[caller] = next;
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.FailedPrecondition)
        {
            // Not known whether it is stored: the next save goes by what is read.
            next = await ReadAsync(caller);
            throw;
        }
        finally
        {
            free.GiveBack((caller, next));
        }

        return true;
    }

    public async Task<Candidature> ReadAsync(Caller caller) =>
        (await new CandidatureService.CandidatureServiceClient(target.Channel()).GetCandidatureAsync(
            new GetCandidatureRequest { Name = new CandidatureName { RegistrationNumber = caller.Candidate.Registration } }, caller.Options)).Candidature;
}
