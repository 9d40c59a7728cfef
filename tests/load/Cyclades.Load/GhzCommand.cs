using System.CommandLine;
using Cyclades.Load.Ghz;
using Cyclades.Load.Running;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary><c>ghz</c>: writes what ghz needs to know of a server's database.</summary>
internal static class GhzCommand
{
    public static Command Create()
    {
        var server = new Option<string>("--server") { Description = "gRPC address", DefaultValueFactory = _ => "http://127.0.0.1:5081" };
        var candidates = new Option<FileInfo[]>("--candidates")
        {
            Description = "Files that seed has written: with candidatures, and for register without",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Folder of the configurations: tests/load/ghz", Required = true };
        var command = new Command("ghz", "Writes who calls and with what beside the configurations of ghz") { server, candidates, folder };
        command.SetAction(async (typed, _) =>
        {
            using var target = LoadTarget.Connect(typed.GetValue(server)!, connections: 1);
            var all = typed.GetValue(candidates)!.SelectMany(file => new CandidateSlice(0, 500, Share.All).Of(file)).ToArray();
            await GhzFiles.WriteAsync(typed.GetValue(folder)!, target.Channel().CreateCallInvoker(), all);
            return 0;
        });
        return command;
    }
}
