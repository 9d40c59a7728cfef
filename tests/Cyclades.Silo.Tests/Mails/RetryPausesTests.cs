using Cyclades.Silo.Mails;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class RetryPausesTests
{
    [Fact]
    public void Pauses_grow_and_end()
    {
        var pauses = Enumerable.Range(1, 1000).Select(RetryPauses.After).TakeWhile(pause => pause is not null).Select(pause => pause!.Value).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromSeconds(10), pauses[0]);
        Assert.Equal(TimeSpan.FromMinutes(15), pauses[^1]);
        Assert.InRange(pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause), TimeSpan.FromHours(72), TimeSpan.FromHours(73));
        Assert.Null(RetryPauses.After(int.MaxValue));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(5, 60)]
    [InlineData(int.MaxValue, 60)]
    public void An_outage_is_looked_at_again_within_a_minute(int batches, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPauses.OfOutage(batches));
}
