using Xunit;

namespace Cyclades.Domain.Tests;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Éloïse", "ELOISE")]
    [InlineData("D'Artagnan", "D ARTAGNAN")]
    [InlineData("  Saint-Exupéry  ", "SAINT EXUPERY")]
    [InlineData("Ñuñez", "NUNEZ")]
    [InlineData("E\u0301loise", "ELOISE")]
    [InlineData("Ngọc  Ánh", "NGOC ANH")]
    [InlineData("Div1", "DIV1")]
    [InlineData("ﬁn", "FIN")]
    [InlineData("- ' -", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Capitals_without_accents_single_spaces(string? text, string folded) =>
        Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_is_a_space() => Assert.Equal("ZO E", SearchText.Fold("Zo\ud800é"));

    [Fact]
    public void Parts_are_words_of_one_text_and_empty_ones_leave_nothing() =>
        Assert.Equal("LAMY DURAND PAUL EMILE", SearchText.Fold(" Lamy", null, "", "Durand ", "Paul-Émile"));
}
