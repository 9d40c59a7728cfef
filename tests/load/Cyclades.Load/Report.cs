using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary>One run, of one server.</summary>
internal sealed record Round(string Server, Measurement Measured);

/// <summary>What is printed of one or several runs.</summary>
internal sealed record Report(Machine Machine, string Command, ImmutableArray<Round> Rounds)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToTable()
    {
        var text = new StringBuilder();
        text.AppendLine(Machine.ToString());
        text.AppendLine(Command);
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

            if (run.Unsent > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    not sent: {run.Unsent:N0}");
            }
        }

        var sides = Rounds.GroupBy(round => round.Server).ToArray();
        if (sides is [var one, var other])
        {
            Ratio(text, "calls/s", one, other, run => run.Throughput);
            Ratio(text, "p50 ms", one, other, run => run.P50);
            Ratio(text, "p99 ms", one, other, run => run.P99);
        }

        return text.ToString();
    }

    private static void Ratio(StringBuilder text, string what, IGrouping<string, Round> one, IGrouping<string, Round> other, Func<Measurement, double> figure)
    {
        var (a, b) = (Median(one.Select(round => figure(round.Measured))), Median(other.Select(round => figure(round.Measured))));
        text.AppendLine(CultureInfo.InvariantCulture, $"{what,-8} median {one.Key} {a:N2}, {other.Key} {b:N2}, ratio {a / b:N2}");
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Line(string server, string scenario, params string[] figures) =>
        $"{server,-24} {scenario,-10}" + string.Concat(figures.Select(figure => $" {figure,12}"));
}
