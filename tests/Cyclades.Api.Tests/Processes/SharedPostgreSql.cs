using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>A PostgreSQL for the servers of a test class; each test has a database of its own.</summary>
public sealed class SharedPostgreSql : IAsyncLifetime
{
    private PostgreSqlServer? server;

    public async ValueTask InitializeAsync() => server = await PostgreSqlServer.StartAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>An empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public Task<string> CreateDatabaseAsync() => server!.CreateDatabaseAsync();

    /// <summary>What a server on that database is told, on any free port.</summary>
    public static string[] Settings(string connectionString) =>
        ["--Cyclades:Database=postgresql", $"--ConnectionStrings:Cyclades={connectionString}", "--Cyclades:SiloPort=0"];
}
