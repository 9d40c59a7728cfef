using System.CommandLine;
using Cyclades.Load.Running;
using Cyclades.Load.Scenarios;
using Cyclades.Load.Seeding;

namespace Cyclades.Load;

/// <summary>What a run is told, the same for one server and for several.</summary>
internal sealed class LoadOptions
{
    public const string Empty = "empty";

    /// <summary>Most calls that wait in an open loop, unless something else is said.</summary>
    private const int MostWaiting = 10_000;

    private const int InClosedLoop = 128;

    private const string OfBurst = "import-burst";

    private const string Cold = "cold-read";

    private static readonly string[] Names =
        [Empty, "warm-read", "warm-list", Cold, "modify", "register", "sign-in", "web-read", "web-list", "closing", OfBurst];

    private readonly Option<int?> inFlight = new("--in-flight") { Description = "Calls in flight, 128; with --rate, how many may wait at most, 10,000" };
    private readonly Option<double?> rate = new("--rate") { Description = "Open loop: calls a second, latency counted from when each was due; import-burst has 1,000" };
    private readonly Option<int?> burst = new("--burst") { Description = "Open loop: how many calls are due at once; import-burst has 500" };
    private readonly Option<double> warmUp = new("--warm-up") { Description = "Seconds before anything counts; cold-read has none, since nobody is cold after it", DefaultValueFactory = _ => 5 };
    private readonly Option<double> seconds = new("--seconds") { Description = "Seconds that count", DefaultValueFactory = _ => 15 };
    private readonly Option<long> count = new("--count") { Description = "Calls that count, at most", DefaultValueFactory = _ => long.MaxValue };
    private readonly Option<int> connections = new("--connections") { Description = "Connections to the server", DefaultValueFactory = _ => 4 };
    private readonly Option<FileInfo?> candidates = new("--candidates") { Description = "The file that seed has written" };
    private readonly Option<int?> accounts = new("--accounts") { Description = "How many candidates of the file are called as, spread over it; all unless said otherwise" };
    private readonly Option<int> skip = new("--skip") { Description = "Leaves the first candidates of the file out: those that an earlier run has used up" };
    private readonly Option<string> domain = new("--domain") { Description = "Exam to register for", DefaultValueFactory = _ => "CFG" };
    private readonly Option<FileInfo?> operatorToken = new("--operator-token") { Description = "closing: the file operator.token of the server's data folder" };
    private readonly Option<int?> database = new("--database-pid") { Description = "First process of PostgreSQL, to tell its processor time" };
    private readonly Option<bool> json = new("--json") { Description = "Prints JSON instead of a table" };

    public Argument<string> Scenario { get; } = new Argument<string>("scenario") { Description = string.Join(", ", Names) }.AcceptOnlyFromAmong(Names);

    /// <param name="scenario">False for a command that has scenarios of its own.</param>
    public void AddTo(Command command, bool scenario = true)
    {
        if (scenario)
        {
            command.Arguments.Add(Scenario);
        }

        foreach (var option in (Option[])
            [inFlight, rate, burst, warmUp, seconds, count, connections, candidates, accounts, skip, domain, operatorToken, database, json])
        {
            command.Options.Add(option);
        }
    }

    public void Print(ParseResult typed, Report report) => Console.WriteLine(typed.GetValue(json) ? report.ToJson() : report.ToTable());

    public TimeSpan Length(ParseResult typed) => TimeSpan.FromSeconds(typed.GetValue(seconds));

    public int InFlight(ParseResult typed) => typed.GetValue(inFlight) ?? InClosedLoop;

    /// <summary>How the load is offered.</summary>
    public LoadSettings Settings(ParseResult typed, string scenario)
    {
        var (perSecond, atOnce) = scenario == OfBurst
            ? (typed.GetValue(rate) ?? 1000, typed.GetValue(burst) ?? 500)
            : (typed.GetValue(rate), typed.GetValue(burst) ?? 1);
        return new LoadSettings(
            typed.GetValue(inFlight) ?? (perSecond is null ? InClosedLoop : MostWaiting),
            perSecond is { } calls ? new Arrivals(calls, atOnce) : null,
            scenario == Cold ? TimeSpan.Zero : TimeSpan.FromSeconds(typed.GetValue(warmUp)),
            TimeSpan.FromSeconds(typed.GetValue(seconds)),
            typed.GetValue(count));
    }

    /// <summary>Each candidate is called as once.</summary>
    public static bool IsOnce(string scenario) => scenario is Cold or "register" or OfBurst;

    /// <param name="share">Whom of the file it calls as.</param>
    /// <exception cref="ArgumentException">The server is not on the loopback, or something is missing.</exception>
    public async Task<Measurement> MeasureAsync(ParseResult typed, string name, Side side, Share share)
    {
        using var target = LoadTarget.Connect(side.Server, typed.GetValue(connections), web: name.StartsWith("web-", StringComparison.Ordinal));
        var settings = Settings(typed, name);
        Caller[] Callers()
        {
            var file = side.Candidates ?? typed.GetValue(candidates) ?? throw new ArgumentException($"{name} needs the file that seed has written: --candidates.");
            var slice = new CandidateSlice(typed.GetValue(skip), typed.GetValue(accounts), share);
            return [.. slice.Of(file).Select(candidate => new Caller(candidate))];
        }

        Scenario scenario = name switch
        {
            Empty => new EmptyCall(target),
            Cold => CandidateRead.Account(name, target, Callers(), warm: false),
            "modify" => new Modification(target, Callers()),
            "register" or OfBurst => new Registration(name, target, Callers(), typed.GetValue(domain)!),
            "sign-in" => new PasswordSignIn(target, Callers()),
            "closing" => new ClosingHour(target, Callers(), CatalogueOf(typed, target), settings.WarmUp + (settings.Length * 0.75)),
            "warm-list" or "web-list" => CandidateRead.Candidatures(name, target, Callers()),
            _ => CandidateRead.Account(name, target, Callers(), warm: true),
        };
        var watched = new WatchedProcesses(Listener.ProcessOn(new Uri(side.Server).Port), typed.GetValue(database));
        return await new LoadRun(scenario, settings, watched).MeasureAsync();
    }

    private ClosingCatalogue CatalogueOf(ParseResult typed, LoadTarget target) =>
        new(target, typed.GetValue(operatorToken) ?? throw new ArgumentException("closing needs the file operator.token of the server's data folder: --operator-token."));
}
