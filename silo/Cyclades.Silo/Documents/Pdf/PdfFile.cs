using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>Number of an indirect object.</summary>
internal readonly record struct PdfObject(int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} 0 R");
}

/// <summary>
/// The objects of one PDF file and their table. Streams are written uncompressed on purpose: deflate may change with
/// an update of the platform, and a confirmation has the same bytes for ever. The file's identifier is the hash of
/// its body; there is no clock and no chance in it.
/// </summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> body = new(64 * 1024);
    private readonly List<int> offsets = [];

    public PdfFile() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    /// <summary>A number for an object that others refer to before it is written.</summary>
    public PdfObject Reserve()
    {
        offsets.Add(0);
        return new PdfObject(offsets.Count);
    }

    public PdfObject Add(string value)
    {
        var number = Reserve();
        Put(number, value);
        return number;
    }

    public PdfObject AddStream(string entries, ReadOnlySpan<byte> data)
    {
        var number = Reserve();
        PutStream(number, entries, data);
        return number;
    }

    public void Put(PdfObject number, string value)
    {
        Begin(number);
        Write(value);
        Write("\nendobj\n");
    }

    public void PutStream(PdfObject number, string entries, ReadOnlySpan<byte> data)
    {
        Begin(number);
        Write(string.Create(CultureInfo.InvariantCulture, $"<<{entries} /Length {data.Length}>>\nstream\n"));
        body.Write(data);
        Write("\nendstream\nendobj\n");
    }

    /// <summary>Closes the file.</summary>
    /// <param name="catalog">The root of all objects.</param>
    /// <param name="information">The information dictionary.</param>
    public byte[] Save(PdfObject catalog, PdfObject information)
    {
        var identifier = Convert.ToHexString(SHA256.HashData(body.WrittenSpan).AsSpan(0, 16));
        var table = body.WrittenCount;
        var size = offsets.Count + 1;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        }

        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {size} /Root {catalog} /Info {information} /ID [<{identifier}> <{identifier}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return body.WrittenSpan.ToArray();
    }

    private void Begin(PdfObject number)
    {
        offsets[number.Number - 1] = body.WrittenCount;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number.Number} 0 obj\n"));
    }

    private void Write(string latin) => Encoding.Latin1.GetBytes(latin, body);
}
