using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cyclades.Load.Seeding;
using Cyclades.Silo.Hosting;

namespace Cyclades.Load;

/// <summary><c>seed</c>: fills a database by the rules and writes who may be called as.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var accounts = new Option<int>("--accounts") { Description = "How many active accounts", DefaultValueFactory = _ => 10_000 };
        var each = new Option<int>("--candidatures") { Description = "How many candidatures each, in as many sessions", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo>("--output") { Description = "File of candidates and tokens to write", Required = true };
        var settings = new Argument<string[]>("settings") { Description = "The server's settings, after --: --Cyclades:Data=/tmp/load", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("seed", "Makes active accounts with candidatures by the server's own rules, without mails, and tokens good for less than twelve hours")
        {
            accounts, each, output, settings,
        };
        command.SetAction((typed, cancellation) => RunAsync(
            typed.GetValue(accounts), typed.GetValue(each), typed.GetValue(output)!, typed.GetValue(settings) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int accounts, int each, FileInfo output, string[] settings, CancellationToken cancellation)
    {
        await using var app = CycladesServer.Build([.. settings, "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0"]);
        await app.StartAsync(cancellation);
        var made = new ConcurrentQueue<SeededCandidate>();
        var clock = Stopwatch.StartNew();
        await using (var seeder = new Seeder(app.Services))
        {
            using var progress = new Timer(_ => Tell(made.Count, accounts, each, clock.Elapsed), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            await seeder.SeedAsync(accounts, each, made.Enqueue, cancellation);
        }

        Tell(made.Count, accounts, each, clock.Elapsed);
        await Console.Error.WriteLineAsync();
        await File.WriteAllLinesAsync(output.FullName, made.OrderBy(candidate => candidate.Number.Value).Select(candidate => candidate.ToLine()), cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(output.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await app.StopAsync(cancellation);
        return 0;
    }

    private static void Tell(int made, int accounts, int each, TimeSpan elapsed) => Console.Error.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"\r{made:N0} of {accounts:N0} accounts, {made * (long)each:N0} candidatures, {made * (2 + each + each) / Math.Max(0.001, elapsed.TotalSeconds):N0} rows of grains/s, {elapsed:mm\\:ss}   "));
}
