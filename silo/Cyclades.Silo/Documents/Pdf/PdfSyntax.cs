using System.Globalization;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>How values are written in a PDF file, the same whatever the culture.</summary>
internal static class PdfSyntax
{
    /// <summary>At most two decimals: a hundredth of a point is less than any printer shows.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A text string in UTF-16, written in hexadecimal.</summary>
    public static string Text(string value) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value))}>";

    /// <summary>An ASCII string, for addresses and dates.</summary>
    public static string Literal(string value) =>
        $"({value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)})";

    /// <summary>« D:20230911104500+02'00 ».</summary>
    public static string Date(DateTimeOffset value) =>
        $"(D:{value.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{value.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'')})";
}
