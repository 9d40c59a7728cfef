using System.Text;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents;
using UglyToad.PdfPig;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>What the tests do with contents.</summary>
internal static class Confirmations
{
    public static byte[] File(this ConfirmationContent content)
    {
        Assert.False(ConfirmationDocument.Render(content).IsRefused(out _, out var file));
        return file!;
    }

    public static PdfDocument Open(this ConfirmationContent content) => PdfDocument.Open(content.File());

    /// <summary>What a screen reader reads, one line a block, with ordinary spaces.</summary>
    public static string ReadAloud(this ConfirmationContent content) =>
        PdfTool.Run("pdfinfo", content.File(), "-struct-text", "{file}").Replace('\u00a0', ' ');

    /// <summary>The letters of a page in the order of the file, with ordinary spaces and none doubled.</summary>
    public static string TextOf(this PdfDocument document, int page)
    {
        var text = new StringBuilder();
        foreach (var letter in document.GetPage(page).Letters)
        {
            text.Append(letter.Value);
        }

        return text.Replace('\u00a0', ' ').ToString();
    }
}
