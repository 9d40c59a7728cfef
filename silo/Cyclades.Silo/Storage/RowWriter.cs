using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Gathers the writes of different grains into batches: while one is on its way, the next gathers. No timer, so that a lone
/// write waits for nobody, and a thousand at once wait for sixteen commits instead of a thousand.
/// </summary>
internal sealed class RowWriter(IRowBatches batches)
{
    /// <summary>Most rows in one batch: beyond it a commit costs no less a row, and everybody in it waits longer.</summary>
    public const int LargestBatch = 64;

    private static readonly Meter Meter = new("Cyclades.Storage");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "cyclades.storage.batch.duration", "s", "How long the database takes for a batch of rows");

    private static readonly Counter<long> Written = Meter.CreateCounter<long>(
        "cyclades.storage.rows", description: "Rows of grains, by what became of them");

    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>();
    private Task working = Task.CompletedTask;

    public void Start() => working = Task.WhenAll(Enumerable.Range(0, batches.AtOnce).Select(_ => Task.Run(WorkAsync)));

    /// <summary>Takes nothing more, and returns when all that was taken has its outcome.</summary>
    public async Task StopAsync()
    {
        queue.Writer.TryComplete();
        await working;
        batches.Dispose();
    }

    /// <summary>Writes the row with whatever else is to be written now.</summary>
    public Task<RowOutcome> WriteAsync(RowWrite row)
    {
        var waiting = new Waiting(row);
        return queue.Writer.TryWrite(waiting)
            ? waiting.Outcome.Task
            : Task.FromResult<RowOutcome>(new RowOutcome.Failed(new InvalidOperationException("The server stops; nothing more is written.")));
    }

    private async Task WorkAsync()
    {
        // Two activations of one grain may both write; a key stands in a batch once, so the second waits for the next.
        var held = new Queue<Waiting>();
        while (held.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            var batch = Gather(held);
            if (batch.Count > 0)
            {
                var began = Stopwatch.GetTimestamp();
                var outcomes = await batches.WriteAsync([.. batch.Select(waiting => waiting.Row)]);
                Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
                Settle(batch, outcomes);
            }
        }
    }

    private List<Waiting> Gather(Queue<Waiting> held)
    {
        var batch = new List<Waiting>(LargestBatch);
        var keys = new HashSet<string>(LargestBatch, StringComparer.Ordinal);
        for (var rest = held.Count; rest > 0; rest--)
        {
            Take(held.Dequeue());
        }

        while (batch.Count < LargestBatch && held.Count < LargestBatch && queue.Reader.TryRead(out var next))
        {
            Take(next);
        }

        // The order in which rows are locked is the same for all writers, so none waits for one that waits for it.
        batch.Sort((one, other) => string.CompareOrdinal(one.Row.Key, other.Row.Key));
        return batch;

        void Take(Waiting waiting)
        {
            if (batch.Count < LargestBatch && keys.Add(waiting.Row.Key))
            {
                batch.Add(waiting);
            }
            else
            {
                held.Enqueue(waiting);
            }
        }
    }

    private static void Settle(List<Waiting> batch, RowOutcome[] outcomes)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            Written.Add(1, new KeyValuePair<string, object?>("outcome", outcomes[i].GetType().Name));
            batch[i].Outcome.SetResult(outcomes[i]);
        }
    }

    private sealed record Waiting(RowWrite Row)
    {
        public TaskCompletionSource<RowOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
