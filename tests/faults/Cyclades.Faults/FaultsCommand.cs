using System.CommandLine;
using System.Globalization;
using Cyclades.Faults.Checking;
using Cyclades.Faults.Golden;
using Cyclades.Faults.Histories;
using Cyclades.Faults.Script;

namespace Cyclades.Faults;

/// <summary>The command line.</summary>
internal static class FaultsCommand
{
    private const int Faulty = 1;

    public static RootCommand Create()
    {
        var seed = new Option<int?>("--seed") { Description = "Draws the script and what candidates do; another one each time by default" };
        var minutes = new Option<double?>("--minutes") { Description = "How long faults are begun; without it each is done once, in about two minutes" };
        var candidates = new Option<int>("--candidates") { Description = "Candidates at work, each on two devices", DefaultValueFactory = _ => 6 };
        var slack = new Option<double>("--slack") { Description = "What promised times are multiplied with, on a machine that does other work too", DefaultValueFactory = _ => 1 };
        var history = new Option<FileInfo?>("--history") { Description = "Where to write all that was seen, to be checked again" };
        var root = new RootCommand("Really causes faults on three silos and PostgreSQL under load, and checks what was acknowledged. On this machine only.")
        {
            seed, minutes, candidates, slack, history,
        };
        root.SetAction((typed, cancellation) => RunAsync(
            typed.GetValue(seed) ?? Environment.TickCount & int.MaxValue,
            typed.GetValue(minutes) is { } length ? TimeSpan.FromMinutes(length) : null,
            typed.GetValue(candidates),
            typed.GetValue(slack),
            typed.GetValue(history),
            cancellation));
        root.Subcommands.Add(CheckCommand());
        root.Subcommands.Add(GoldenCommand());
        return root;
    }

    private static Command CheckCommand()
    {
        var file = new Argument<FileInfo>("history") { Description = "What a run has written with --history" };
        var command = new Command("check", "Checks the history of an earlier run again") { file };
        command.SetAction(async (typed, _) => Tell(await History.ReadAsync(typed.GetValue(file)!.FullName), []) ? 0 : Faulty);
        return command;
    }

    private static Command GoldenCommand()
    {
        var name = new Argument<string>("name") { Description = "Of the version, as 2026-11-23" };
        var command = new Command("golden", "Writes the database of this version, which later versions must serve, into tests/faults/golden") { name };
        command.SetAction((typed, _) => new GoldenDatabase(typed.GetValue(name)!).WriteAsync());
        return command;
    }

    private static async Task<int> RunAsync(int seed, TimeSpan? length, int candidates, double slack, FileInfo? file, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-faults-").FullName;
        var (history, selfEnded) = await FaultRun.RunAsync(new RunSettings(seed, length, candidates, slack, folder), Console.WriteLine, cancellation);
        if (file is not null)
        {
            await history.WriteAsync(file.FullName);
            Console.WriteLine($"history: {file.FullName}");
        }

        var isClean = Tell(history, selfEnded);
        if (isClean)
        {
            Directory.Delete(folder, recursive: true);
        }

        return isClean ? 0 : Faulty;
    }

    /// <summary>Prints the summary.</summary>
    /// <returns>Whether nothing was found.</returns>
    private static bool Tell(History history, IReadOnlyCollection<string> selfEnded)
    {
        var verdict = Checker.Check(history);
        Console.WriteLine();
        Console.WriteLine($"{"fault",-16} {"done",5} {"not run",8} {"back, median s",15} {"longest s",10} {"promised s",11}");
        foreach (var kind in history.Disturbances.GroupBy(one => one.Kind))
        {
            var back = kind.Where(one => one.BackAfter is not null).Select(one => one.BackAfter!.Value).Order().ToArray();
            string Seconds(double? figure) => figure?.ToString("F1", CultureInfo.InvariantCulture) ?? "-";
            Console.WriteLine(
                $"{kind.Key,-16} {kind.Count(one => one.Evidence is not null),5} {kind.Count(one => one.Evidence is null),8} {Seconds(back.Length > 0 ? back[back.Length / 2] : null),15} {Seconds(back.Length > 0 ? back[^1] : null),10} {Seconds(kind.First().Limit),11}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {history.Seed}: {history.Operations.Length} calls: {verdict.Acknowledged} writes acknowledged, {verdict.Reads} reads, {verdict.Refused} refused, {verdict.Unknown} unknown; {history.Stored.Candidatures.Length} candidatures, {history.Stored.Journal.Length} entries of the journal; {history.Mails.Length} mails arrived, {verdict.RepeatedMails} of them twice around the end of a silo; {verdict.StaleReads} stale reads around the end of a silo"));
        foreach (var violation in verdict.Violations)
        {
            Console.WriteLine($"VIOLATION {violation.Rule}: {violation.What}");
        }

        foreach (var end in selfEnded)
        {
            Console.WriteLine($"VIOLATION {end}");
        }

        var notRun = history.Disturbances.Where(one => one.Evidence is null).ToArray();
        Console.WriteLine(verdict.IsClean && selfEnded.Count == 0
            ? $"Nothing was found.{(notRun.Length > 0 ? $" NOT RUN: {string.Join(", ", notRun.Select(one => one.Kind).Distinct())}." : "")}"
            : $"{verdict.Violations.Length + selfEnded.Count} violations.");
        return verdict.IsClean && selfEnded.Count == 0;
    }
}
