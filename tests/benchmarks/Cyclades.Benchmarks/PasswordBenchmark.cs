using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Cyclades.Silo.SignIn;

namespace Cyclades.Benchmarks;

/// <summary>How many passwords are hashed a second and nothing else done: what a sign-in is measured against.</summary>
internal static class PasswordBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Prints each round, on one thread and on one a processor.</summary>
    public static int Measure()
    {
        Run(1);
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            for (var round = 0; round < Rounds; round++)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Run(threads):F1} hashes/s on {threads} threads"));
            }
        }

        return 0;
    }

    private static double Run(int threads)
    {
        var made = new int[threads];
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            var derivation = new Argon2idDerivation();
            var (salt, hash) = (RandomNumberGenerator.GetBytes(16), new byte[32]);
            while (clock.Elapsed < Round)
            {
                derivation.Derive("Mot-de-passe-2026"u8, salt, Argon2Cost.Default, hash);
                made[number]++;
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return made.Sum() / clock.Elapsed.TotalSeconds;
    }
}
