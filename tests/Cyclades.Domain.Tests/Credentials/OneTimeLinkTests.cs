using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests.Credentials;

public sealed class OneTimeLinkTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_link_is_good_for_48_hours_and_not_a_tick_more()
    {
        var link = OneTimeLink.None.Issued(Noon);

        Assert.True(link.IsValid(1, Noon));
        Assert.True(link.IsValid(1, Noon.AddHours(48).AddTicks(-1)));
        Assert.False(link.IsValid(1, Noon.AddHours(48)));
    }

    [Fact]
    public void The_newest_voids_the_older()
    {
        var link = OneTimeLink.None.Issued(Noon).Issued(Noon.AddMinutes(1));

        Assert.False(link.IsValid(1, Noon.AddMinutes(1)));
        Assert.True(link.IsValid(2, Noon.AddMinutes(1)));
        Assert.False(link.IsValid(3, Noon.AddMinutes(1)));
    }

    [Fact]
    public void A_used_link_is_void_and_its_serial_does_not_come_back()
    {
        var used = OneTimeLink.None.Issued(Noon).Voided();

        Assert.False(used.IsValid(1, Noon));
        Assert.Equal(2, used.Issued(Noon).Serial);
    }

    [Fact]
    public void Before_the_first_link_nothing_is_good() => Assert.False(OneTimeLink.None.IsValid(0, Noon));
}
