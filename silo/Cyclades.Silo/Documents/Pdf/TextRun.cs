using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>A font at a size, in points.</summary>
internal sealed record TextStyle(EmbeddedFont Font, double Size)
{
    public double WidthOf(Rune rune) => Font.WidthOf(rune) * Size / 1000;
}

/// <summary>Text in one style that belongs to one element of the structure; to none when it is an artifact.</summary>
internal sealed record Span(string Text, TextStyle Style, StructureElement? Owner);

/// <summary>The part of a span that stands on one line.</summary>
/// <param name="Text">At least one character.</param>
/// <param name="Style">Of the span.</param>
/// <param name="Owner">Of the span.</param>
/// <param name="Width">In points, spaces at the end included.</param>
internal sealed record TextRun(string Text, TextStyle Style, StructureElement? Owner, double Width);
