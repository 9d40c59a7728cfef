using Cyclades.Domain.Documents.Files;
using Xunit;

namespace Cyclades.Domain.Tests.Documents;

public sealed class FileRulesTests
{
    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0];

    [Fact]
    public void A_deposit_is_a_PDF_a_JPEG_or_a_PNG_by_its_first_bytes()
    {
        Assert.Equal(FileFormat.Pdf, FileRules.OfDeposit(Pdf).Value);
        Assert.Equal(FileFormat.Jpeg, FileRules.OfDeposit(Jpeg).Value);
        Assert.Equal(FileFormat.Png, FileRules.OfDeposit(Png).Value);
        foreach (var other in (byte[][])[[1], "<html>"u8.ToArray(), "PK"u8.ToArray(), "GIF89a"u8.ToArray(), [.. Pdf[..4]], [.. Jpeg[..2]], [.. Png[..7]], [0, .. Pdf], "MZ"u8.ToArray()])
        {
            Assert.Equal(new Refusal.FileFormatRefused(OnlyPdf: false), FileRules.OfDeposit(other).Refusal);
        }
    }

    [Fact]
    public void Only_a_PDF_is_published()
    {
        Assert.Equal(FileFormat.Pdf, FileRules.OfPublication(Pdf).Value);
        Assert.Equal(new Refusal.FileFormatRefused(OnlyPdf: true), FileRules.OfPublication(Jpeg).Refusal);
        Assert.Equal(new Refusal.FileFormatRefused(OnlyPdf: true), FileRules.OfPublication(Png).Refusal);
    }

    [Fact]
    public void A_file_has_one_byte_at_least_and_5_MB_at_most()
    {
        Story.AssertSame(new Refusal.InvalidFields([new FieldViolation("content", FieldFault.Required)]), FileRules.OfDeposit([]).Refusal);
        Assert.Equal(FileFormat.Pdf, FileRules.OfDeposit(Of(5 * 1024 * 1024)).Value);
        Assert.Equal(new Refusal.FileTooLarge(5 * 1024 * 1024), FileRules.OfDeposit(Of((5 * 1024 * 1024) + 1)).Refusal);
        Assert.Equal(new Refusal.FileTooLarge(5 * 1024 * 1024), FileRules.OfPublication(Of((5 * 1024 * 1024) + 1)).Refusal);
    }

    private static byte[] Of(int size)
    {
        var bytes = new byte[size];
        Pdf.CopyTo(bytes, 0);
        return bytes;
    }
}
