using System.CommandLine;
using Cyclades.Load.Running;
using Cyclades.Load.Scenarios;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary>What a run is told, the same for one server and for two.</summary>
internal sealed class LoadOptions
{
    public Argument<string> Scenario { get; } = new Argument<string>("scenario") { Description = string.Join(", ", Names) }.AcceptOnlyFromAmong(Names);

    private static readonly string[] Names = ["empty", "warm-read", "cold-read", "modify", "register", "sign-in", "web-read"];

    private readonly Option<int> inFlight = new("--in-flight") { Description = "Calls in flight; with --rate, at most", DefaultValueFactory = _ => 128 };
    private readonly Option<double?> rate = new("--rate") { Description = "Open loop: calls a second, latency counted from when each was due" };
    private readonly Option<double> warmUp = new("--warm-up") { Description = "Seconds before anything counts", DefaultValueFactory = _ => 5 };
    private readonly Option<double> seconds = new("--seconds") { Description = "Seconds that count", DefaultValueFactory = _ => 15 };
    private readonly Option<long> count = new("--count") { Description = "Calls that count, at most", DefaultValueFactory = _ => long.MaxValue };
    private readonly Option<int> connections = new("--connections") { Description = "Connections to the server", DefaultValueFactory = _ => 4 };
    private readonly Option<int> accounts = new("--accounts") { Description = "How many candidates of the file are called as, at most", DefaultValueFactory = _ => int.MaxValue };
    private readonly Option<string> domain = new("--domain") { Description = "Exam to register for", DefaultValueFactory = _ => "CFG" };
    private readonly Option<bool> json = new("--json") { Description = "Prints JSON instead of a table" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Scenario);
        foreach (var option in (Option[])[inFlight, rate, warmUp, seconds, count, connections, accounts, domain, json])
        {
            command.Options.Add(option);
        }
    }

    public bool WantsJson(ParseResult typed) => typed.GetValue(json);

    /// <exception cref="ArgumentException">The server is not on the loopback.</exception>
    public async Task<Measurement> MeasureAsync(ParseResult typed, string server, FileInfo? candidates, WatchedProcesses watched)
    {
        var name = typed.GetValue(Scenario)!;
        using var target = LoadTarget.Connect(server, typed.GetValue(connections), web: name == "web-read");
        Caller[] Callers() => candidates is null
            ? throw new ArgumentException($"{name} needs the file that seed has written.")
            : [.. SeededCandidate.Read(candidates.FullName).Take(typed.GetValue(accounts)).Select(candidate => new Caller(candidate))];
        Scenario scenario = name switch
        {
            "empty" => new EmptyCall(target),
            "cold-read" => new AccountRead(name, target, Callers(), warm: false),
            "modify" => new Modification(target, Callers()),
            "register" => new Registration(target, Callers(), typed.GetValue(domain)!),
            "sign-in" => new PasswordSignIn(target, Callers()),
            _ => new AccountRead(name, target, Callers(), warm: true),
        };
        var settings = new LoadSettings(
            typed.GetValue(inFlight),
            typed.GetValue(rate),
            TimeSpan.FromSeconds(typed.GetValue(warmUp)),
            TimeSpan.FromSeconds(typed.GetValue(seconds)),
            typed.GetValue(count));
        return await new LoadRun(scenario, settings, watched).MeasureAsync();
    }
}
