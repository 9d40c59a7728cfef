using Xunit;

namespace Cyclades.Domain.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData(1998, 5, 30, "30/05/1998")]
    [InlineData(1998, 5, null, "05/1998")]
    [InlineData(1998, null, null, "1998")]
    [InlineData(998, 1, 2, "02/01/0998")]
    public void What_is_unknown_is_left_out(int year, int? month, int? day, string printed) =>
        Assert.Equal(printed, new PartialDate(year, month, day).ToString());

    [Theory]
    [InlineData(1998, 5, 31, true)]
    [InlineData(1998, 6, 31, false)]
    [InlineData(2024, 2, 29, true)]
    [InlineData(2023, 2, 29, false)]
    [InlineData(1, 1, 1, true)]
    [InlineData(0, 1, 1, false)]
    [InlineData(9999, 12, 31, true)]
    [InlineData(10000, 1, 1, false)]
    [InlineData(1998, 12, null, true)]
    [InlineData(1998, 13, null, false)]
    [InlineData(1998, 0, null, false)]
    [InlineData(1998, 5, 0, false)]
    [InlineData(1998, null, null, true)]
    [InlineData(1998, null, 5, false)]
    public void A_date_exists_or_does_not(int year, int? month, int? day, bool exists) =>
        Assert.Equal(exists, new PartialDate(year, month, day).Exists);

    [Fact]
    public void A_date_is_complete_with_day_and_month()
    {
        Assert.True(PartialDate.Of(new DateOnly(1998, 5, 30)).IsComplete);
        Assert.Equal(new PartialDate(1998, 5, 30), PartialDate.Of(new DateOnly(1998, 5, 30)));
        Assert.False(new PartialDate(1998, 5, null).IsComplete);
        Assert.False(new PartialDate(1998, null, null).IsComplete);
        Assert.False(new PartialDate(1998, null, 30).IsComplete);
    }
}
