using System.Collections.Immutable;
using Cyclades.Silo.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class LeasedRowsTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new();
    private readonly Queue<int> waiting = new([1, 2, 3, 4, 5]);
    private readonly List<int> done = [];
    private readonly List<int> givenBack = [];

    [Fact]
    public async Task All_that_waits_is_done_batch_by_batch()
    {
        await DoAllAsync(_ => { }, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4, 5], done);
        Assert.Empty(givenBack);
    }

    [Fact]
    public async Task What_is_not_begun_when_half_the_lease_has_passed_is_given_back()
    {
        await DoAllAsync(row => time.Advance(row == 1 ? (Lease / 2) - TimeSpan.FromTicks(1) : row == 2 ? TimeSpan.FromTicks(1) : TimeSpan.Zero), CancellationToken.None);

        Assert.Equal([3], givenBack);
        Assert.Equal([1, 2, 4, 5], done);
    }

    [Fact]
    public async Task What_is_not_begun_when_the_silo_stops_is_given_back()
    {
        using var stopping = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DoAllAsync(_ => stopping.Cancel(), stopping.Token));

        Assert.Equal([1], done);
        Assert.Equal([2, 3], givenBack);
    }

    private Task DoAllAsync(Action<int> during, CancellationToken cancellation) => LeasedRows.DoAllAsync(
        () => Task.FromResult(Enumerable.Range(0, Math.Min(3, waiting.Count)).Select(_ => waiting.Dequeue()).ToImmutableArray()),
        row =>
        {
            during(row);
            done.Add(row);
            return Task.CompletedTask;
        },
        rows =>
        {
            givenBack.AddRange(rows);
            return Task.CompletedTask;
        },
        Lease,
        time,
        cancellation);
}
