using System.Threading.Channels;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Does after the answer what must not show in its time: whether an identifier has an account (D5). Bounded; when it is
/// full the caller waits. What is queued when the silo stops is still done.
/// </summary>
internal sealed class AfterAnswer(ILogger<AfterAnswer> logger) : BackgroundService
{
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
            try
            {
                await work();
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "What was to be done after an answer failed");
            }
        }
    }
}
