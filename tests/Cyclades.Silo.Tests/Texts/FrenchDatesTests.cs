using System.Globalization;
using Cyclades.Silo.Texts;
using Xunit;

namespace Cyclades.Silo.Tests.Texts;

public sealed class FrenchDatesTests
{
    [Theory]
    [InlineData("2023-09-27T16:00:00Z", "27/09/2023 à 18:00")]
    [InlineData("2023-01-27T17:00:00Z", "27/01/2023 à 18:00")]
    [InlineData("2023-12-31T23:00:00Z", "01/01/2024 à 00:00")]
    [InlineData("2023-06-30T21:59:59.999Z", "30/06/2023 à 23:59")]
    public void An_instant_reads_in_the_time_of_Paris(string instant, string text) =>
        Assert.Equal(text, FrenchDates.DayAndTime(Utc(instant)));

    [Theory]
    [InlineData("2023-03-26T00:59:59.999Z", "26/03/2023 à 01:59")]
    [InlineData("2023-03-26T01:00:00Z", "26/03/2023 à 03:00")]
    [InlineData("2023-10-29T00:59:59.999Z", "29/10/2023 à 02:59")]
    [InlineData("2023-10-29T01:00:00Z", "29/10/2023 à 02:00")]
    public void Summer_time_begins_and_ends_at_its_instant(string instant, string text) =>
        Assert.Equal(text, FrenchDates.DayAndTime(Utc(instant)));

    [Fact]
    public void A_stamp_has_no_word_between() => Assert.Equal("11/09/2023 10:29", FrenchDates.Stamp(Utc("2023-09-11T08:29:59Z")));

    [Theory]
    [InlineData(2023, 9, 29, "vendredi 29 septembre 2023")]
    [InlineData(2023, 5, 1, "lundi 1er mai 2023")]
    [InlineData(2024, 2, 29, "jeudi 29 février 2024")]
    [InlineData(2024, 8, 11, "dimanche 11 août 2024")]
    public void A_day_reads_with_its_name(int year, int month, int day, string text) =>
        Assert.Equal(text, FrenchDates.LongDay(new DateOnly(year, month, day)));

    [Fact]
    public void Every_day_of_a_year_reads_as_French_writes_it()
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
        {
            var expected = day.ToString("dddd d MMMM yyyy", french).Replace(" 1 ", " 1er ", StringComparison.Ordinal);
            Assert.Equal(expected, FrenchDates.LongDay(day));
        }
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("Europe/Madrid")]
    [InlineData("Nowhere/Land")]
    public void Paris_alone_is_shown_where_the_clock_shows_the_same_or_is_unknown(string zone) =>
        Assert.Equal("le 27/09/2023 à 18:00 (heure de Paris)", FrenchDates.Binding(Utc("2023-09-27T16:00:00Z"), zone));

    [Theory]
    [InlineData("America/Guadeloupe", "2023-09-27T16:00:00Z", "le 27/09/2023 à 18:00 (heure de Paris), soit 12:00 heure locale (Guadeloupe)")]
    [InlineData("America/Guadeloupe", "2023-01-27T17:00:00Z", "le 27/01/2023 à 18:00 (heure de Paris), soit 13:00 heure locale (Guadeloupe)")]
    [InlineData("Indian/Reunion", "2023-09-27T16:00:00Z", "le 27/09/2023 à 18:00 (heure de Paris), soit 20:00 heure locale (La Réunion)")]
    [InlineData("Pacific/Noumea", "2023-09-27T16:00:00Z", "le 27/09/2023 à 18:00 (heure de Paris), soit le 28/09/2023 à 03:00 heure locale (Nouvelle-Calédonie)")]
    [InlineData("Pacific/Tahiti", "2023-09-27T08:00:00Z", "le 27/09/2023 à 10:00 (heure de Paris), soit le 26/09/2023 à 22:00 heure locale (Polynésie française)")]
    [InlineData("Asia/Tokyo", "2023-09-27T08:00:00Z", "le 27/09/2023 à 10:00 (heure de Paris), soit 17:00 heure locale")]
    [InlineData("Africa/Algiers", "2023-09-27T16:00:00Z", "le 27/09/2023 à 18:00 (heure de Paris), soit 17:00 heure locale")]
    [InlineData("Africa/Algiers", "2023-01-27T17:00:00Z", "le 27/01/2023 à 18:00 (heure de Paris)")]
    public void The_local_time_stands_beside_it_where_it_differs(string zone, string instant, string text) =>
        Assert.Equal(text, FrenchDates.Binding(Utc(instant), zone));

    [Theory]
    [InlineData("America/Cayenne")]
    [InlineData("America/Guadeloupe")]
    [InlineData("America/Martinique")]
    [InlineData("America/Miquelon")]
    [InlineData("Indian/Mayotte")]
    [InlineData("Indian/Reunion")]
    [InlineData("Pacific/Noumea")]
    [InlineData("Pacific/Tahiti")]
    [InlineData("Pacific/Wallis")]
    public void Every_overseas_zone_is_known_and_named(string zone) =>
        Assert.Matches(@" heure locale \(\p{Lu}.+\)$", FrenchDates.Binding(Utc("2023-09-27T16:00:00Z"), zone));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
