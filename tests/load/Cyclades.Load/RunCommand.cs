using System.CommandLine;
using Cyclades.Load.Running;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary><c>run</c>: one scenario against one server.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var options = new LoadOptions();
        var server = new Option<string>("--server") { Description = "gRPC address, or for web-read the HTTP one", DefaultValueFactory = _ => "http://127.0.0.1:5081" };
        var command = new Command("run", "Offers one scenario to a server of this machine and measures") { server };
        options.AddTo(command);
        command.SetAction(async (typed, _) =>
        {
            var side = new Side(typed.GetValue(server)!, typed.GetValue(server)!, Candidates: null);
            var measured = await options.MeasureAsync(typed, typed.GetValue(options.Scenario)!, side, Share.All);
            options.Print(typed, new Report(Machine.Here(), Environment.CommandLine, [], [new Round(side.Name, measured)]));
            return 0;
        });
        return command;
    }
}
