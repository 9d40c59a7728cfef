using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// What is drawn on one A4 page, in points from the top left corner. Every letter belongs to an element of the
/// structure, or is an artifact that screen readers skip; rules, frames and tints always are, and lie underneath.
/// </summary>
internal sealed class PdfPage
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private const string ArtifactMark = "/Artifact <</Type /Pagination>> BDC\n";

    private readonly StringBuilder under = new();
    private readonly ArrayBufferWriter<byte> over = new(8 * 1024);
    private readonly List<StructureElement> marked = [];
    private readonly List<LinkAnnotation> links = [];
    private StructureElement? open;
    private bool artifact;

    /// <summary>Owner of each marked content, by its number.</summary>
    public IReadOnlyList<StructureElement> Marked => marked;

    public IReadOnlyList<LinkAnnotation> Links => links;

    /// <summary>Draws runs one after the other on one baseline.</summary>
    public void Text(double x, double baseline, IEnumerable<TextRun> runs)
    {
        foreach (var run in runs)
        {
            Mark(run.Owner);
            Write($"BT /{run.Style.Font.Resource} {PdfSyntax.Number(run.Style.Size)} Tf {PdfSyntax.Number(x)} {FromBottom(baseline)} Td (");
            foreach (var rune in run.Text.EnumerateRunes())
            {
                var code = run.Style.Font.CodeOf(rune);
                WriteEscaped((byte)(code >> 8));
                WriteEscaped((byte)(code & 0xFF));
            }

            Write(") Tj ET\n");
            x += run.Width;
        }
    }

    /// <summary>Fills a path given in units of <paramref name="scale"/> points, y downwards from (x, y).</summary>
    public void Shape(StructureElement owner, double x, double y, double scale, string path)
    {
        Mark(owner);
        var unit = scale.ToString("0.####", CultureInfo.InvariantCulture);
        Write($"q {unit} 0 0 -{unit} {PdfSyntax.Number(x)} {FromBottom(y)} cm\n{path}f\nQ\n");
    }

    public void Link(StructureElement owner, double left, double top, double right, double bottom, string address)
    {
        var link = new LinkAnnotation(
            this, owner, address, $"[{PdfSyntax.Number(left)} {FromBottom(bottom)} {PdfSyntax.Number(right)} {FromBottom(top)}]");
        links.Add(link);
        owner.Own(link);
    }

    public void Rule(double left, double right, double y, double thickness = 0.6) =>
        under.Append(CultureInfo.InvariantCulture, $"{PdfSyntax.Number(thickness)} w {PdfSyntax.Number(left)} {FromBottom(y)} m {PdfSyntax.Number(right)} {FromBottom(y)} l S\n");

    public void Bar(double x, double top, double bottom, double thickness = 0.6) =>
        under.Append(CultureInfo.InvariantCulture, $"{PdfSyntax.Number(thickness)} w {PdfSyntax.Number(x)} {FromBottom(top)} m {PdfSyntax.Number(x)} {FromBottom(bottom)} l S\n");

    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="bottom">Bottom edge.</param>
    /// <param name="thickness">Of the line, 0 for none.</param>
    /// <param name="tint">Grey inside, 1 for white.</param>
    public void Frame(double left, double top, double right, double bottom, double thickness = 0.6, double tint = 1)
    {
        var rectangle = $"{PdfSyntax.Number(left)} {FromBottom(bottom)} {PdfSyntax.Number(right - left)} {PdfSyntax.Number(bottom - top)} re";
        if (tint < 1)
        {
            under.Append(CultureInfo.InvariantCulture, $"{PdfSyntax.Number(tint)} g {rectangle} f 0 g\n");
        }

        if (thickness > 0)
        {
            under.Append(CultureInfo.InvariantCulture, $"{PdfSyntax.Number(thickness)} w {rectangle} S\n");
        }
    }

    /// <summary>The page's instructions, complete.</summary>
    public byte[] Contents()
    {
        Close();
        return [.. Encoding.ASCII.GetBytes($"/Artifact <</Type /Layout>> BDC\n{under}EMC\n"), .. over.WrittenSpan];
    }

    private static string FromBottom(double y) => PdfSyntax.Number(Height - y);

    private void Mark(StructureElement? owner)
    {
        if (owner is null ? artifact : ReferenceEquals(owner, open))
        {
            return;
        }

        Close();
        open = owner;
        if (owner is null)
        {
            artifact = true;
            Write(ArtifactMark);
            return;
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"/{owner.Type} <</MCID {marked.Count}>> BDC\n"));
        owner.Own(this, marked.Count);
        marked.Add(owner);
    }

    private void Close()
    {
        if (open is not null || artifact)
        {
            Write("EMC\n");
        }

        (open, artifact) = (null, false);
    }

    private void WriteEscaped(byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\')
        {
            Put((byte)'\\');
        }

        // A bare carriage return in a string would be read as a line feed.
        if (value == (byte)'\r')
        {
            Put((byte)'\\');
            value = (byte)'r';
        }

        Put(value);
    }

    private void Put(byte value)
    {
        over.GetSpan(1)[0] = value;
        over.Advance(1);
    }

    private void Write(string ascii) => Encoding.ASCII.GetBytes(ascii, over);
}
