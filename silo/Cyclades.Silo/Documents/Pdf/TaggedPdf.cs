using System.Globalization;
using System.Security;
using System.Text;

namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// A PDF 1.7 document with a structure tree in French. What it holds decides its bytes: same pages, same structure
/// and same dates, same file.
/// </summary>
/// <param name="title">Shown by readers instead of the file's name.</param>
/// <param name="author">Who issues the document.</param>
/// <param name="created">Printed in the file's information; an input, never the clock.</param>
internal sealed class TaggedPdf(string title, string author, DateTimeOffset created)
{
    private readonly List<PdfPage> pages = [];
    private readonly List<EmbeddedFont> fonts = [];

    public StructureElement Structure { get; } = StructureElement.Root();

    public IReadOnlyList<PdfPage> Pages => pages;

    public PdfPage AddPage()
    {
        pages.Add(new PdfPage());
        return pages[^1];
    }

    public EmbeddedFont Embed(TrueTypeFont font)
    {
        fonts.Add(new EmbeddedFont(font, string.Create(CultureInfo.InvariantCulture, $"F{fonts.Count + 1}")));
        return fonts[^1];
    }

    public byte[] Save()
    {
        var file = new PdfFile();
        var (catalog, pageTree, structureTree) = (file.Reserve(), file.Reserve(), file.Reserve());
        var pageObjects = pages.ToDictionary(page => page, _ => file.Reserve());
        var linkObjects = pages.SelectMany(page => page.Links).ToDictionary(link => link, _ => file.Reserve());
        var elementObjects = InReadingOrder(Structure).ToDictionary(element => element, _ => file.Reserve());

        WritePages(file, pageTree, pageObjects, linkObjects);
        WriteStructure(file, structureTree, pageObjects, linkObjects, elementObjects);
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata()));
        file.Put(
            catalog,
            $"<</Type /Catalog /Pages {pageTree} /Lang (fr-FR) /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>"
            + $" /StructTreeRoot {structureTree} /Metadata {metadata}>>");
        var information = file.Add(
            $"<</Title {PdfSyntax.Text(title)} /Author {PdfSyntax.Text(author)} /Creator (Cyclades) /Producer (Cyclades) /CreationDate {PdfSyntax.Date(created)} /ModDate {PdfSyntax.Date(created)}>>");
        return file.Save(catalog, information);
    }

    private static IEnumerable<StructureElement> InReadingOrder(StructureElement element) =>
        element.Kids.OfType<StructureElement.Kid.Element>().SelectMany(kid => InReadingOrder(kid.Child)).Prepend(element);

    private void WritePages(
        PdfFile file, PdfObject pageTree, Dictionary<PdfPage, PdfObject> pageObjects, Dictionary<LinkAnnotation, PdfObject> linkObjects)
    {
        var contents = pages.Select(page => file.AddStream("", page.Contents())).ToList();
        var resources = file.Add($"<</Font <<{string.Join(' ', fonts.Select(font => $"/{font.Resource} {font.WriteTo(file)}"))}>>>>");
        file.Put(
            pageTree,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => pageObjects[page]))}] /MediaBox [0 0 {PdfSyntax.Number(PdfPage.Width)} {PdfSyntax.Number(PdfPage.Height)}] /Resources {resources}>>"));
        var linkKey = pages.Count;
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var annotations = page.Links.Count == 0 ? "" : $" /Annots [{string.Join(' ', page.Links.Select(link => linkObjects[link]))}]";
            file.Put(
                pageObjects[page],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<</Type /Page /Parent {pageTree} /Contents {contents[i]} /StructParents {i} /Tabs /S{annotations}>>"));
            foreach (var link in page.Links)
            {
                file.Put(
                    linkObjects[link],
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<</Type /Annot /Subtype /Link /Rect {link.Rectangle} /Border [0 0 0] /F 4 /Contents {PdfSyntax.Text(link.Address)} /A <</S /URI /URI {PdfSyntax.Literal(link.Address)}>> /StructParent {linkKey++}>>"));
            }
        }
    }

    private void WriteStructure(
        PdfFile file,
        PdfObject structureTree,
        Dictionary<PdfPage, PdfObject> pageObjects,
        Dictionary<LinkAnnotation, PdfObject> linkObjects,
        Dictionary<StructureElement, PdfObject> elementObjects)
    {
        foreach (var (element, number) in elementObjects)
        {
            var page = element.Kids.OfType<StructureElement.Kid.Content>().Select(content => content.Page).FirstOrDefault();
            var kids = element.Kids.Select(kid => kid switch
            {
                StructureElement.Kid.Element child => elementObjects[child.Child].ToString(),
                StructureElement.Kid.Content content when content.Page == page => content.Number.ToString(CultureInfo.InvariantCulture),
                StructureElement.Kid.Content content => string.Create(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {pageObjects[content.Page]} /MCID {content.Number}>>"),
                StructureElement.Kid.Annotation annotation => $"<</Type /OBJR /Pg {pageObjects[annotation.Link.Page]} /Obj {linkObjects[annotation.Link]}>>",
                _ => throw new InvalidOperationException("The kinds of children are closed."),
            }).ToList();
            file.Put(
                number,
                $"<</S /{element.Type} /P {(element.Parent is null ? structureTree : elementObjects[element.Parent])}"
                + (page is null ? "" : $" /Pg {pageObjects[page]}")
                + (element.Alternative is null ? "" : $" /Alt {PdfSyntax.Text(element.Alternative)}")
                + (element.Attributes is null ? "" : $" /A {element.Attributes}")
                + (kids.Count == 1 ? $" /K {kids[0]}>>" : $" /K [{string.Join(' ', kids)}]>>"));
        }

        var byPage = pages.Select((page, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i} [{string.Join(' ', page.Marked.Select(element => elementObjects[element]))}]"));
        var byLink = linkObjects.Keys.Select((link, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{pages.Count + i} {elementObjects[link.Owner]}"));
        var parents = file.Add($"<</Nums [{string.Join(' ', byPage.Concat(byLink))}]>>");
        file.Put(
            structureTree,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /StructTreeRoot /K {elementObjects[Structure]} /ParentTree {parents} /ParentTreeNextKey {pages.Count + linkObjects.Count}>>"));
    }

    private string Metadata()
    {
        var at = created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>Cyclades</xmp:CreatorTool>
            <xmp:CreateDate>{at}</xmp:CreateDate>
            <xmp:ModifyDate>{at}</xmp:ModifyDate>
            <pdf:Producer>Cyclades</pdf:Producer>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n");
    }
}
