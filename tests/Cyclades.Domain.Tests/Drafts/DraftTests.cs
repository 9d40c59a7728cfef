using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Drafts;
using Xunit;

namespace Cyclades.Domain.Tests.Drafts;

public sealed class DraftTests
{
    // B2, D22: what was typed is not lost when the hour strikes, and is erased 30 days after closing.
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void A_draft_is_kept_from_the_opening_to_one_tick_before_30_days_after_the_closing(Season season)
    {
        var (hours, service) = (Some.Hours(season), Some.Service(season));
        var end = hours.Closing.AddDays(30);

        Assert.Equal(end, Draft.EndOf(service));
        Assert.Equal(Some.NotOpen(ServiceState.NotYetOpen, season), Draft.Refuse(service, hours.Opening.AddTicks(-1)));
        Assert.Null(Draft.Refuse(service, hours.Opening));
        Assert.Null(Draft.Refuse(service, hours.Closing));
        Assert.Null(Draft.Refuse(service, end.AddTicks(-1)));
        Assert.Equal(Some.NotOpen(ServiceState.Closed, season), Draft.Refuse(service, end));
        Assert.Equal(Some.NotOpen(ServiceState.Closed, season), Draft.Refuse(service, end.AddTicks(1)));
    }
}
