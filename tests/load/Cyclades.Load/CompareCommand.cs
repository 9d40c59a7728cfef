using System.CommandLine;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary><c>compare</c>: the same scenario against two servers that run, in turn, and the ratio of the medians.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var options = new LoadOptions();
        var rounds = new Option<int>("--rounds") { Description = "How often each has its turn: A B A B", DefaultValueFactory = _ => 2 };
        var database = new Option<int?>("--database-pid") { Description = "First process of PostgreSQL, to tell its processor time" };
        var (one, other) = (new Side("a"), new Side("b"));
        var command = new Command("compare", "Offers one scenario to two servers in turn and prints medians and ratios") { rounds, database };
        options.AddTo(command);
        one.AddTo(command);
        other.AddTo(command);
        command.SetAction(async (typed, _) =>
        {
            var told = new List<Round>();
            for (var round = 0; round < typed.GetValue(rounds); round++)
            {
                foreach (var side in (Side[])[one, other])
                {
                    var watched = new WatchedProcesses(typed.GetValue(side.Process), typed.GetValue(database));
                    told.Add(new Round(typed.GetValue(side.Name)!, await options.MeasureAsync(typed, typed.GetValue(side.Server)!, typed.GetValue(side.Candidates), watched)));
                }
            }

            var report = new Report(Machine.Here(), Environment.CommandLine, [.. told]);
            Console.WriteLine(options.WantsJson(typed) ? report.ToJson() : report.ToTable());
            return 0;
        });
        return command;
    }

    private sealed class Side(string letter)
    {
        public Option<string> Name { get; } = new($"--{letter}-name") { Description = $"What {letter} is called", DefaultValueFactory = _ => letter };

        public Option<string> Server { get; } = new($"--{letter}") { Description = $"Address of {letter}", Required = true };

        public Option<FileInfo?> Candidates { get; } = new($"--{letter}-candidates") { Description = $"The file that seed has written for {letter}" };

        public Option<int?> Process { get; } = new($"--{letter}-pid") { Description = $"Process of {letter}" };

        public void AddTo(Command command)
        {
            foreach (var option in (Option[])[Name, Server, Candidates, Process])
            {
                command.Options.Add(option);
            }
        }
    }
}
