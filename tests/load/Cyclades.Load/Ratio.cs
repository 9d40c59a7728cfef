using System.Globalization;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary>Medians of one server over those of another, for one scenario. Null where one of them was not told.</summary>
/// <param name="Processor">Of the processor time of a call, server and database together.</param>
internal sealed record Ratio(string Scenario, string One, string Other, double? Throughput, double? P50, double? P99, double? Processor)
{
    public static Ratio Of(string scenario, IGrouping<string, Measurement> one, IGrouping<string, Measurement> other)
    {
        double? Over(Func<Measurement, double?> figure) => Median(one.Select(figure)) is { } above && Median(other.Select(figure)) is > 0 and var below ? above / below : null;
        return new Ratio(
            scenario,
            one.Key,
            other.Key,
            Over(run => run.Throughput),
            Over(run => run.P50),
            Over(run => run.P99),
            Over(run => run.ACall(run.SiloProcessorSeconds) + (run.ACall(run.DatabaseProcessorSeconds) ?? 0)));
    }

    /// <returns>Null when there is none, or one of them is not known.</returns>
    internal static double? Median(IEnumerable<double?> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted is [not null, ..] ? (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2 : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Scenario}, {One} over {Other}, medians: calls/s {Throughput:N2}, p50 {P50:N2}, p99 {P99:N2}, processor a call {Processor:N2}");
}
