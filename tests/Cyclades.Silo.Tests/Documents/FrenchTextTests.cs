using Cyclades.Silo.Documents;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("2023-09-29", "VENDREDI 29 SEPTEMBRE 2023")]
    [InlineData("2026-02-01", "DIMANCHE 1ER FÉVRIER 2026")]
    [InlineData("2024-02-29", "JEUDI 29 FÉVRIER 2024")]
    [InlineData("2027-08-02", "LUNDI 2 AOÛT 2027")]
    [InlineData("2026-12-31", "JEUDI 31 DÉCEMBRE 2026")]
    public void A_date_is_written_in_capitals(string date, string written) =>
        Assert.Equal(written, FrenchText.InCapitals(DateOnly.Parse(date, null)));

    [Theory]
    [InlineData("Mél : a@a.fr", "Mél\u00a0: a@a.fr")]
    [InlineData("« Les Tilleuls » !", "«\u00a0Les Tilleuls\u00a0»\u00a0!")]
    [InlineData("Edité le: 11/09/2023", "Edité le: 11/09/2023")]
    [InlineData("https://example.fr/a", "https://example.fr/a")]
    public void Marks_that_french_spaces_off_hold_to_their_word(string text, string bound) =>
        Assert.Equal(bound, FrenchText.Bound(text));
}
