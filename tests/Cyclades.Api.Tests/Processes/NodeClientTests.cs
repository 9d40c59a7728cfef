using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>Clients that .NET did not generate (<c>tests/node-clients</c>) walk the main job.</summary>
[Collection(OnOneServer.Name)]
public sealed class NodeClientTests(OneServer server)
{
    [Theory]
    [InlineData("grpc")]
    [InlineData("grpc-web")]
    public async Task A_client_in_Node_walks_the_main_job(string transport)
    {
        await NodePackages.PreparedAsync();
        var url = transport == "grpc" ? server.Silo.Grpc : server.Silo.Http;

        var (exit, said) = await ChildProcess.RunAsync("node", ["journey.mjs", transport, url.ToString(), server.MailFolder], NodePackages.Folder);

        Assert.True(exit == 0, $"Exit code {exit}\n{said}\n{server.Silo.Log}");
    }
}
