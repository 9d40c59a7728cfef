using System.Collections.Immutable;
using Cyclades.Load.Running;
using Cyclades.Protos.Errors.V1;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>
/// The last hour before closing: nine saves for one read of « Mon compte », while the services close. Afterwards it looks
/// whether anything acknowledged is lost, accepted too late, or refused too early.
/// </summary>
/// <param name="untilClosing">From the first call to the closing.</param>
internal sealed class ClosingHour(LoadTarget target, IReadOnlyCollection<Caller> callers, ClosingCatalogue catalogue, TimeSpan untilClosing) : Scenario
{
    private const int ReadsOneIn = 10;

    private readonly Modification saves = new(target, callers);
    private readonly CandidateRead reads = CandidateRead.Account("warm-read", target, callers, warm: true);
    private DateTimeOffset closing;
    private int calls;
    private long refused;
    private long refusedEarly;

    public override string Name => "closing";

    public override async Task PrepareAsync()
    {
        await catalogue.OpenAgainAsync();
        await saves.PrepareAsync();
        await reads.PrepareAsync();
        var now = TimeProvider.System.GetUtcNow();
        closing = NextMinute(now + untilClosing);
        await catalogue.CloseAtAsync(closing);
        await Task.Delay(closing - untilClosing - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, TimeProvider.System);
    }

    public override Task<bool> CallAsync() => Interlocked.Increment(ref calls) % ReadsOneIn == 0 ? reads.CallAsync() : SaveAsync();

    public override async Task<ImmutableSortedDictionary<string, long>> CheckAsync()
    {
        var lost = 0L;
        await Parallel.ForEachAsync(
            saves.Acknowledged,
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (pair, _) => Interlocked.Add(ref lost, (await saves.ReadAsync(pair.Key)).Version < pair.Value.Version ? 1 : 0));
        await catalogue.OpenAgainAsync();
        return new Dictionary<string, long>
        {
            ["acknowledged and lost"] = lost,
            ["accepted at or after the closing"] = saves.Acknowledged.Values.Count(saved => saved.UpdateTime.ToDateTimeOffset() >= closing),
            ["refused as closed"] = refused,
            ["refused as closed before the closing"] = refusedEarly,
        }.ToImmutableSortedDictionary();
    }

    /// <summary>The first full minute that does not come before; files of catalogues know no other instants.</summary>
    internal static DateTimeOffset NextMinute(DateTimeOffset instant) =>
        new((instant.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private async Task<bool> SaveAsync()
    {
        try
        {
            return await saves.CallAsync();
        }
        catch (RpcException failure) when (FailureReason.Of(failure) == ErrorReasons.Name(ErrorReason.ServiceClosed))
        {
            // As it should: the answer counts like any other.
            Interlocked.Increment(ref TimeProvider.System.GetUtcNow() < closing ? ref refusedEarly : ref refused);
            return true;
        }
    }
}
