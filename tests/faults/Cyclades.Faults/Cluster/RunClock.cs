using System.Diagnostics;

namespace Cyclades.Faults.Cluster;

/// <summary>The one clock of a run, which never jumps.</summary>
internal sealed class RunClock
{
    private readonly long begin = Stopwatch.GetTimestamp();

    /// <summary>Microseconds since the run began.</summary>
    public long Now => (long)Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
}
