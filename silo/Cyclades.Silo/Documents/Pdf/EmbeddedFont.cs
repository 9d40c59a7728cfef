using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// A font as one document uses it: characters are numbered in the order of their first use, and only these are
/// embedded. A character keeps its own number even where two share a glyph, so that text is read back as it was written.
/// </summary>
internal sealed class EmbeddedFont(TrueTypeFont font, string resource)
{
    private const int BlockLimit = 100;

    private readonly Dictionary<Rune, ushort> codes = [];
    private readonly List<Rune> used = [];

    /// <summary>Name in the pages' resources: <c>F1</c>.</summary>
    public string Resource => resource;

    /// <summary>Advance in thousandths of the type size.</summary>
    public double WidthOf(Rune rune) => 1000.0 * font.AdvanceOf(font.GlyphOf(rune)) / font.UnitsPerEm;

    /// <summary>The two-byte code of a character in the page's text.</summary>
    /// <exception cref="InvalidOperationException">The font does not draw it; the content was to be checked before.</exception>
    public ushort CodeOf(Rune rune)
    {
        if (codes.TryGetValue(rune, out var code))
        {
            return code;
        }

        if (font.GlyphOf(rune) == 0)
        {
            throw new InvalidOperationException($"The font has no glyph for U+{rune.Value:X4}.");
        }

        used.Add(rune);
        return codes[rune] = checked((ushort)used.Count);
    }

    public PdfObject WriteTo(PdfFile file)
    {
        var subset = TrueTypeSubset.Cut(font, used.Select(font.GlyphOf).Prepend((ushort)0));
        var name = $"{Tag(subset)}+{font.Name}";
        var data = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        var descriptor = file.Add(
            $"<</Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [{Thousandths(font.Box.Left)} {Thousandths(font.Box.Bottom)} {Thousandths(font.Box.Right)} {Thousandths(font.Box.Top)}]"
            + $" /ItalicAngle 0 /Ascent {Thousandths(font.Ascent)} /Descent {Thousandths(font.Descent)} /CapHeight {Thousandths(font.CapitalHeight)} /StemV 80 /FontFile2 {data}>>");
        var widths = string.Join(' ', used.Select(rune => PdfSyntax.Number(WidthOf(rune))));
        var outlines = file.Add(
            $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            + $" /FontDescriptor {descriptor} /CIDToGIDMap /Identity /DW 1000 /W [1 [{widths}]]>>");
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMap()));
        return file.Add($"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{outlines}] /ToUnicode {unicode}>>");
    }

    private static string Tag(byte[] subset) =>
        string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private string Thousandths(int units) => PdfSyntax.Number(1000.0 * units / font.UnitsPerEm);

    private string CharacterMap()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var block in used.Select((rune, index) => (rune, code: index + 1)).Chunk(BlockLimit))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (rune, code) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }
}
