using Cyclades.Console.Showing;
using Cyclades.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class FrenchTimeTests
{
    [Theory]
    [InlineData("2023-09-27T16:00:00Z", "Europe/Paris", "le 27/09/2023 à 18:00 (heure de Paris)")]
    [InlineData("2023-12-01T17:00:00Z", "Europe/Paris", "le 01/12/2023 à 18:00 (heure de Paris)")]
    [InlineData("2023-12-01T17:00:00Z", "Europe/Brussels", "le 01/12/2023 à 18:00 (heure de Paris)")]
    [InlineData("2023-09-27T16:00:00Z", "America/Martinique", "le 27/09/2023 à 18:00 (heure de Paris), le 27/09/2023 à 12:00 (heure locale)")]
    [InlineData("2023-09-27T16:00:00Z", "Pacific/Noumea", "le 27/09/2023 à 18:00 (heure de Paris), le 28/09/2023 à 03:00 (heure locale)")]
    [InlineData("2023-09-27T16:00:00Z", "Inconnue", "le 27/09/2023 à 18:00 (heure de Paris)")]
    public void A_deadline_reads_in_Paris_time_and_in_the_local_time_where_it_differs(string instant, string zone, string expected) =>
        Assert.Equal(expected, FrenchTime.Deadline(At(instant), zone));

    [Theory]
    [InlineData("2023-09-25T16:00:00Z", "2 jours")]
    [InlineData("2023-09-25T16:00:01Z", "47 heures")]
    [InlineData("2023-09-27T15:00:00Z", "1 heure")]
    [InlineData("2023-09-27T15:00:01Z", "59 minutes")]
    [InlineData("2023-09-27T15:59:01Z", "moins d'une minute")]
    [InlineData("2023-09-27T16:00:00Z", "")]
    public void What_remains_is_rounded_down_and_nothing_at_closing(string now, string expected) =>
        Assert.Equal(expected, FrenchTime.Remaining(At("2023-09-27T16:00:00Z"), At(now)));

    [Fact]
    public void Unknown_parts_of_a_date_are_zeros() =>
        Assert.Equal("00/05/1990", FrenchTime.Date(new PartialDate { Year = 1990, Month = 5 }));

    private static Timestamp At(string instant) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
}
