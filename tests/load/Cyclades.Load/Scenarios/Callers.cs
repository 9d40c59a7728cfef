using System.Threading.Channels;
using Cyclades.Load.Seeding;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>Those whom calls are made as, each by one call at a time.</summary>
internal sealed class Callers<T>
{
    private readonly Channel<T> free = Channel.CreateUnbounded<T>();

    /// <param name="once">Each is called as once and never given back; else who finds none free waits.</param>
    public Callers(IEnumerable<T> all, bool once)
    {
        foreach (var caller in all)
        {
            free.Writer.TryWrite(caller);
        }

        if (once)
        {
            free.Writer.Complete();
        }
    }

    /// <returns>Whether there is one, and whom.</returns>
    public async ValueTask<(bool Found, T Caller)> TakeAsync()
    {
        do
        {
            if (free.Reader.TryRead(out var caller))
            {
                return (true, caller);
            }
        }
        while (await free.Reader.WaitToReadAsync());

        return default;
    }

    public void GiveBack(T caller) => free.Writer.TryWrite(caller);
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
