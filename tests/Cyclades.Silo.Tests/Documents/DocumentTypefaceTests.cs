using System.Text;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Documents.Pdf;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class DocumentTypefaceTests
{
    [Fact]
    public void Every_character_that_the_rules_accept_is_drawn_in_both_weights()
    {
        var accepted = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code)).Where(Repertoire.Covers).ToList();
        Assert.True(accepted.Count > 750);
        Assert.DoesNotContain(accepted, rune => !DocumentTypeface.Covers(rune));
    }

    [Theory]
    [InlineData("Ÿ Œ Ñ Ř Ł Ş ẞ ế « ’ … €", true)]
    [InlineData("\u2011", false)]
    [InlineData("李", false)]
    public void A_text_is_covered_when_every_character_is(string text, bool covered) =>
        Assert.Equal(covered, DocumentTypeface.Covers(text));

    [Fact]
    public void A_character_without_a_glyph_is_an_error_and_not_a_blank() =>
        Assert.Throws<InvalidOperationException>(() => new EmbeddedFont(DocumentTypeface.Regular, "F1").CodeOf(new Rune('李')));

    [Fact]
    public void A_cut_font_is_small_and_has_the_tables_that_readers_need()
    {
        var font = DocumentTypeface.Bold;
        ushort[] drawn = [0, .. "ÉcoleŸế".EnumerateRunes().Select(font.GlyphOf)];
        var cut = TrueTypeSubset.Cut(font, drawn);
        Assert.InRange(cut.Length, 500, 3000);
        var header = Encoding.ASCII.GetString(cut, 12, 16 * 6);
        Assert.All(["glyf", "head", "hhea", "hmtx", "loca", "maxp"], table => Assert.Contains(table, header, StringComparison.Ordinal));
    }

    [Fact]
    public void A_font_with_every_accepted_character_can_be_cut()
    {
        var all = Enumerable.Range(0x20, 0x3000).Where(Rune.IsValid).Select(code => new Rune(code)).Where(Repertoire.Covers).ToList();
        Assert.InRange(TrueTypeSubset.Cut(DocumentTypeface.Bold, all.Select(DocumentTypeface.Bold.GlyphOf)).Length, 10_000, 120_000);
        Assert.InRange(TrueTypeSubset.Cut(DocumentTypeface.Regular, all.Select(DocumentTypeface.Regular.GlyphOf)).Length, 10_000, 120_000);
    }

    [Fact]
    public void Every_character_that_the_rules_accept_is_read_back_as_it_was_written()
    {
        var accepted = Enumerable.Range(0x21, 0x3000).Where(Rune.IsValid).Select(code => new Rune(code))
            .Where(rune => Repertoire.Covers(rune) && !Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString()).ToList();
        var rows = accepted.Chunk(50).Select(chunk => new TestRow("001", string.Concat(chunk), "Inscrit", "Ponctuel")).ToArray();
        using var document = (Sample.Guide with { Tests = [new TestGroup("EPREUVE(S)", null, [.. rows])] }).Open();
        var text = string.Concat(document.GetPages().Select(page => document.TextOf(page.Number)));
        Assert.All(rows, row => Assert.Contains(row.Label, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_composite_glyph_that_is_cut_alone_still_prints()
    {
        using var document = (Sample.Guide with { Session = "ǍḀẶỄ" }).Open();
        Assert.Contains("Session : ǍḀẶỄ", document.TextOf(1), StringComparison.Ordinal);
    }
}
