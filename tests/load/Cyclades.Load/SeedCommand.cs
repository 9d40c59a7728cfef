using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cyclades.Load.Seeding;
using Cyclades.Silo.Hosting;

namespace Cyclades.Load;

/// <summary><c>seed</c>: fills a database by the rules and writes who may be called as.</summary>
internal static class SeedCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var accounts = new Option<int>("--accounts") { Description = "How many active accounts", DefaultValueFactory = _ => 10_000 };
        var each = new Option<int>("--candidatures") { Description = "How many candidatures each, in as many sessions", DefaultValueFactory = _ => 1 };
        var tokens = new Option<int>("--tokens") { Description = "For how many of them, evenly spread, the file is to have a token", DefaultValueFactory = _ => 100_000 };
        var output = new Option<FileInfo>("--output") { Description = "File of candidates and tokens to write", Required = true };
        var settings = new Argument<string[]>("settings") { Description = "The server's settings, after --: --Cyclades:Data=/tmp/load", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("seed", "Makes active accounts with candidatures by the server's own rules, without mails, and tokens good for less than twelve hours")
        {
            accounts, each, tokens, output, settings,
        };
        command.SetAction((typed, cancellation) => RunAsync(
            typed.GetValue(accounts), typed.GetValue(each), typed.GetValue(tokens), typed.GetValue(output)!, typed.GetValue(settings) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int accounts, int each, int tokens, FileInfo output, string[] settings, CancellationToken cancellation)
    {
        await using var app = CycladesServer.Build([.. settings, "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0"]);
        await app.StartAsync(cancellation);
        var seeder = new Seeder(app.Services);
        var made = 0;
        var clock = Stopwatch.StartNew();
        ImmutableArray<SeededCandidate> named;
        using (new Timer(_ => Tell(made, accounts, each, clock.Elapsed), null, Interval, Interval))
        {
            named = await seeder.SeedAsync(accounts, each, tokens, count => Interlocked.Add(ref made, count), cancellation);
        }

        Tell(made, accounts, each, clock.Elapsed);
        await File.WriteAllLinesAsync(output.FullName, named.Select(candidate => candidate.ToLine()), cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(output.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await seeder.AnalyzeAsync();
        await app.StopAsync(cancellation);
        return 0;
    }

    private static void Tell(int made, int accounts, int each, TimeSpan elapsed) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{elapsed:mm\\:ss} {made:N0} of {accounts:N0} accounts, {made * (long)each:N0} candidatures, {made * (1 + each) / Math.Max(0.001, elapsed.TotalSeconds):N0} rows of grains/s"));
}
