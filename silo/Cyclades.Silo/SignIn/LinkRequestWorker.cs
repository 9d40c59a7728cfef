using Cyclades.Domain.Accounts;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Sees to the links that were asked for: looks the account up and has it mail the link; the account's write takes the request away
/// in the same commit, so that a silo that dies at any instant neither loses the mail nor sends it twice. A request that is
/// nobody's is dropped. One that fails comes back when its lease ends, for an hour of trying at most.
/// </summary>
internal sealed class LinkRequestWorker(
    LinkRequestTable requests,
    LinkRequestSignal signal,
    AccountDirectory directory,
    Grains grains,
    RuleClock clock,
    TimeProvider time,
    ILogger<LinkRequestWorker> logger) : BackgroundService
{
    private const int Batch = 64;

    /// <summary>After so many attempts, a lease apart, a request is given up. The time that the server or its storage is away does not count.</summary>
    public const int MostAttempts = 120;

    /// <summary>How often it looks without having been woken.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim working = new(1);

    /// <summary>Sees to all that was asked for so far.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await working.WaitAsync(cancellation);
        try
        {
            await LeasedRows.DoAllAsync(() => requests.TakeAsync(clock.Now, Lease, Batch), AnswerAsync, rows => requests.GiveBackAsync(rows), Lease, time, cancellation);
        }
        finally
        {
            working.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    logger.LogWarning("Links that were asked for wait: {Exception}", failure.GetType().Name);
                }

                await signal.WaitAsync(Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops: what was asked for waits for the next one.
        }
    }

    private async Task AnswerAsync(LinkRequestRow row)
    {
        try
        {
            await (row.Purpose is LinkPurpose.ResetPassword ? SendResetAsync(row) : SendActivationAgainAsync(row));
            await requests.CompleteAsync(row.Id);
        }
        catch (Exception failure) when (row.Attempts < MostAttempts)
        {
            logger.LogWarning("Link request {Request} failed and comes back: {Exception}", row.Id, failure.GetType().Name);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Link request {Request} is given up after {Attempts} attempts", row.Id, row.Attempts);
            await requests.CompleteAsync(row.Id);
        }
    }

    private async Task SendResetAsync(LinkRequestRow row)
    {
        if (await directory.FindActiveAsync(row.Identifier) is { } candidate)
        {
            await grains.Account(candidate).AskPasswordResetAsync(new AskPasswordReset(), row.Id);
        }
    }

    // Several may wait with one address, each in a row of its own: the last write is the one that answers the request.
    private async Task SendActivationAgainAsync(LinkRequestRow row)
    {
        if (row.Identifier.Address is not { } address)
        {
            return;
        }

        var pending = await directory.ListPendingAsync(address);
        foreach (var candidate in pending)
        {
            await grains.Account(candidate).ResendActivationAsync(new ResendActivation(), candidate == pending[^1] ? row.Id : null);
        }
    }
}
