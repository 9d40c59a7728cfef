using Cyclades.Domain.Accounts;
using Xunit;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class IdentityTests
{
    // D38: under 18 on the first day of the session.
    [Theory]
    [InlineData(2009, 12, 5, false)]
    [InlineData(2009, 12, 6, false)] // 18 on that very day
    [InlineData(2009, 12, 7, true)]
    [InlineData(2010, 1, 1, true)]
    [InlineData(1900, 1, 1, false)]
    public void A_candidate_is_of_age_from_the_eighteenth_birthday_on(int year, int month, int day, bool minor) =>
        Assert.Equal(minor, Born(year, month, day).IsMinorOn(new DateOnly(2027, 12, 6)));

    // Born on 29 February: eighteen full years have passed when 28 February has, on 1 March.
    [Theory]
    [InlineData(2, 27, true)]
    [InlineData(2, 28, true)]
    [InlineData(3, 1, false)]
    public void Somebody_born_on_29_February_is_of_age_on_1_March(int month, int day, bool minor) =>
        Assert.Equal(minor, Born(2008, 2, 29).IsMinorOn(new DateOnly(2026, month, day)));

    // What is unknown counts as the latest it can be: it protects who may still be a minor.
    [Theory]
    [InlineData(2009, 12, null, 2027, 12, 30, true)]
    [InlineData(2009, 12, null, 2027, 12, 31, false)]
    [InlineData(2009, 11, null, 2027, 11, 29, true)]
    [InlineData(2009, 11, null, 2027, 11, 30, false)]
    [InlineData(2009, null, null, 2027, 12, 30, true)]
    [InlineData(2009, null, null, 2027, 12, 31, false)]
    [InlineData(2009, null, null, 2028, 1, 1, false)]
    [InlineData(2008, 2, null, 2026, 2, 28, true)]
    [InlineData(2008, 2, null, 2026, 3, 1, false)]
    public void An_unknown_day_or_month_counts_as_the_latest(
        int year, int? month, int? day, int onYear, int onMonth, int onDay, bool minor) =>
        Assert.Equal(minor, Born(year, month, day).IsMinorOn(new DateOnly(onYear, onMonth, onDay)));

    [Fact]
    public void A_name_is_printed_as_the_guide_prints_it()
    {
        var identity = Some.Identity with { BirthName = "Copter", FirstNames = "Eli" };

        Assert.Equal("COPTER Eli", identity.FullName);
        Assert.Equal(("MONSIEUR", "MADAME"), (identity.Civility, (identity with { Sex = Sex.Female }).Civility));
    }

    [Fact]
    public void A_birth_place_is_abroad_or_a_commune()
    {
        Assert.Equal((false, "RENNES"), (Some.BirthPlace.IsAbroad, Some.BirthPlace.Locality));
        Assert.Equal((true, "Köln"), (Some.BirthPlaceAbroad.IsAbroad, Some.BirthPlaceAbroad.Locality));
    }

    private static Identity Born(int year, int? month, int? day) => Some.Identity with { BirthDate = new PartialDate(year, month, day) };
}
