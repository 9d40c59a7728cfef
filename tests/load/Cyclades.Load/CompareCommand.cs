using System.CommandLine;
using Cyclades.Load.Ceilings;
using Cyclades.Load.Running;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary><c>compare</c>: the same scenario against servers that run, in turn, beside the ceilings, and the ratios of the medians.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var options = new LoadOptions();
        var rounds = new Option<int>("--rounds") { Description = "How often each has its turn: A B A B", DefaultValueFactory = _ => 2 };
        var sides = new Option<Side[]>("--side")
        {
            Description = "A server, several times: silo=http://127.0.0.1:5081, or with a file of its own P1=http://127.0.0.1:6081,p1.tsv",
            Required = true,
            CustomParser = SideOptions.Parse,
        };
        var empty = new Option<string?>("--c1") { Description = "Ceiling C1: the peer whose empty call is measured in each round" };
        var pgbench = new Option<string?>("--c2") { Description = "Ceiling C2: connection string of a copy of the database that is nobody's, on which pgbench saves in each round" };
        var command = new Command("compare", "Offers one scenario to several servers in turn and prints medians and ratios, the first over each of the others")
        {
            rounds, sides, empty, pgbench,
        };
        options.AddTo(command);
        command.SetAction(async (typed, cancellation) =>
        {
            var told = new List<Round>();
            for (var round = 0; round < typed.GetValue(rounds); round++)
            {
                var scenario = typed.GetValue(options.Scenario)!;
                foreach (var side in typed.GetValue(sides)!)
                {
                    var measured = await options.MeasureAsync(typed, scenario, side, ShareOf(scenario, round, typed.GetValue(rounds)));
                    told.Add(new Round(side.Name, measured));
                }

                if (typed.GetValue(empty) is { } server)
                {
                    told.Add(new Round("C1", await options.MeasureAsync(typed, LoadOptions.Empty, new Side("C1", server, Candidates: null), Share.All)));
                }

                if (typed.GetValue(pgbench) is { } database)
                {
                    var bench = await SaveBench.PrepareAsync(database);
                    told.Add(new Round("C2", await bench.RunAsync(options.InFlight(typed), options.Length(typed), cancellation)));
                }
            }

            options.Print(typed, new Report(Machine.Here(), Environment.CommandLine, [], [.. told]));
            return 0;
        });
        return command;
    }

    /// <summary>Where each candidate is called as once, each round has its own.</summary>
    internal static Share ShareOf(string scenario, int round, int rounds) => LoadOptions.IsOnce(scenario) ? new Share(round, rounds) : Share.All;
}
