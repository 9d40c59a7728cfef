using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>One server that the tests of clients share; none of them stops it.</summary>
public sealed class OneServer : IAsyncLifetime
{
    private readonly DataFolder folder = new();

    internal SiloProcess Silo { get; private set; } = null!;

    public string MailFolder => folder.Mail;

    /// <summary>Where the operator's token lies.</summary>
    public string TokenFile => Path.Combine(folder.Data, "operator.token");

    public async ValueTask InitializeAsync() => Silo = await SiloProcess.StartAsync(folder.Data);

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        folder.Dispose();
    }

    public string FolderFor(string name) => folder.Beside(name);
}

[CollectionDefinition(Name)]
public sealed class OnOneServer : ICollectionFixture<OneServer>
{
    public const string Name = "one server";
}
