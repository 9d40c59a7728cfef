using System.Text;
using Cyclades.Silo.Documents.Pdf;

namespace Cyclades.Silo.Documents;

/// <summary>The type of every official document: Liberation Sans, regular and bold, read once.</summary>
internal static class DocumentTypeface
{
    public static TrueTypeFont Regular { get; } = Load("LiberationSans-Regular");

    public static TrueTypeFont Bold { get; } = Load("LiberationSans-Bold");

    /// <summary>True when both weights draw every character of the text.</summary>
    public static bool Covers(string text) => text.EnumerateRunes().All(Covers);

    public static bool Covers(Rune rune) => Regular.GlyphOf(rune) != 0 && Bold.GlyphOf(rune) != 0;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(DocumentTypeface).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new TrueTypeFont(name, copy.ToArray());
    }
}
