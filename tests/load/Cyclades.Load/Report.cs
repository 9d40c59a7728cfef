using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary>One run, of one server.</summary>
internal sealed record Round(string Server, Measurement Measured);

/// <summary>What is printed of one or several runs.</summary>
/// <param name="Settings">Of the database, where they are told.</param>
internal sealed record Report(Machine Machine, string Command, ImmutableArray<string> Settings, ImmutableArray<Round> Rounds)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The medians of each scenario, the first server's over each of the others'.</summary>
    public ImmutableArray<Ratio> Ratios =>
    [
        .. from scenario in Rounds.GroupBy(round => IsCeiling(round.Server) ? Rounds[0].Measured.Scenario : round.Measured.Scenario)
           let servers = scenario.GroupBy(round => round.Server, round => round.Measured).ToArray()
           from other in servers.Skip(1)
           select Ratio.Of(scenario.Key, servers[0], other),
    ];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToTable()
    {
        var text = new StringBuilder();
        text.AppendLine(Machine.ToString());
        text.AppendLine(Command);
        foreach (var setting in Settings)
        {
            text.AppendLine(setting);
        }

        text.AppendLine(Line("server", "scenario", "calls/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "server µs", "database µs", "generator µs", "load"));
        foreach (var (server, run) in Rounds)
        {
            text.AppendLine(Line(
                server,
                run.Scenario,
                Number(run.Throughput, "N0"),
                Number(run.P50, "N2"),
                Number(run.P99, "N2"),
                Number(run.P999, "N2"),
                Number(run.Max, "N1"),
                Number(run.ACall(run.SiloProcessorSeconds), "N0"),
                Number(run.ACall(run.DatabaseProcessorSeconds), "N0"),
                Number(run.ACall(run.GeneratorProcessorSeconds), "N0"),
                Number(run.LoadAverage, "N1")));
            foreach (var (reason, count) in run.Errors)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {reason}: {count:N0}");
            }

            foreach (var (name, count) in run.Checks)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {name}: {count:N0}");
            }

            if (run.Unsent > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    not sent: {run.Unsent:N0}");
            }
        }

        foreach (var ratio in Ratios)
        {
            text.AppendLine(ratio.ToString());
        }

        return text.ToString();
    }

    private static bool IsCeiling(string server) => server is "C1" or "C2";

    private static string Number(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Line(string server, string scenario, params string[] figures) =>
        $"{server,-24} {scenario,-12}" + string.Concat(figures.Select(figure => $" {figure,12}"));
}
