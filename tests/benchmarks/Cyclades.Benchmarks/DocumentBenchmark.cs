using System.Diagnostics;
using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Tests.Documents;

namespace Cyclades.Benchmarks;

/// <summary>How many confirmations one core makes (at least 300 a second), each with its own numbers and code.</summary>
internal static class DocumentBenchmark
{
    private const int Floor = 300;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>Prints each round; 1 when the best stays under the floor.</summary>
    public static int Measure()
    {
        // The compiler works on it for a few seconds before the figure means anything.
        Run(4 * Round);
        var rates = Enumerable.Range(0, Rounds).Select(_ => Run(Round)).ToList();
        foreach (var (rate, bytes) in rates)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:F0} documents/s of one core, {bytes / 1024.0:F1} KB each"));
        }

        return rates.Max(round => round.Rate) >= Floor ? 0 : 1;
    }

    public static int WriteSamples(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "guide.pdf"), Render(Sample.Guide));
        File.WriteAllBytes(Path.Combine(folder, "minor.pdf"), Render(Sample.Minor));
        File.WriteAllBytes(Path.Combine(folder, "many-tests.pdf"), Render(Sample.ManyTests));
        return 0;
    }

    private static (double Rate, double Bytes) Run(TimeSpan length)
    {
        // Processor time of all threads, the collector's included: what one core would take with nothing else to do.
        using var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var (made, bytes) = (0, 0L);
        while (clock.Elapsed < length)
        {
            made++;
            bytes += Render(Sample.Guide with
            {
                Candidate = new CandidateNumber(made),
                CheckUrl = string.Create(CultureInfo.InvariantCulture, $"https://cyclades.example.fr/verifier/{made:D16}"),
            }).Length;
        }

        process.Refresh();
        return (made / (process.TotalProcessorTime - used).TotalSeconds, (double)bytes / made);
    }

    private static byte[] Render(ConfirmationContent content) =>
        ConfirmationDocument.Render(content).Value ?? throw new InvalidOperationException("A sample could not be printed.");
}
