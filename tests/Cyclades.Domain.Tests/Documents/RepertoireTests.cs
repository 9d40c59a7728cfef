using System.Text;
using Cyclades.Domain.Documents;
using Xunit;

namespace Cyclades.Domain.Tests.Documents;

public sealed class RepertoireTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("LE GUÉNO-D'ŒUVRE Ÿvonne")]
    [InlineData("Łukasz Ğül Şahin Đặng Nguyễn Ƌ ʻOkina")]
    [InlineData("12 bis, « l’Été » – n° 3 €")]
    public void A_latin_name_is_printable(string? text) => Assert.True(Repertoire.Covers(text));

    [Theory]
    [InlineData("محمد", "U+0645")]
    [InlineData("דוד", "U+05D3")]
    [InlineData("Li 李", "U+674E")]
    [InlineData("a\u0301", "U+0301")]
    [InlineData("line\nbreak", "U+000A")]
    [InlineData("soft\u00adhyphen", "U+00AD")]
    [InlineData("turned\u202eround", "U+202E")]
    [InlineData("zero\u200bwidth", "U+200B")]
    [InlineData("smile 😀", "U+1F600")]
    public void Another_script_a_control_or_a_lone_mark_is_not_and_is_named(string text, string first) =>
        Assert.Equal(first, Repertoire.FirstOutside(text));

    /// <summary>Names are typed in any case and printed in capitals.</summary>
    [Fact]
    public void What_is_printable_is_so_in_either_case()
    {
        var accepted = Enumerable.Range(0, 0x3000).Where(Rune.IsValid).Select(code => new Rune(code)).Where(Repertoire.Covers);
        Assert.DoesNotContain(accepted, rune => !Repertoire.Covers(Rune.ToUpperInvariant(rune)) || !Repertoire.Covers(Rune.ToLowerInvariant(rune)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_printable() => Assert.False(Repertoire.Covers("\ud83d"));
}
