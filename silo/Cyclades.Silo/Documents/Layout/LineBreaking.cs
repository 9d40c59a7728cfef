using System.Text;
using Cyclades.Silo.Documents.Pdf;

namespace Cyclades.Silo.Documents.Layout;

/// <summary>One line of text.</summary>
/// <param name="Runs">At least one.</param>
/// <param name="Width">In points, without the spaces at the end.</param>
/// <param name="Size">Of the largest type on it.</param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, double Width, double Size);

/// <summary>
/// Breaks text at ordinary spaces, never at no-break spaces; a word wider than the line is cut, after a
/// mark inside it where there is one, as addresses have. The space stays at the
/// end of its line, so that readers do not join the words on either side.
/// </summary>
internal static class LineBreaking
{
    private readonly record struct Letter(Rune Rune, Span Span, double Width);

    public static IEnumerable<TextLine> Break(IEnumerable<Span> spans, double width)
    {
        var letters = spans
            .SelectMany(span => span.Text.EnumerateRunes().Select(rune => new Letter(rune, span, span.Style.WidthOf(rune))))
            .ToArray();
        for (var start = 0; start < letters.Length;)
        {
            var end = EndOfLine(letters, start, width);
            yield return Line(letters.AsSpan(start, end - start));
            start = end;
        }
    }

    private static int EndOfLine(Letter[] letters, int start, double width)
    {
        var taken = 0.0;
        var (afterSpace, afterMark) = (start, start);
        for (var i = start; i < letters.Length; i++)
        {
            taken += letters[i].Width;
            if (letters[i].Rune.Value == ' ')
            {
                afterSpace = i + 1;
            }
            else if (taken > width && i > start)
            {
                return afterSpace > start ? afterSpace : afterMark > start ? afterMark : i;
            }
            else if (letters[i].Rune.Value is '/' or '@' or '-')
            {
                afterMark = i + 1;
            }
        }

        return letters.Length;
    }

    private static TextLine Line(ReadOnlySpan<Letter> letters)
    {
        var runs = new List<TextRun>();
        var (total, blank, size) = (0.0, 0.0, 0.0);
        for (var start = 0; start < letters.Length;)
        {
            var span = letters[start].Span;
            var text = new StringBuilder();
            var width = 0.0;
            var end = start;
            for (; end < letters.Length && ReferenceEquals(letters[end].Span, span); end++)
            {
                text.Append(letters[end].Rune);
                width += letters[end].Width;
                blank = letters[end].Rune.Value == ' ' ? blank + letters[end].Width : 0;
            }

            runs.Add(new TextRun(text.ToString(), span.Style, span.Owner, width));
            total += width;
            size = Math.Max(size, span.Style.Size);
            start = end;
        }

        return new TextLine(runs, total - blank, size);
    }
}
