using System.Collections.Immutable;
using Cyclades.Faults.Histories;

namespace Cyclades.Faults.Script;

/// <summary>One thing to do to the cluster.</summary>
/// <param name="Target">Which silo, from 0; of no meaning where all are meant.</param>
/// <param name="Quiet">How long nothing is done before.</param>
/// <param name="Length">From 0 to 1: how long it lasts, or how soon it is followed up, within what its kind allows.</param>
internal sealed record FaultStep(FaultKind Kind, int Target, TimeSpan Quiet, double Length);

/// <summary>What is done to the cluster, in which order: drawn from a seed, so that the same seed is the same script.</summary>
internal static class FaultScript
{
    public const int Silos = 3;

    /// <summary>What the short run does, in an order of its seed's; <see cref="FaultKind.Expiry"/> follows, which kills all.</summary>
    public static ImmutableArray<FaultKind> Short { get; } =
    [
        FaultKind.Kill, FaultKind.Duplicate, FaultKind.DatabaseRestart, FaultKind.ConnectionsCut, FaultKind.DiskFull, FaultKind.MailDown,
        FaultKind.MailSlow, FaultKind.Closing,
    ];

    private static readonly FaultKind[] All = [.. Enum.GetValues<FaultKind>().Where(kind => kind is not FaultKind.Expiry)];

    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(6);

    /// <summary>Each of these once, in an order of the seed's.</summary>
    public static IEnumerable<FaultStep> Once(int seed, ImmutableArray<FaultKind> kinds) =>
        Round(new Random(seed), [.. kinds]).Select(step => step with { Quiet = TimeSpan.FromSeconds(0.5) });

    /// <summary>Rounds without end, each with every kind once, in an order of its own.</summary>
    public static IEnumerable<FaultStep> Endless(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            foreach (var step in Round(random, [.. All]))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<FaultStep> Round(Random random, FaultKind[] kinds)
    {
        random.Shuffle(kinds);
        foreach (var kind in kinds)
        {
            yield return new FaultStep(kind, random.Next(Silos), random.NextDouble() * LongestQuiet, random.NextDouble());
        }
    }
}
