using CsCheck;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Documents.Layout;
using Cyclades.Silo.Documents.Pdf;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class LineBreakingTests
{
    private static readonly TextStyle Ten = new(new EmbeddedFont(DocumentTypeface.Regular, "F1"), 10);

    [Fact]
    public void A_line_ends_at_a_space_and_keeps_it() =>
        Assert.Equal(["Attention ", "à bien ", "vérifier"], Lines("Attention à bien vérifier", 45));

    [Fact]
    public void A_no_break_space_holds() =>
        Assert.Equal(["le ", "n°\u00a0:\u00a0006"], Lines("le n°\u00a0:\u00a0006", 40));

    [Fact]
    public void A_word_wider_than_the_line_is_cut_after_a_mark_inside_it() =>
        Assert.Equal(["https://", "example/", "verifier"], Lines("https://example/verifier", 45));

    [Fact]
    public void A_word_without_a_mark_is_cut_where_the_line_is_full() =>
        Assert.Equal(["MMMM", "MMMM", "M"], Lines("MMMMMMMMM", 40));

    [Fact]
    public void A_line_narrower_than_one_letter_takes_one_letter() =>
        Assert.Equal(["M", "M"], Lines("MM", 1));

    [Fact]
    public void No_text_is_no_line() => Assert.Empty(Lines("", 100));

    [Fact]
    public void Spans_share_a_line_and_keep_their_styles()
    {
        var bold = new TextStyle(new EmbeddedFont(DocumentTypeface.Bold, "F2"), 12);
        var line = Assert.Single(LineBreaking.Break([new Span("un ", Ten, null), new Span("deux", bold, null)], 500));
        Assert.Equal(["un ", "deux"], line.Runs.Select(run => run.Text));
        Assert.Equal(12, line.Size);
    }

    [Fact]
    public void Nothing_is_lost_and_no_line_is_too_wide() =>
        Gen.Select(Gen.String[Gen.Char["abcMWéÉ  -/'"], 0, 300], Gen.Double[12, 300]).Sample((text, width) =>
        {
            var lines = LineBreaking.Break([new Span(text, Ten, null)], width).ToList();
            Assert.Equal(text, string.Concat(lines.SelectMany(line => line.Runs).Select(run => run.Text)));
            Assert.All(lines, line => Assert.True(line.Width <= width + 0.001));
        });

    private static IEnumerable<string> Lines(string text, double width) =>
        LineBreaking.Break([new Span(text, Ten, null)], width).Select(line => string.Concat(line.Runs.Select(run => run.Text)));
}
