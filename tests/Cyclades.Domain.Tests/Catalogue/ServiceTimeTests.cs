using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

/// <summary>D21: open on [opening, closing), hours of Paris, whatever the académie's own time.</summary>
public sealed class ServiceTimeTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static TheoryData<string, DateTimeOffset, DateTimeOffset> Seasons => new()
    {
        // Opening and closing typed in Paris: 08:00 and 18:00.
        { "summer: Paris is two hours ahead", Utc(2023, 6, 1, 6), Utc(2023, 6, 27, 16) },
        { "winter: Paris is one hour ahead", Utc(2023, 12, 1, 7), Utc(2023, 12, 27, 17) },
        { "from summer into winter", Utc(2023, 10, 1, 6), Utc(2023, 11, 27, 17) },
        { "from winter into summer", Utc(2024, 3, 1, 7), Utc(2024, 4, 27, 16) },
        { "closing on the day clocks go back", Utc(2023, 10, 1, 6), Utc(2023, 10, 29, 17) },
        { "closing on the day clocks go forward", Utc(2024, 3, 1, 7), Utc(2024, 3, 31, 16) },
        { "around 29 February", Utc(2024, 2, 29, 7), Utc(2024, 3, 1, 17) },
    };

    [Theory]
    [MemberData(nameof(Seasons))]
    public void A_service_opens_and_closes_at_the_tick(string season, DateTimeOffset opening, DateTimeOffset closing)
    {
        Assert.NotEmpty(season);
        var local = (Opening: TimeZoneInfo.ConvertTime(opening, LegalTime.Paris), Closing: TimeZoneInfo.ConvertTime(closing, LegalTime.Paris));
        var period = new OpenPeriod(
            LegalTime.At(DateOnly.FromDateTime(local.Opening.DateTime), new TimeOnly(8, 0), LegalTime.Paris)!.Value,
            LegalTime.At(DateOnly.FromDateTime(local.Closing.DateTime), new TimeOnly(18, 0), LegalTime.Paris)!.Value);
        var settings = Sample.Settings with { Period = period };

        Assert.Equal(ServiceState.NotYetOpen, settings.StateAt(opening - Tick));
        Assert.Equal(ServiceState.Open, settings.StateAt(opening));
        Assert.Equal(ServiceState.Open, settings.StateAt(opening + Tick));
        Assert.Equal(ServiceState.Open, settings.StateAt(closing - Tick));
        Assert.Equal(ServiceState.Closed, settings.StateAt(closing));
        Assert.Equal(ServiceState.Closed, settings.StateAt(closing + Tick));
        Assert.False(settings.IsOpen(opening - Tick));
        Assert.True(settings.IsOpen(opening));
        Assert.True(settings.IsOpen(closing - Tick));
        Assert.False(settings.IsOpen(closing));
    }

    /// <summary>A closing at 22:00 in Paris is 16:00 in Fort-de-France in summer and 17:00 in winter: one instant, told twice.</summary>
    [Theory]
    [InlineData(2023, 6, 27, "America/Martinique", 16)]
    [InlineData(2023, 12, 27, "America/Martinique", 17)]
    [InlineData(2023, 6, 27, "America/Guadeloupe", 16)]
    [InlineData(2023, 12, 27, "America/Cayenne", 18)]
    [InlineData(2023, 6, 27, "Indian/Reunion", 0)]
    [InlineData(2023, 12, 27, "Pacific/Noumea", 8)]
    [InlineData(2023, 12, 27, "Africa/Casablanca", 22)]
    public void An_instant_overseas_is_that_of_Paris(int year, int month, int day, string zone, int localHour)
    {
        var closing = Sample.Paris(year, month, day, 22);
        var settings = Sample.Settings with { Period = new OpenPeriod(closing.AddDays(-30), closing) };
        var there = TimeZoneInfo.ConvertTime(closing, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(localHour, there.Hour);
        Assert.Equal(ServiceState.Open, settings.StateAt(there - Tick));
        Assert.Equal(ServiceState.Closed, settings.StateAt(there));
    }

    [Theory]
    [InlineData(2023, 9, 29, 22)]
    [InlineData(2023, 12, 29, 23)]
    [InlineData(2023, 10, 29, 23)]
    [InlineData(2024, 3, 31, 22)]
    [InlineData(2024, 3, 30, 23)]
    [InlineData(2024, 2, 29, 23)]
    public void Returning_ends_when_the_return_date_ends_in_Paris(int year, int month, int day, int lastHourUtc)
    {
        var settings = Sample.Settings with { ReturnDate = new DateOnly(year, month, day) };
        var end = Utc(year, month, day, lastHourUtc);
        Assert.Equal(end, settings.EndOfReturn);
        Assert.True(settings.CanReturn(end - Tick));
        Assert.False(settings.CanReturn(end));
        Assert.False(settings.CanReturn(end + Tick));
    }

    [Fact]
    public void An_hour_that_clocks_jump_over_is_none_and_one_that_comes_twice_is_the_first()
    {
        Assert.Null(LegalTime.At(new DateOnly(2024, 3, 31), new TimeOnly(2, 30), LegalTime.Paris));
        Assert.Equal(Utc(2023, 10, 29, 0).AddMinutes(30), LegalTime.At(new DateOnly(2023, 10, 29), new TimeOnly(2, 30), LegalTime.Paris));
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
