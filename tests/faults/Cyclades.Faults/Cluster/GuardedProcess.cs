using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Cyclades.Faults.Cluster;

/// <summary>A signal of Linux.</summary>
internal enum Signal
{
    Kill = 9,
    Continue = 18,
    Stop = 19,
}

/// <summary>
/// A program that runs as a process of its own and is killed, by its own id, when this process ends, however it ends: a shell
/// that holds it sees its input end.
/// </summary>
internal sealed class GuardedProcess
{
    private const string Guard =
        """
        exec 3<&0
        "$@" </dev/null 3<&- &
        child=$!
        echo "$child"
        ( read -r _ <&3; kill -KILL "$child" ) >/dev/null 2>&1 &
        guard=$!
        wait "$child"
        code=$?
        kill "$guard" 2>/dev/null
        exit "$code"
        """;

    private readonly Process shell;
    private readonly int id;

    private GuardedProcess(Process shell, int id, Task<int> ended)
    {
        this.shell = shell;
        this.id = id;
        Ended = ended;
    }

    /// <summary>Its exit code; 128 and the signal when a signal has ended it.</summary>
    public Task<int> Ended { get; }

    /// <summary>Whether the kernel holds it still.</summary>
    public bool IsStopped
    {
        get
        {
            try
            {
                var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
                return line[line.LastIndexOf(')') + 2] == 'T';
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <param name="onLine">Gets each line that it writes, errors included.</param>
    public static async Task<GuardedProcess> StartAsync(string program, IEnumerable<string> arguments, Action<string> onLine)
    {
        var start = new ProcessStartInfo("bash", ["-c", Guard, "guard", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var shell = Process.Start(start)!;
        var first = await shell.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{program} did not start.");
        var reading = Task.WhenAll(ReadAsync(shell.StandardOutput, onLine), ReadAsync(shell.StandardError, onLine));
        return new GuardedProcess(shell, int.Parse(first, CultureInfo.InvariantCulture), EndAsync(shell, reading));
    }

    /// <summary>Without effect on one that has ended.</summary>
    public void Send(Signal signal)
    {
        if (!Ended.IsCompleted)
        {
            _ = SendSignal(id, (int)signal);
        }
    }

    /// <summary>Kills it when it still runs.</summary>
    public async Task EndAsync()
    {
        Send(Signal.Kill);
        await Ended;
        shell.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }

    private static async Task<int> EndAsync(Process shell, Task reading)
    {
        await shell.WaitForExitAsync();
        await reading;
        return shell.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
