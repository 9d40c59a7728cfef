using System.Globalization;
using System.Text;
using QRCoder;

namespace Cyclades.Silo.Documents;

/// <summary>
/// A QR code as one path in units of a module, y downwards: dark modules of a row are merged, and the quiet zone of
/// four modules that readers need is part of the size.
/// </summary>
internal sealed record QrPath(int Size, string Path)
{
    public static QrPath Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                var start = x;
                while (x < rows[y].Length && rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"{start} {y} {x - start} 1 re\n");
                }
            }
        }

        return new QrPath(rows.Count, path.ToString());
    }
}
