using System.Globalization;
using Cyclades.Load.Running;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Load.Scenarios;

/// <summary>« Modifier »: each save goes by the one before, as the server answered it.</summary>
internal sealed class Modification(LoadTarget target, IReadOnlyCollection<Caller> callers) : Scenario
{
    private readonly Dictionary<Caller, Candidature> read = [];
    private Callers<(Caller Caller, Candidature Present)> free = new([]);
    private int houses;

    public override string Name => "modify";

    public override async Task PrepareAsync()
    {
        await Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (caller, _) =>
        {
            var present = await ReadAsync(caller);
            lock (read)
            {
                read[caller] = present;
            }
        });
        free = new(read.Select(pair => (pair.Key, pair.Value)));
    }

    public override async Task<bool> CallAsync()
    {
        if (!free.TryTake(out var turn))
        {
            return false;
        }

        var request = new UpdateCandidatureRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Name = turn.Present.Name,
            Etag = turn.Present.Etag,
            Form = turn.Present.Form,
        };
        request.Form.Address.Line1 = string.Create(CultureInfo.InvariantCulture, $"{1 + (Interlocked.Increment(ref houses) & 0xfff)} rue de la Paix");
        var next = turn.Present;
        try
        {
            next = (await new CandidatureService.CandidatureServiceClient(target.Channel()).UpdateCandidatureAsync(request, turn.Caller.Options)).Candidature;
        }
        catch
        {
            // Not known whether it is stored: the next save goes by what is read.
            next = await ReadAsync(turn.Caller);
            throw;
        }
        finally
        {
            free.GiveBack((turn.Caller, next));
        }

        return true;
    }

    private async Task<Candidature> ReadAsync(Caller caller) =>
        (await new CandidatureService.CandidatureServiceClient(target.Channel()).GetCandidatureAsync(
            new GetCandidatureRequest { Name = new CandidatureName { RegistrationNumber = caller.Candidate.Registration } }, caller.Options)).Candidature;
}
