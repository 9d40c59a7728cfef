using System.Collections.Immutable;

namespace Cyclades.Load.Scenarios;

/// <summary>What is called, again and again, by many at once.</summary>
internal abstract class Scenario
{
    public abstract string Name { get; }

    /// <summary>Whatever must be known or in the server's memory before the first call.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>One call.</summary>
    /// <returns>False when there is nobody left to call as.</returns>
    /// <exception cref="Grpc.Core.RpcException">It failed.</exception>
    public abstract Task<bool> CallAsync();

    /// <summary>Looks at what the server has, once all calls are answered.</summary>
    /// <returns>What is worth telling, by name.</returns>
    public virtual Task<ImmutableSortedDictionary<string, long>> CheckAsync() => Task.FromResult(ImmutableSortedDictionary<string, long>.Empty);
}
