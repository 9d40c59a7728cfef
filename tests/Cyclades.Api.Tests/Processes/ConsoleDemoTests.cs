using Cyclades.Console;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>The built console, as a user runs it.</summary>
[Collection(OnOneServer.Name)]
public sealed class ConsoleDemoTests(OneServer server)
{
    private static string Program => Repository.Program("cyclades.dll", "clients", "console");

    [Fact]
    public async Task The_demonstration_walks_to_its_end_and_leaves_both_confirmations()
    {
        var output = server.FolderFor("demo");

        var (exit, said) = await ChildProcess.RunAsync(
            "dotnet", [Program, "demo", "--server", server.Silo.Grpc.ToString(), "--mail", server.MailFolder, "--output", output]);

        Assert.True(exit == 0, $"Exit code {exit}\n{said}\n{server.Silo.Log}");
        var files = Directory.GetFiles(output, "*.pdf");
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(file).AsSpan().StartsWith("%PDF-"u8)));
        Assert.All(files, file => Assert.Contains(Path.GetFileName(file), said));
    }

    [Fact]
    public async Task Without_a_server_it_says_so_and_fails()
    {
        var (exit, said) = await ChildProcess.RunAsync(
            "dotnet", [Program, "demo", "--server", "http://127.0.0.1:1", "--mail", server.MailFolder, "--output", server.FolderFor("nothing")]);

        Assert.Equal((int)ExitCode.Unavailable, exit);
        Assert.Contains("http://127.0.0.1:1", said);
        Assert.DoesNotContain("   at ", said);
    }
}
