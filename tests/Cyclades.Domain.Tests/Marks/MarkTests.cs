using Cyclades.Domain.Marks;
using Xunit;

namespace Cyclades.Domain.Tests.Marks;

public sealed class MarkTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("12", 1200, "12")]
    [InlineData("12,5", 1250, "12.5")]
    [InlineData("12.50", 1250, "12.5")]
    [InlineData(" 159,99 ", 15999, "159.99")]
    [InlineData("0,01", 1, "0.01")]
    public void Points_are_typed_with_a_comma_or_a_point(string typed, int hundredths, string written)
    {
        Assert.True(Mark.TryParse(typed, out var mark));
        Assert.Equal((MarkKind.Points, hundredths), (mark.Kind, mark.Hundredths));
        Assert.Equal(written, mark.ToString());
        Assert.Equal(mark, Mark.Parse(written));
    }

    [Theory]
    [InlineData("ABS", "absent")]
    [InlineData("absent", "absent")]
    [InlineData("disp", "exempt")]
    [InlineData("Dispensé", "exempt")]
    [InlineData("dispensée", "exempt")]
    public void Absence_and_dispense_are_words(string typed, string written)
    {
        Assert.True(Mark.TryParse(typed, out var mark));
        Assert.Equal((written, 0), (mark.ToString(), mark.Hundredths));
        Assert.Equal(mark, Mark.Parse(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("12,505")]
    [InlineData("12,")]
    [InlineData(",5")]
    [InlineData("1 2")]
    [InlineData("1e2")]
    [InlineData("1,2.3")]
    [InlineData("99999999999")]
    [InlineData("999999999")]
    [InlineData("malade")]
    public void Anything_else_is_no_mark(string? typed) => Assert.False(Mark.TryParse(typed, out _));

    [Fact]
    public void The_default_is_no_word() => Assert.Equal((MarkKind.Points, "0"), (default(Mark).Kind, default(Mark).ToString()));
}
