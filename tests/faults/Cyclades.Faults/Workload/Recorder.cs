using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cyclades.Faults.Cluster;
using Cyclades.Faults.Histories;
using Cyclades.Protos.Candidature.V1;
using Grpc.Core;

namespace Cyclades.Faults.Workload;

/// <summary>Notes every call, from its sending to what came of it.</summary>
internal sealed class Recorder(RunClock clock, SteppedClock hour)
{
    private readonly ConcurrentQueue<Operation> operations = new();
    private readonly ConcurrentDictionary<long, long> latest = new();
    private long acknowledged;

    public IReadOnlyCollection<Operation> Operations => operations;

    /// <summary>Writes that were acknowledged so far.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <param name="asked">The call, without what is only known once it has ended.</param>
    /// <param name="send">Sends it, and answers the candidatures that its answer shows.</param>
    public async Task<Operation> CallAsync(Operation asked, Func<Task<IEnumerable<Candidature>>> send)
    {
        asked = asked with { Invoked = clock.Now, Hour = hour.Now };
        Operation told;
        try
        {
            var shown = await send();
            told = asked with { Completed = clock.Now, Outcome = Outcome.Done, Views = [.. shown.Select(Show)] };
            if (asked.Request is not null)
            {
                Interlocked.Increment(ref acknowledged);
                latest.AddOrUpdate(asked.Candidate, asked.Invoked, (_, before) => Math.Max(before, asked.Invoked));
            }
        }
        catch (RpcException failure)
        {
            var (outcome, reason) = Answers.Of(failure);
            told = asked with { Completed = clock.Now, Outcome = outcome, Reason = reason, Views = [] };
        }

        operations.Enqueue(told);
        return told;
    }

    /// <summary>Whether a write of the candidate that was sent at that time or later was acknowledged.</summary>
    public bool HasAcknowledged(long candidate, long since) => latest.TryGetValue(candidate, out var sent) && sent >= since;

    /// <summary>Notes the making of an account, whose number is known only once its candidate has signed in.</summary>
    public void Add(Operation told) => operations.Enqueue(told);

    /// <summary>A call that is not sent yet.</summary>
    public static Operation Asked(int client, Act act, long candidate) =>
        new(client, act, candidate, null, null, null, null, null, 0, 0, default, Outcome.Unknown, null, ImmutableArray<View>.Empty);

    private static View Show(Candidature candidature) => new(
        candidature.Name.RegistrationNumber,
        int.Parse(candidature.Etag, System.Globalization.CultureInfo.InvariantCulture),
        candidature.Version,
        candidature.State is CandidatureState.WithdrawnByCandidate,
        candidature.Form.Phone);
}
