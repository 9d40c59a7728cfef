using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MimeKit;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>
/// A real SMTP server in a process of its own (<c>tests/smtp</c>), on a free port of 127.0.0.1, that does what it is
/// told and tells what it sees. Its packages are installed when they are missing.
/// </summary>
internal sealed class SmtpServerProcess : IAsyncDisposable
{
    private static readonly Lazy<Task> Packages = new(() => Task.Run(InstallPackages));

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource> orders = new();
    private readonly Channel<ReceivedMail> mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Channel<bool> holds = Channel.CreateUnbounded<bool>();
    private readonly Task reading;
    private int lastOrder;

    private SmtpServerProcess(Process process)
    {
        this.process = process;
        orders[0] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        reading = Task.Run(ReadAsync);
    }

    public int Port { get; private set; }

    public int Connections { get; private set; }

    public static async Task<SmtpServerProcess> StartAsync(JsonObject? options = null)
    {
        await Packages.Value;
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "server.mjs", (options ?? []).ToJsonString() },
        };
        var server = new SmtpServerProcess(Process.Start(start)!);
        await server.orders[0].Task;
        return server;
    }

    public Task RefuseAsync(string recipient, int code) => OrderAsync("refuse", new() { ["recipient"] = recipient, ["code"] = code });

    public Task AnswerAsync(string at, int code, int times) => OrderAsync("answer", new() { ["at"] = at, ["code"] = code, ["times"] = times });

    public Task HoldAsync() => OrderAsync("hold", []);

    public Task ReleaseAsync() => OrderAsync("release", []);

    public Task GoDownAsync() => OrderAsync("down", []);

    public Task ComeUpAsync() => OrderAsync("up", []);

    /// <summary>The next mail that it accepted, in order.</summary>
    public ValueTask<ReceivedMail> NextMailAsync(CancellationToken cancellation) => mails.Reader.ReadAsync(cancellation);

    /// <summary>Returns once it holds back an answer.</summary>
    public async Task HeldAsync(CancellationToken cancellation) => await holds.Reader.ReadAsync(cancellation);

    /// <summary>
    /// The mails that it accepted and that nobody asked for. Whatever was answered before is among them: it told of them before
    /// it tells that this order is done.
    /// </summary>
    public async Task<IReadOnlyList<ReceivedMail>> OtherMailsAsync()
    {
        await OrderAsync("tell", []);
        var others = new List<ReceivedMail>();
        while (mails.Reader.TryRead(out var mail))
        {
            others.Add(mail);
        }

        return others;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private static string Folder => SourceFolder.PathOf("tests", "smtp");

    private async Task OrderAsync(string name, JsonObject order)
    {
        var id = Interlocked.Increment(ref lastOrder);
        order["id"] = id;
        order["do"] = name;
        var done = orders[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.StandardInput.WriteLineAsync(order.ToJsonString());
        await done.Task;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var fact = JsonSerializer.Deserialize<JsonObject>(line)!;
            switch ((string?)fact["event"])
            {
                case "done":
                    Port = (int)fact["port"]!;
                    orders[(int)fact["id"]!].SetResult();
                    break;
                case "connection":
                    Connections = (int)fact["number"]!;
                    break;
                case "held":
                    holds.Writer.TryWrite(true);
                    break;
                case "mail":
                    mails.Writer.TryWrite(ReceivedMail.Read(fact));
                    break;
            }
        }

        foreach (var order in orders.Values)
        {
            order.TrySetException(new InvalidOperationException("The SMTP server of the tests has ended."));
        }
    }

    /// <summary>Once on this machine at a time: other test processes wait for it.</summary>
    private static void InstallPackages()
    {
        using var turn = new Mutex(initiallyOwned: false, "cyclades-tests-smtp");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its owner was killed; whether the packages are whole is looked at below.
        }

        try
        {
            var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo("npm") { WorkingDirectory = Folder, ArgumentList = { "ci", "--ignore-scripts", "--silent" } })!;
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"`npm ci` in {Folder} failed with exit code {npm.ExitCode}.");
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }
}

/// <summary>A mail that the server accepted.</summary>
/// <param name="Connection">Which of its connections it came by, from 1.</param>
/// <param name="Secure">By TLS.</param>
/// <param name="User">Who had signed in, if anyone.</param>
internal sealed record ReceivedMail(int Connection, bool Secure, string? User, string From, string[] To, MimeMessage Message)
{
    public static ReceivedMail Read(JsonObject fact)
    {
        using var raw = new MemoryStream(Convert.FromBase64String((string)fact["raw"]!));
        return new ReceivedMail(
            (int)fact["connection"]!,
            (bool)fact["secure"]!,
            (string?)fact["user"],
            (string)fact["from"]!,
            [.. fact["to"]!.AsArray().Select(to => (string)to!)],
            MimeMessage.Load(raw));
    }
}
