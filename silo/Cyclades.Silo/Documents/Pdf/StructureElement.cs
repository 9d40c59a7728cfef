namespace Cyclades.Silo.Documents.Pdf;

/// <summary>
/// One element of what a screen reader reads: a standard type (<c>P</c>, <c>H1</c>, <c>Table</c>, …), its children
/// in reading order, and the text or picture on the pages that it owns.
/// </summary>
internal sealed class StructureElement
{
    private readonly List<Kid> kids = [];

    private StructureElement(string type, StructureElement? parent)
    {
        Type = type;
        Parent = parent;
    }

    public string Type { get; }

    public StructureElement? Parent { get; }

    public IReadOnlyList<Kid> Kids => kids;

    /// <summary>What is read instead of a picture.</summary>
    public string? Alternative { get; init; }

    /// <summary>Attribute dictionary, as written: <c>&lt;&lt;/O /Table /Scope /Row&gt;&gt;</c>.</summary>
    public string? Attributes { get; init; }

    public static StructureElement Root() => new("Document", null);

    public StructureElement Add(string type, string? alternative = null, string? attributes = null)
    {
        var child = new StructureElement(type, this) { Alternative = alternative, Attributes = attributes };
        kids.Add(new Kid.Element(child));
        return child;
    }

    public void Own(PdfPage page, int markedContent) => kids.Add(new Kid.Content(page, markedContent));

    public void Own(LinkAnnotation annotation) => kids.Add(new Kid.Annotation(annotation));

    public abstract record Kid
    {
        private Kid()
        {
        }

        public sealed record Element(StructureElement Child) : Kid;

        public sealed record Content(PdfPage Page, int Number) : Kid;

        public sealed record Annotation(LinkAnnotation Link) : Kid;
    }
}

/// <summary>An address that opens when its text is activated; the rectangle is in points from the bottom left.</summary>
internal sealed record LinkAnnotation(PdfPage Page, StructureElement Owner, string Address, string Rectangle);
