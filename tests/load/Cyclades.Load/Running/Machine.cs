using System.Globalization;

namespace Cyclades.Load.Running;

/// <summary>Where a figure was taken.</summary>
/// <param name="LoadAverage">Of the last minute, which tells how quiet it was.</param>
internal sealed record Machine(int Cores, string Processor, double MemoryGigabytes, string Kernel, string Runtime, double LoadAverage)
{
    public static Machine Here() => new(
        Environment.ProcessorCount,
        Field("/proc/cpuinfo", "model name"),
        Math.Round(double.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / (1024 * 1024), 1),
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Environment.Version.ToString(),
        LoadNow());

    public static double LoadNow() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cores} cores ({Processor}), {MemoryGigabytes} GB, Linux {Kernel}, .NET {Runtime}, load average {LoadAverage}");

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "0";
}
