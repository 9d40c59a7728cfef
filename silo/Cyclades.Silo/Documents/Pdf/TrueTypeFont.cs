using System.Buffers.Binary;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// A TrueType font file, read once and immutable: which glyph draws a character, how wide it is, and the bytes
/// from which <see cref="TrueTypeSubset"/> cuts a smaller file. Outlines in <c>glyf</c> only, no CFF.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int horizontalMetrics;
    private readonly bool longOffsets;

    /// <exception cref="InvalidDataException">Not a TrueType font with a Unicode character map.</exception>
    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        this.file = file;
        var count = U16(4);
        for (var i = 0; i < count; i++)
        {
            var entry = 12 + (16 * i);
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }

        var head = Start("head");
        UnitsPerEm = U16(head + 18);
        Box = (I16(head + 36), I16(head + 38), I16(head + 40), I16(head + 42));
        longOffsets = U16(head + 50) == 1;
        var header = Start("hhea");
        Ascent = I16(header + 4);
        Descent = I16(header + 6);
        horizontalMetrics = U16(header + 34);
        GlyphCount = U16(Start("maxp") + 4);
        CapitalHeight = I16(Start("OS/2") + 88);
        ReadCharacterMap(Start("cmap"));
    }

    /// <summary>PostScript name: <c>LiberationSans-Bold</c>.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Ascent { get; }

    /// <summary>Below the baseline, hence negative.</summary>
    public int Descent { get; }

    public int CapitalHeight { get; }

    public int GlyphCount { get; }

    /// <summary>0 when the font does not draw the character.</summary>
    public ushort GlyphOf(Rune rune) => glyphs.GetValueOrDefault(rune.Value);

    /// <summary>In font units.</summary>
    public int AdvanceOf(ushort glyph) => U16(Start("hmtx") + (4 * Math.Min(glyph, horizontalMetrics - 1)));

    public short LeftBearingOf(ushort glyph) => glyph < horizontalMetrics
        ? I16(Start("hmtx") + (4 * glyph) + 2)
        : I16(Start("hmtx") + (4 * horizontalMetrics) + (2 * (glyph - horizontalMetrics)));

    /// <summary>The outline as in the file; empty for a blank glyph.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph)
    {
        var (start, end) = longOffsets
            ? ((int)U32(Start("loca") + (4 * glyph)), (int)U32(Start("loca") + (4 * glyph) + 4))
            : (2 * U16(Start("loca") + (2 * glyph)), 2 * U16(Start("loca") + (2 * glyph) + 2));
        return file.AsSpan(Start("glyf") + start, end - start);
    }

    public ReadOnlySpan<byte> Table(string tag) => file.AsSpan(Start(tag), tables[tag].Length);

    private int Start(string tag) =>
        tables.TryGetValue(tag, out var table) ? table.Offset : throw new InvalidDataException($"{Name} has no table {tag}.");

    private void ReadCharacterMap(int map)
    {
        var chosen = 0;
        for (var i = 0; i < U16(map + 2); i++)
        {
            var entry = map + 4 + (8 * i);
            var (platform, encoding, table) = (U16(entry), U16(entry + 2), map + (int)U32(entry + 4));
            var unicode = platform == 0 || (platform == 3 && encoding is 1 or 10);
            if (unicode && U16(table) is 4 or 12 && (chosen == 0 || U16(table) > U16(chosen)))
            {
                chosen = table;
            }
        }

        switch (chosen == 0 ? 0 : U16(chosen))
        {
            case 4:
                ReadSegments(chosen);
                break;
            case 12:
                ReadGroups(chosen);
                break;
            default:
                throw new InvalidDataException($"{Name} has no Unicode character map of format 4 or 12.");
        }
    }

    private void ReadSegments(int table)
    {
        var size = U16(table + 6);
        var (ends, starts) = (table + 14, table + 16 + size);
        var (deltas, offsets) = (starts + size, starts + (2 * size));
        for (var segment = 0; segment < size; segment += 2)
        {
            var (first, last, offset) = (U16(starts + segment), U16(ends + segment), U16(offsets + segment));
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = offset == 0 ? code : U16(offsets + segment + offset + (2 * (code - first)));
                if (glyph != 0)
                {
                    Map(code, (glyph + U16(deltas + segment)) & 0xFFFF);
                }
            }
        }
    }

    private void ReadGroups(int table)
    {
        for (var i = 0; i < U32(table + 12); i++)
        {
            var group = table + 16 + (12 * i);
            var (first, last, glyph) = ((int)U32(group), (int)U32(group + 4), (int)U32(group + 8));
            for (var code = first; code <= last; code++)
            {
                Map(code, glyph + code - first);
            }
        }
    }

    private void Map(int code, int glyph)
    {
        if (glyph != 0 && glyph < GlyphCount)
        {
            glyphs[code] = (ushort)glyph;
        }
    }

    private int U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(offset));

    private short I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(offset));

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(offset));
}
