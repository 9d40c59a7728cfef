namespace Cyclades.Domain.Documents.Files;

/// <summary>What a file is, by its first bytes: the name that it came under says nothing (D18).</summary>
public enum FileFormat
{
    Pdf = 1,
    Jpeg = 2,
    Png = 3,
}

/// <summary>A file whose content storage keeps, and no state ever holds.</summary>
/// <param name="Id">Random, 32 lower-case hexadecimal digits; tells nothing of whose it is.</param>
/// <param name="Size">In bytes, from 1 to <see cref="FileRules.LargestSize"/>.</param>
/// <param name="Sha256">Of the content, 64 lower-case hexadecimal digits.</param>
public sealed record KeptFile(string Id, FileFormat Format, int Size, string Sha256);

/// <summary>Which files are taken (D18).</summary>
public static class FileRules
{
    /// <summary>5 MB, in bytes.</summary>
    public const int LargestSize = 5 * 1024 * 1024;

    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A supporting document: PDF, JPEG or PNG.</summary>
    public static Outcome<FileFormat> OfDeposit(ReadOnlySpan<byte> content) => Check(content, onlyPdf: false);

    /// <summary>A document that the service publishes: PDF (R114).</summary>
    public static Outcome<FileFormat> OfPublication(ReadOnlySpan<byte> content) => Check(content, onlyPdf: true);

    private static Outcome<FileFormat> Check(ReadOnlySpan<byte> content, bool onlyPdf) =>
        content.IsEmpty ? new Refusal.InvalidFields([new FieldViolation("content", FieldFault.Required)])
        : content.Length > LargestSize ? new Refusal.FileTooLarge(LargestSize)
        : content.StartsWith(Pdf) ? FileFormat.Pdf
        : onlyPdf ? new Refusal.FileFormatRefused(OnlyPdf: true)
        : content.StartsWith(Jpeg) ? FileFormat.Jpeg
        : content.StartsWith(Png) ? FileFormat.Png
        : new Refusal.FileFormatRefused(OnlyPdf: false);
}
