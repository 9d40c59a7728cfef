using System.Text.Json;
using Cyclades.Domain.Documents;
using Xunit;

namespace Cyclades.Domain.Tests.Documents;

public sealed class ParisTimeTests
{
    [Theory]
    [InlineData("2023-09-11T08:45:59Z", "11/09/2023 à 10:45")]
    [InlineData("2023-01-11T23:30:00Z", "12/01/2023 à 00:30")]
    [InlineData("2023-03-26T00:59:59Z", "26/03/2023 à 01:59")]
    [InlineData("2023-03-26T01:00:00Z", "26/03/2023 à 03:00")]
    public void An_instant_is_printed_by_the_clock_of_paris(string instant, string printed) =>
        Assert.Equal(printed, ParisTime.Of(DateTimeOffset.Parse(instant, null)).ToString());

    [Fact]
    public void Stored_time_keeps_the_offset_it_was_stored_with()
    {
        var stored = JsonSerializer.Deserialize<ParisTime>("\"2023-09-11T10:45:00+03:00\"");
        Assert.Equal("11/09/2023 à 10:45", stored.ToString());
        Assert.Equal("\"2023-09-11T10:45:00+03:00\"", JsonSerializer.Serialize(stored));
    }
}
