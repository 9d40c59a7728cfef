using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Agents;

/// <summary>One server for the tests of agents, each with agents and candidates of its own.</summary>
public sealed class AgentServer : IAsyncLifetime
{
    public RunningSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await StartAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    /// <summary>A server of the test's own.</summary>
    public static Task<RunningSilo> StartAsync() => RunningSilo.StartAsync(adjust: CheapPasswords.Use);
}
