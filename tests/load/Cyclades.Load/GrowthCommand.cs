using System.CommandLine;
using System.Globalization;
using Cyclades.Load.Growth;
using Cyclades.Load.Running;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary><c>growth</c>: what a save, a read and a list page cost with many candidatures, against what they cost with few.</summary>
internal static class GrowthCommand
{
    internal static readonly string[] Scenarios = ["modify", "warm-read", "cold-read", "warm-list"];

    public static Command Create()
    {
        var options = new LoadOptions();
        var rounds = new Option<int>("--rounds") { Description = "How often each has its turn", DefaultValueFactory = _ => 2 };
        var sides = new Option<Side[]>("--side")
        {
            Description = "Two servers, that of many first, each with its file: million=http://127.0.0.1:5081,m.tsv few=http://127.0.0.1:5091,f.tsv",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = SideOptions.Parse,
        };
        var databases = new Option<string[]>("--database")
        {
            Description = "The connection string of each server's database, in the same order; both in one PostgreSQL",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("growth", "Offers saves, reads and list pages to two servers in turn, one with many candidatures, and prints the ratios") { rounds, sides, databases };
        options.AddTo(command, scenario: false);
        command.SetAction(async (typed, _) =>
        {
            var (both, connections) = (typed.GetValue(sides)!, typed.GetValue(databases)!);
            if (both.Length != 2 || connections.Length != 2)
            {
                throw new ArgumentException("growth compares two servers, each with its database: --side twice and --database twice.");
            }

            var settings = await DatabaseSettings.ReadAsync(connections[0]);
            foreach (var (side, connection) in both.Zip(connections))
            {
                var count = await DatabaseSettings.CandidaturesAsync(connection);
                settings = settings.Add(string.Create(CultureInfo.InvariantCulture, $"{side.Name}: {count:N0} candidatures"));
            }

            var told = new List<Round>();
            foreach (var scenario in Scenarios)
            {
                for (var round = 0; round < typed.GetValue(rounds); round++)
                {
                    foreach (var side in both)
                    {
                        told.Add(new Round(side.Name, await options.MeasureAsync(typed, scenario, side, ShareOf(scenario, round, typed.GetValue(rounds)))));
                    }
                }
            }

            options.Print(typed, new Report(Machine.Here(), Environment.CommandLine, settings, [.. told]));
            return 0;
        });
        return command;
    }

    /// <summary>Where each candidate is called as once, each round has its own, whom no other scenario has brought into memory.</summary>
    internal static Share ShareOf(string scenario, int round, int rounds) => new(LoadOptions.IsOnce(scenario) ? round + 1 : 0, rounds + 1);
}
