using System.Text.Json;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Api.Tests.Feed;
using Cyclades.Console.Demo;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>Programs that follow the register of an académie, as its systems do, and lose what they are connected by or die.</summary>
[Collection(OnOneServer.Name)]
public sealed class FeedFollowerTests(OneServer server)
{
    private static string Console => Repository.Program("cyclades.dll", "clients", "console");

    [Fact]
    public async Task A_client_in_Node_whose_connections_are_destroyed_reads_every_event_once()
    {
        await NodePackages.PreparedAsync();
        var service = await RegisterAsync(4);
        var told = await ToldAsync(service);

        var (exit, said) = await ChildProcess.RunAsync(
            "node",
            ["feed.mjs", server.Silo.Grpc.ToString(), server.TokenFile, FeedTests.AcademyOf(service), $"{told.Length}"],
            NodePackages.Folder);

        Assert.True(exit == 0, $"Exit code {exit}\n{said}\n{server.Silo.Log}");
        Assert.Equal(told, said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("cursor").GetString()!));
        Assert.Contains("connections", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\n1 connections", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_follows_the_register_over_kills_of_its_program()
    {
        var file = Path.Combine(server.FolderFor("feed"), "registre.jsonl");
        var service = await RegisterAsync(1);
        string[] follow = [Console, "feed", "follow", "--server", server.Silo.Grpc.ToString(), "--academy", FeedTests.AcademyOf(service), "--into", file, "--token-file", server.TokenFile];
        for (var life = 0; life < 3; life++)
        {
            await using var program = ChildProcess.Start("dotnet", follow);
            var before = await ToldAsync(service);
            await RegisterAsync(1);
            await GrownAsync(file, before.Length + 1, program);
            program.Kill();
            await program.Ended;
        }

        // What a program leaves that is killed between a line and the note of it.
        await File.AppendAllTextAsync(file, "{ \"cursor\": \"1.");
        await RegisterAsync(1);
        var (exit, said) = await ChildProcess.RunAsync("dotnet", [.. follow, "--once"]);

        Assert.True(exit == 0, $"Exit code {exit}\n{said}\n{server.Silo.Log}");
        Assert.Equal(await ToldAsync(service), CursorsOf(await File.ReadAllLinesAsync(file)));
    }

    /// <summary>The file has so many lines, and the last one is whole.</summary>
    private static async Task GrownAsync(string file, int lines, ChildProcess program)
    {
        using var changes = new FileSystemWatcher(Path.GetDirectoryName(file)!) { EnableRaisingEvents = true };
        while (true)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Notice(object sender, FileSystemEventArgs change) => changed.TrySetResult();
            changes.Changed += Notice;
            changes.Created += Notice;
            changes.Renamed += Notice;
            if (File.Exists(file) && (await ReadAsync(file)).Count(c => c == '\n') >= lines)
            {
                return;
            }

            Assert.True(await Task.WhenAny(changed.Task, program.Ended) == changed.Task, program.Output);
            changes.Changed -= Notice;
            changes.Created -= Notice;
            changes.Renamed -= Notice;
        }
    }

    private static async Task<string> ReadAsync(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return await reader.ReadToEndAsync();
    }

    private static IEnumerable<string> CursorsOf(IEnumerable<string> lines) =>
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("cursor").GetString()!);

    /// <summary>The cursors of all that is told now.</summary>
    private async Task<string[]> ToldAsync(RegistrationService service)
    {
        using var oper = server.Silo.Connect((await File.ReadAllTextAsync(server.TokenFile)).Trim());
        using var following = Following.By(oper, FeedTests.AcademyOf(service));
        return [.. (await following.ToEndAsync()).Select(next => next.Cursor)];
    }

    private async Task<RegistrationService> RegisterAsync(int candidates)
    {
        using var mails = new MailFolder(server.MailFolder, TimeProvider.System);
        using var client = server.Silo.Connect();
        var service = await Newcomers.OpenServiceAsync(client);
        for (var count = 0; count < candidates; count++)
        {
            var address = $"suivi-{Guid.NewGuid():N}@example.fr";
            await client.Accounts.CreateAccountAsync(Some.Account(address));
            await Newcomers.ActivateAsync(client, mails, address);
            using var candidate = server.Silo.Connect((await Newcomers.SignInAsync(client, address)).Tokens.AccessToken);
            await candidate.Candidatures.SubmitCandidatureAsync(Acts.Submission(service));
        }

        return service;
    }
}
