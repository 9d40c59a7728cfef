namespace Cyclades.Silo.Mails;

/// <summary>
/// When a mail that could not be handed over is tried again: after 10 s, 30 s, 1, 2, 5 and 10 minutes, then every
/// 15 minutes for 72 hours in all; then it is given up and stays for the operator to see.
/// </summary>
internal static class RetryPauses
{
    private static readonly TimeSpan[] First =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly int Last = First.Length + (int)(TimeSpan.FromHours(72) / Longest);

    /// <summary>The pause after the attempt of that number, from 1; null when it was the last.</summary>
    public static TimeSpan? After(int attempt) =>
        attempt > Last ? null
        : attempt > First.Length ? Longest
        : First[attempt - 1];

    /// <summary>The pause of the whole dispatcher after so many batches in a row that met a server that takes nothing: 5 s, doubled up to a minute.</summary>
    public static TimeSpan OfOutage(int batches) => TimeSpan.FromSeconds(Math.Min(60, 5 * (1 << Math.Min(batches - 1, 4))));
}
