using System.Collections.Concurrent;
using Cyclades.Load.Seeding;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>Those whom calls are made as, each by one call at a time.</summary>
internal sealed class Callers<T>(IEnumerable<T> all)
{
    private readonly ConcurrentQueue<T> free = new(all);

    public bool TryTake(out T caller) => free.TryDequeue(out caller!);

    public void GiveBack(T caller) => free.Enqueue(caller);
}

/// <summary>A candidate, with the headers of a call as him.</summary>
internal sealed class Caller(SeededCandidate candidate)
{
    /// <summary>As long as the server's own bound.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public SeededCandidate Candidate { get; } = candidate;

    public CallOptions Options => new(headers, TimeProvider.System.GetUtcNow().UtcDateTime + Patience);

    private readonly Metadata headers = new() { { "authorization", $"Bearer {candidate.Token}" } };
}
