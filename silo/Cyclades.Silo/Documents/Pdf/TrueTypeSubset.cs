using System.Buffers.Binary;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// Cuts a font file down to the glyphs that a document draws, renumbered from 0 in the order given. Parts of
/// composite glyphs follow behind; hinting is dropped. Only the tables that a PDF reader needs are written.
/// </summary>
internal static class TrueTypeSubset
{
    private const int PartIsWords = 0x0001;
    private const int PartHasScale = 0x0008;
    private const int PartFollows = 0x0020;
    private const int PartHasTwoScales = 0x0040;
    private const int PartHasMatrix = 0x0080;
    private const int PartHasInstructions = 0x0100;

    /// <param name="font">The whole font.</param>
    /// <param name="drawn">Glyphs of <paramref name="font"/>; the first is glyph 0, the one for what is missing.</param>
    public static byte[] Cut(TrueTypeFont font, IEnumerable<ushort> drawn)
    {
        var kept = drawn.ToList();
        var outlines = new List<byte[]>();
        for (var i = 0; i < kept.Count; i++)
        {
            var outline = font.OutlineOf(kept[i]);
            outlines.Add(outline.IsEmpty ? [] : I16(outline, 0) < 0 ? Composite(outline, kept) : Simple(outline));
        }

        var glyphData = new byte[outlines.Sum(Even)];
        var locations = new byte[2 * (outlines.Count + 1)];
        var metrics = new byte[4 * outlines.Count];
        var position = 0;
        for (var i = 0; i < outlines.Count; i++)
        {
            outlines[i].CopyTo(glyphData, position);
            position += Even(outlines[i]);
            BinaryPrimitives.WriteUInt16BigEndian(locations.AsSpan((2 * i) + 2), checked((ushort)(position / 2)));
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.AdvanceOf(kept[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), font.LeftBearingOf(kept[i]));
        }

        var head = font.Table("head").ToArray();
        Put16(head, 50, 0);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var header = font.Table("hhea").ToArray();
        Put16(header, 34, outlines.Count);
        var profile = font.Table("maxp").ToArray();
        Put16(profile, 4, outlines.Count);
        Put16(profile, 26, 0);

        return Assemble(
        [
            ("glyf", glyphData), ("head", head), ("hhea", header), ("hmtx", metrics), ("loca", locations), ("maxp", profile),
        ]);
    }

    private static int Even(byte[] outline) => (outline.Length + 1) & ~1;

    private static byte[] Simple(ReadOnlySpan<byte> outline)
    {
        var instructions = 10 + (2 * I16(outline, 0));
        var points = instructions + 2 + U16(outline, instructions);
        return [.. outline[..instructions], 0, 0, .. outline[points..]];
    }

    private static byte[] Composite(ReadOnlySpan<byte> outline, List<ushort> kept)
    {
        var copy = outline.ToArray();
        var part = 10;
        while (true)
        {
            var flags = U16(copy, part);
            var glyph = (ushort)U16(copy, part + 2);
            var number = kept.IndexOf(glyph);
            if (number < 0)
            {
                number = kept.Count;
                kept.Add(glyph);
            }

            Put16(copy, part, flags & ~PartHasInstructions);
            Put16(copy, part + 2, number);
            part += 4 + ((flags & PartIsWords) != 0 ? 4 : 2)
                + ((flags & PartHasMatrix) != 0 ? 8 : (flags & PartHasTwoScales) != 0 ? 4 : (flags & PartHasScale) != 0 ? 2 : 0);
            if ((flags & PartFollows) == 0)
            {
                return copy[..part];
            }
        }
    }

    private static byte[] Assemble(ReadOnlySpan<(string Tag, byte[] Data)> tables)
    {
        var position = 12 + (16 * tables.Length);
        var length = position;
        foreach (var (_, data) in tables)
        {
            length += (data.Length + 3) & ~3;
        }

        var file = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        Put16(file, 4, tables.Length);
        Put16(file, 6, 64);
        Put16(file, 8, 2);
        Put16(file, 10, (16 * tables.Length) - 64);
        var headAt = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            headAt = tag == "head" ? position : headAt;
            data.CopyTo(file, position);
            var entry = file.AsSpan(12 + (16 * i));
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(position, (data.Length + 3) & ~3)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], position);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], data.Length);
            position += (data.Length + 3) & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }

        return sum;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);

    private static short I16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadInt16BigEndian(bytes[offset..]);

    private static void Put16(byte[] bytes, int offset, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(offset), (ushort)value);
}
