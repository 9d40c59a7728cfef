using Cyclades.Silo.Documents.Pdf;

namespace Cyclades.Silo.Documents.Layout;

/// <summary>A height on one of the pages, in points from its top.</summary>
internal readonly record struct Position(int Page, double Y) : IComparable<Position>
{
    public int CompareTo(Position other) => Page != other.Page ? Page.CompareTo(other.Page) : Y.CompareTo(other.Y);

    public static Position Later(Position one, Position other) => one.CompareTo(other) >= 0 ? one : other;
}

/// <summary>The pages of a document, added as the text needs them, and the band of each that text may fill.</summary>
/// <param name="document">Receives the pages.</param>
/// <param name="top">First height of text on the first page.</param>
/// <param name="topOfNext">First height of text on the others, below their running header.</param>
/// <param name="bottom">Last height of text, above the footer.</param>
internal sealed class PageFlow(TaggedPdf document, double top, double topOfNext, double bottom)
{
    public double Bottom => bottom;

    public Position Start => new(0, top);

    public double TopOf(int page) => page == 0 ? top : topOfNext;

    public PdfPage Page(int number)
    {
        while (document.Pages.Count <= number)
        {
            document.AddPage();
        }

        return document.Pages[number];
    }

    /// <summary>Draws on every page that a block reaches, from where it begins there to where it ends there.</summary>
    public void OnEachPage(Position from, Position to, Action<PdfPage, double, double> draw)
    {
        for (var page = from.Page; page <= to.Page; page++)
        {
            var first = page == from.Page ? from.Y : topOfNext;
            var last = page == to.Page ? to.Y : bottom;
            if (last > first)
            {
                draw(Page(page), first, last);
            }
        }
    }
}
