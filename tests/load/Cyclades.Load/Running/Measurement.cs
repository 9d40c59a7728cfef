using System.Collections.Immutable;

namespace Cyclades.Load.Running;

/// <summary>What a run came to. Latencies in milliseconds, of calls that succeeded.</summary>
/// <param name="Seconds">From the end of the warm-up to the last answer.</param>
/// <param name="Errors">Calls that failed, by reason.</param>
/// <param name="Unsent">Open loop: calls that were not sent, since too many were waiting.</param>
/// <param name="Checks">What the scenario found when it looked afterwards, by name.</param>
/// <param name="LoadAverage">Of the machine, when the run ended.</param>
internal sealed record Measurement(
    string Scenario,
    double Seconds,
    long Succeeded,
    double Throughput,
    double P50,
    double P99,
    double P999,
    double Max,
    ImmutableSortedDictionary<string, long> Errors,
    long Unsent,
    ImmutableSortedDictionary<string, long> Checks,
    double? SiloProcessorSeconds,
    double? DatabaseProcessorSeconds,
    double GeneratorProcessorSeconds,
    double LoadAverage)
{
    /// <summary>Microseconds of processor time that a call has cost, which a busy machine changes least.</summary>
    public double? ACall(double? processorSeconds) => Succeeded > 0 ? processorSeconds * 1_000_000 / Succeeded : null;
}
