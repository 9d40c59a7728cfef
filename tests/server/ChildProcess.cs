using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace Cyclades.Testing;

/// <summary>
/// A program that a test runs as a process of its own. What it writes is kept, and shown with the test's output; it never
/// outlives the test, nor the process of the tests.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int Sigterm = 15;

    private const int Sigcont = 18;

    private const int Sigstop = 19;

    /// <summary>Far more than anything here needs, so that a slow machine passes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly ConcurrentDictionary<ChildProcess, bool> Running = new();

    private readonly Process process;
    private readonly string command;
    private readonly Lock gate = new();
    private readonly StringBuilder output = new();

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var child in Running.Keys)
        {
            child.Kill();
        }
    };

    private ChildProcess(Process process, string command)
    {
        this.process = process;
        this.command = command;
        Ended = EndAsync();
    }

    /// <summary>All that it has written so far, errors included.</summary>
    public string Output
    {
        get
        {
            lock (gate)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Its exit code, once it has ended and all that it wrote is in <see cref="Output"/>.</summary>
    public Task<int> Ended { get; }

    /// <param name="program">Found by the PATH.</param>
    /// <param name="folder">Where it runs; here by default.</param>
    /// <param name="onLine">Gets each line as it is written.</param>
    public static ChildProcess Start(string program, string[] arguments, string? folder = null, Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var child = new ChildProcess(Process.Start(start)!, $"{program} {string.Join(' ', arguments)}");
        Running[child] = true;
        void Keep(object sender, DataReceivedEventArgs written)
        {
            if (written.Data is { } line)
            {
                child.Keep(line);
                onLine?.Invoke(line);
            }
        }

        child.process.OutputDataReceived += Keep;
        child.process.ErrorDataReceived += Keep;
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        child.process.StandardInput.Close();
        return child;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments, string? folder = null)
    {
        await using var child = Start(program, arguments, folder);
        return (await child.Ended, child.Output);
    }

    /// <summary>SIGTERM: what an operator or a service manager sends.</summary>
    public void Terminate() => Signal(Sigterm);

    /// <summary>SIGSTOP: it stands still, wherever it is, until <see cref="Continue"/>.</summary>
    public void Stop() => Signal(Sigstop);

    /// <summary>SIGCONT.</summary>
    public void Continue() => Signal(Sigcont);

    /// <summary>SIGKILL: it gets to do nothing more, at this very point. Without effect on one that has ended.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended;
        Running.TryRemove(this, out _);
        process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine($"$ {command}\n{Output}");
    }

    private void Signal(int signal)
    {
        if (SendSignal(process.Id, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    private async Task<int> EndAsync()
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Keep($"Killed: it had not ended after {Patience}.");
            Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return process.ExitCode;
    }

    private void Keep(string line)
    {
        lock (gate)
        {
            output.AppendLine(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
