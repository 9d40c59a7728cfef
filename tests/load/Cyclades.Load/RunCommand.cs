using System.CommandLine;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary><c>run</c>: one scenario against one server.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var options = new LoadOptions();
        var server = new Option<string>("--server") { Description = "gRPC address, or for web-read the HTTP one", DefaultValueFactory = _ => "http://127.0.0.1:5081" };
        var candidates = new Option<FileInfo?>("--candidates") { Description = "The file that seed has written" };
        var silo = new Option<int?>("--silo-pid") { Description = "Process of the server, to tell its processor time" };
        var database = new Option<int?>("--database-pid") { Description = "First process of PostgreSQL, to tell its processor time" };
        var command = new Command("run", "Offers one scenario to a server of this machine and measures") { server, candidates, silo, database };
        options.AddTo(command);
        command.SetAction(async (typed, _) =>
        {
            var measured = await options.MeasureAsync(
                typed, typed.GetValue(server)!, typed.GetValue(candidates), new WatchedProcesses(typed.GetValue(silo), typed.GetValue(database)));
            var report = new Report(Machine.Here(), Environment.CommandLine, [new Round(typed.GetValue(server)!, measured)]);
            Console.WriteLine(options.WantsJson(typed) ? report.ToJson() : report.ToTable());
            return 0;
        });
        return command;
    }
}
