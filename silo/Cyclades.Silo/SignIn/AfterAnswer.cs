using System.Collections.Immutable;
using System.Threading.Channels;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Does after the answer what must not show in its time: whether an identifier has an account (D5). Bounded; when it is
/// full the caller waits. What is queued when the silo stops is still done.
/// </summary>
internal sealed class AfterAnswer(TimeProvider time, ILogger<AfterAnswer> logger) : BackgroundService
{
    /// <summary>Pauses before what failed is tried again; after the last one it is given up.</summary>
    private static readonly ImmutableArray<TimeSpan> Pauses =
        [.. new[] { 1, 2, 4, 8, 15, 30, 60, 60, 60 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private const int Capacity = 1024;

    private readonly Channel<Func<Task>> queue = Channel.CreateBounded<Func<Task>>(Capacity);

    public ValueTask EnqueueAsync(Func<Task> work, CancellationToken cancellation) => queue.Writer.WriteAsync(work, cancellation);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await DoAsync(work, stoppingToken);
        }
    }

    // Storage that is away for a moment must not cost anybody the mail that was announced.
    private async Task DoAsync(Func<Task> work, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (StorageUnavailableException) when (attempt < Pauses.Length && !stopping.IsCancellationRequested)
            {
                await Task.Delay(Pauses[attempt], time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "What was to be done after an answer failed");
                return;
            }
        }
    }
}
