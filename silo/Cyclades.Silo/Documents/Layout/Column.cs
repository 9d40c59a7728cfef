using Cyclades.Silo.Documents.Pdf;

namespace Cyclades.Silo.Documents.Layout;

internal enum Alignment
{
    Left,
    Centre,
    Right,
}

/// <summary>
/// Text set downwards between two edges, over as many pages as it takes. Columns side by side begin at the same
/// position; what follows begins at the later of their ends.
/// </summary>
internal sealed class Column(PageFlow flow, double left, double right, Position start)
{
    /// <summary>Distance between baselines, in type sizes.</summary>
    private const double Leading = 1.25;

    /// <summary>Part of a line's height above its baseline.</summary>
    private const double Rise = 0.8;

    public Position Position { get; set; } = start;

    public double Left => left;

    public double Right => right;

    /// <summary>The page at the current position.</summary>
    public PdfPage Page => flow.Page(Position.Page);

    public void Space(double height) => Position = Position with { Y = Position.Y + height };

    /// <summary>Goes on at the top of the next page when less than this height is left on this one.</summary>
    public void Keep(double height)
    {
        if (Position.Y + height > flow.Bottom && Position.Y > flow.TopOf(Position.Page))
        {
            Position = new Position(Position.Page + 1, flow.TopOf(Position.Page + 1));
        }
    }

    /// <summary>Sets a paragraph, kept on one page when it fits on one, and tells where it begins.</summary>
    public Position Write(Alignment alignment, params IEnumerable<Span> spans)
    {
        var lines = LineBreaking.Break(spans, right - left).ToList();
        var height = lines.Sum(HeightOf);
        if (height <= flow.Bottom - flow.TopOf(1))
        {
            Keep(height);
        }

        var begin = Position;
        foreach (var line in lines)
        {
            Keep(HeightOf(line));
            var x = alignment switch
            {
                Alignment.Centre => left + ((right - left - line.Width) / 2),
                Alignment.Right => right - line.Width,
                _ => left,
            };
            Page.Text(x, Position.Y + (HeightOf(line) * Rise), line.Runs);
            Space(HeightOf(line));
        }

        return begin;
    }

    public Position Write(params IEnumerable<Span> spans) => Write(Alignment.Left, spans);

    public double HeightOf(params IEnumerable<Span> spans) => LineBreaking.Break(spans, right - left).Sum(HeightOf);

    private static double HeightOf(TextLine line) => line.Size * Leading;
}
