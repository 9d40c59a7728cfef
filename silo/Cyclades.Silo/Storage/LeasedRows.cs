using System.Collections.Immutable;

namespace Cyclades.Silo.Storage;

/// <summary>How a worker deals with rows that it holds for a time only.</summary>
internal static class LeasedRows
{
    /// <summary>
    /// Takes and does until nothing is left. What is not begun when half the lease has passed, or when the silo stops, is given
    /// back: others may do it at once, and nothing is done under a lease that has ended.
    /// </summary>
    /// <exception cref="OperationCanceledException">The silo stops.</exception>
    public static async Task DoAllAsync<TRow>(
        Func<Task<ImmutableArray<TRow>>> take,
        Func<TRow, Task> work,
        Func<ImmutableArray<TRow>, Task> giveBack,
        TimeSpan lease,
        TimeProvider time,
        CancellationToken cancellation)
    {
        while (await take() is { IsEmpty: false } rows)
        {
            var taken = time.GetTimestamp();
            var done = 0;
            while (done < rows.Length && !cancellation.IsCancellationRequested && time.GetElapsedTime(taken) < lease / 2)
            {
                await work(rows[done]);
                done++;
            }

            if (done < rows.Length)
            {
                await giveBack(rows[done..]);
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }
}
