using System.Globalization;

namespace Cyclades.Load.Running;

/// <summary>Processor time of processes of this machine, as Linux counts it.</summary>
internal static class ProcessorUse
{
    /// <summary>Linux tells processor time in hundredths of a second, whatever its own clock.</summary>
    private const double TicksASecond = 100;

    /// <summary>Seconds that a process has used, with the children that it has, and those that it had and has seen end.</summary>
    /// <returns>Null when there is no such process.</returns>
    public static double? SecondsOf(int process)
    {
        if (Read(process) is not { } own)
        {
            return null;
        }

        var ticks = own.Used + own.OfEndedChildren;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var other)
                && Read(other) is { } child && child.Parent == process)
            {
                ticks += child.Used + child.OfEndedChildren;
            }
        }

        return ticks / TicksASecond;
    }

    private static Times? Read(int process)
    {
        try
        {
            // The second field is the program's name, in brackets, with anything in it.
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int place) => long.Parse(fields[place - 3], CultureInfo.InvariantCulture);
            return new Times((int)Number(4), Number(14) + Number(15), Number(16) + Number(17));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private readonly record struct Times(int Parent, long Used, long OfEndedChildren);
}
