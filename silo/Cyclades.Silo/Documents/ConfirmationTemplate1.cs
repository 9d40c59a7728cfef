using System.Globalization;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents.Layout;
using Cyclades.Silo.Documents.Pdf;

namespace Cyclades.Silo.Documents;

/// <summary>
/// First template of the confirmation, after the guide's picture: letterhead on the left, title, version and numbers on
/// the right, then the candidate, the return date, the tests, the consents, the signature and the code to check it by.
/// Its output is frozen: documents made by it keep their bytes. One instance makes one document.
/// </summary>
internal sealed class ConfirmationTemplate1
{
    private const double Left = 45;
    private const double Right = PdfPage.Width - 45;
    private const double Top = 36;
    private const double Gutter = 18;
    private const double Middle = 262;
    private const double Padding = 6;
    private const double QrSide = 88;

    private readonly ConfirmationContent content;
    private readonly TaggedPdf document;
    private readonly EmbeddedFont regular;
    private readonly EmbeddedFont bold;
    private readonly PageFlow flow;
    private readonly double headerBottom;
    private readonly double footerTop;

    public ConfirmationTemplate1(ConfirmationContent content)
    {
        this.content = content;
        document = new TaggedPdf(
            string.Create(CultureInfo.InvariantCulture, $"Confirmation d'inscription - {content.ExamTitle} - version {content.Version}"),
            $"académie {content.Letterhead.Academy}",
            content.VersionAt.Value);
        regular = document.Embed(DocumentTypeface.Regular);
        bold = document.Embed(DocumentTypeface.Bold);

        var measure = new Column(new PageFlow(document, 0, 0, 0), Left, Right, default);
        headerBottom = Top + RunningHeader().Sum(line => measure.HeightOf(line)) + 4;
        footerTop = PdfPage.Height - 30 - Advice(null).Sum(line => measure.HeightOf(line)) - EditionHeight();
        flow = new PageFlow(document, Top, headerBottom + 12, footerTop - 12);
    }

    private string FullName => $"{content.Identity.Civility} {content.Identity.FamilyName} {content.Identity.FirstNames}";

    private string VersionLine => string.Create(CultureInfo.InvariantCulture, $"Version : {content.Version} du {content.VersionAt}");

    public byte[] Render()
    {
        var issuer = new Column(flow, Left, Middle - Gutter, flow.Start);
        Letterhead(issuer);
        var heading = new Column(flow, Middle, Right, flow.Start);
        Heading(heading);

        var body = new Column(flow, Left, Right, Position.Later(issuer.Position, heading.Position));
        body.Space(12);
        Candidate(body);
        body.Space(10);
        ReturnDate(body);
        body.Space(12);
        foreach (var group in content.Tests)
        {
            Tests(body, group);
            body.Space(10);
        }

        Consents(body);
        SignatureAndCheck(body);
        FinishPages();
        return document.Save();
    }

    private void Letterhead(Column column)
    {
        var letterhead = content.Letterhead;
        var issuer = document.Structure.Add("Sect");
        column.Write(Regular("académie", 11, issuer.Add("P")));
        column.Write(Bold(letterhead.Academy, 16, issuer.Add("P")));
        column.Space(5);
        Lines(column, issuer, letterhead.Region, 9, bold);
        column.Space(5);
        Lines(column, issuer, letterhead.Ministries, 6.5, regular);
        column.Space(12);
        var service = document.Structure.Add("Sect");
        Lines(column, service, letterhead.Service, 9, regular);
        column.Write(Regular($"Mél : {letterhead.ServiceEmail}", 9, service.Add("P")));
    }

    private void Heading(Column column)
    {
        var box = new Column(flow, column.Left + (2 * Padding), column.Right - (2 * Padding), column.Position);
        box.Space(9);
        box.Write(Alignment.Centre, Bold(ConfirmationTexts1.Title, 14, document.Structure.Add("H1")));
        box.Space(2);
        box.Write(Alignment.Centre, Bold(content.ExamTitle, 10.5, document.Structure.Add("P")));
        box.Space(4);
        box.Write(Alignment.Centre, Regular(VersionLine, 9.5, document.Structure.Add("P")));
        box.Space(9);
        flow.OnEachPage(column.Position, box.Position, (page, top, bottom) => page.Frame(column.Left, top, column.Right, bottom, 1));

        column.Position = box.Position;
        column.Space(14);
        column.Write(Bold(FullName, 12, document.Structure.Add("P")));
        if (!content.Identity.PostalAddress.IsEmpty)
        {
            column.Space(3);
            Lines(column, document.Structure.Add("Sect"), content.Identity.PostalAddress, 10, regular);
        }

        column.Space(9);
        var numbers = NewList();
        Field(column, numbers, "N° candidat :", content.Candidate.ToString(), 10);
        Field(column, numbers, "Inscription n° :", content.Registration.ToString(), 10);
        Field(column, numbers, "Session :", content.Session, 10);
    }

    private void Candidate(Column body)
    {
        var identity = content.Identity;
        var from = body.Position;
        var (inside, outside) = (Left + (2 * Padding), Right - (2 * Padding));
        var fields = NewList();
        body.Space(7);
        var first = new Column(flow, inside, Middle - Gutter, body.Position);
        Field(first, fields, "Nom d'usage :", identity.UsageName);
        Field(first, fields, "Nationalité :", identity.Nationality);
        Field(first, fields, "Né(e) le :", identity.BirthDate);
        Field(first, fields, "A :", identity.BirthPlace);
        var second = new Column(flow, Middle, outside, body.Position);
        Field(second, fields, "Tél :", identity.Telephone);
        Field(second, fields, "Mél :", identity.Email);

        var rest = new Column(flow, inside, outside, Position.Later(first.Position, second.Position));
        Field(rest, fields, "Etablissement :", Named(content.Establishment.Name, content.Establishment.Code?.ToString()));
        if (content.ClassDivision is { } division)
        {
            Field(rest, fields, "Division de classe :", division);
        }

        Field(rest, fields, "Catégorie du Candidat :", Named(content.Category.Label, content.Category.Code));
        Field(rest, fields, "Aménagement d'épreuve demandé au titre du handicap :", FrenchText.Answer(content.ArrangementAsked));
        rest.Space(6);
        Framed(from, rest.Position);
        body.Position = rest.Position;
    }

    private void ReturnDate(Column body)
    {
        var line = Bold(ConfirmationTexts1.ReturnBefore + FrenchText.InCapitals(content.ReturnDate), 11, document.Structure.Add("P"));
        body.Keep(body.HeightOf(line) + 14);
        var from = body.Position;
        body.Space(7);
        body.Write(Alignment.Centre, line);
        body.Space(7);
        Framed(from, body.Position, 1, 0.92);
    }

    private void Tests(Column body, TestGroup group)
    {
        var inner = new Column(flow, Left + Padding, Right - Padding, body.Position);
        var title = Bold(group.Title, 9.5, document.Structure.Add("H2"));
        inner.Keep(inner.HeightOf(title) + 60);
        GroupTitle(inner, title);
        if (group.Note is { } note)
        {
            var from = inner.Position;
            inner.Space(3);
            inner.Write(Regular(note, 9, document.Structure.Add("P")));
            inner.Space(3);
            Framed(from, inner.Position);
        }

        var table = document.Structure.Add("Table");
        foreach (var row in group.Rows)
        {
            Row(inner, table, group, row);
        }

        body.Position = inner.Position;
    }

    private void GroupTitle(Column column, Span title)
    {
        var from = column.Position;
        column.Space(4);
        column.Write(title);
        column.Space(3);
        Framed(from, column.Position, 0.6, 0.92);
    }

    private void Row(Column table, StructureElement owner, TestGroup group, TestRow row)
    {
        double[] edges = [Left, Right - 190, Right - 95, Right];
        var element = owner.Add("TR");
        Span[] cells =
        [
            Regular($"{row.Code} - {row.Label}", 9, element.Add("TH", attributes: "<</O /Table /Scope /Row>>")),
            Regular(row.State, 9, element.Add("TD")),
            Regular(row.Form, 9, element.Add("TD")),
        ];
        var columns = cells.Select((_, i) => new Column(flow, edges[i] + Padding, edges[i + 1] - Padding, table.Position)).ToArray();
        var page = table.Position.Page;
        table.Keep(cells.Select((cell, i) => columns[i].HeightOf(cell)).Max() + 6);
        if (table.Position.Page > page)
        {
            GroupTitle(table, Bold($"{group.Title} (suite)", 9.5, null));
        }

        var from = table.Position;
        for (var i = 0; i < cells.Length; i++)
        {
            columns[i].Position = from;
            columns[i].Space(3);
            columns[i].Write(cells[i]);
            columns[i].Space(3);
            table.Position = Position.Later(table.Position, columns[i].Position);
        }

        Framed(from, table.Position);
        flow.OnEachPage(from, table.Position, (sheet, top, bottom) =>
        {
            sheet.Bar(edges[1], top, bottom);
            sheet.Bar(edges[2], top, bottom);
        });
    }

    private void Consents(Column body)
    {
        Consent(body, ConfirmationTexts1.PressConsent, content.PressConsent);
        Consent(body, ConfirmationTexts1.LocalAuthoritiesConsent, content.LocalAuthoritiesConsent);
        body.Space(4);
        body.Write(Regular(ConfirmationTexts1.DataProtection, 7.5, document.Structure.Add("P")));
        body.Space(10);
    }

    private void Consent(Column body, string sentence, bool given)
    {
        var paragraph = document.Structure.Add("P");
        body.Write(
            Bold(ConfirmationTexts1.CheckYourChoice, 9, paragraph),
            Regular($" : {sentence}{ConfirmationTexts1.YesOrNo}", 9, paragraph),
            Bold(FrenchText.Answer(given), 9, paragraph));
        body.Space(4);
    }

    private void SignatureAndCheck(Column body)
    {
        body.Keep(170);
        body.Write(Bold(ConfirmationTexts1.Final, 10, document.Structure.Add("P")));
        body.Write(Bold(ConfirmationTexts1.NoChange, 10, document.Structure.Add("P")));
        body.Space(8);
        var signature = new Column(flow, Middle, Right, body.Position);
        Signature(signature);
        var check = new Column(flow, Left, Middle - Gutter, body.Position);
        Check(check);
        body.Position = Position.Later(signature.Position, check.Position);
    }

    private void Signature(Column column)
    {
        column.Write(Bold(ConfirmationTexts1.CertifiedExact, 10, document.Structure.Add("P")));
        column.Space(6);
        column.Write(Regular(ConfirmationTexts1.PlaceAndDate, 9, document.Structure.Add("P")));
        column.Space(6);
        column.Write(Regular(ConfirmationTexts1.Signature, 8, document.Structure.Add("P")));
        column.Space(4);
        const double height = 74;
        column.Keep(height);
        var top = column.Position;
        if (content.Representative is not { } representative)
        {
            column.Page.Frame(column.Left, top.Y, column.Right, top.Y + height);
            column.Space(height);
            return;
        }

        var half = (column.Left + column.Right) / 2;
        var candidate = new Column(flow, column.Left + Padding, half - Padding, top);
        var parent = new Column(flow, half + Padding, column.Right - Padding, top);
        candidate.Space(4);
        candidate.Write(Regular("Candidat", 8, document.Structure.Add("P")));
        parent.Space(4);
        parent.Write(Regular($"Représentant légal : {representative}", 8, document.Structure.Add("P")));
        column.Position = Position.Later(candidate.Position, parent.Position);
        column.Space(height - 14);
        flow.OnEachPage(top, column.Position, (page, from, to) =>
        {
            page.Frame(column.Left, from, column.Right, to);
            page.Bar(half, from, to);
        });
    }

    private void Check(Column column)
    {
        var code = QrPath.Of(content.CheckUrl);
        var scale = QrSide / code.Size;
        column.Keep(QrSide);
        var (x, y) = (column.Left - (4 * scale), column.Position.Y - (4 * scale));
        var figure = document.Structure.Add(
            "Figure",
            $"Code QR de vérification : {content.CheckUrl}",
            $"<</O /Layout /Placement /Block /BBox [{PdfSyntax.Number(x)} {PdfSyntax.Number(PdfPage.Height - y - QrSide)} {PdfSyntax.Number(x + QrSide)} {PdfSyntax.Number(PdfPage.Height - y)}]>>");
        column.Page.Shape(figure, x, y, scale, code.Path);

        var text = new Column(flow, x + QrSide, column.Right, column.Position);
        var paragraph = document.Structure.Add("P");
        text.Write(Bold("Vérifier ce document : ", 8, paragraph));
        var link = paragraph.Add("Link");
        var from = text.Write(new Span(content.CheckUrl, new TextStyle(regular, 8), link));
        flow.OnEachPage(from, text.Position, (page, top, bottom) => page.Link(link, text.Left, top, text.Right, bottom, content.CheckUrl));
        text.Space(4);
        var reference = document.Structure.Add("P");
        text.Write(Bold("Référence : ", 8, reference), Regular(content.Reference.ToString(), 8, reference));
        column.Position = Position.Later(column.Position with { Y = column.Position.Y + QrSide }, text.Position);
    }

    private void FinishPages()
    {
        for (var i = 0; i < document.Pages.Count; i++)
        {
            if (i > 0)
            {
                var header = new Column(flow, Left, Right, new Position(i, Top));
                foreach (var line in RunningHeader())
                {
                    header.Write(line);
                }

                document.Pages[i].Rule(Left, Right, headerBottom);
            }

            Footer(i, i == document.Pages.Count - 1 ? document.Structure.Add("Sect") : null);
        }
    }

    /// <summary>On every page; read aloud once, on the last.</summary>
    private void Footer(int page, StructureElement? owner)
    {
        var unbound = new PageFlow(document, 0, 0, PdfPage.Height);
        document.Pages[page].Rule(Left, Right, footerTop);
        var column = new Column(unbound, Left, Right, new Position(page, footerTop + 5));
        foreach (var line in Advice(owner))
        {
            column.Write(line);
        }

        column.Space(4);
        var number = string.Create(CultureInfo.InvariantCulture, $"{page + 1}/{document.Pages.Count}");
        new Column(unbound, Left, Left + 120, column.Position).Write(Regular($"Edité le: {FrenchText.Short(content.EditedOn)}", 7.5, owner?.Add("P")));
        new Column(unbound, Left + 120, Left + 180, column.Position).Write(Alignment.Centre, Regular(number, 7.5, owner?.Add("P")));
        EditionColumn(unbound, column.Position).Write(Alignment.Right, AdministrativeReference(number, owner?.Add("P")));
    }

    private double EditionHeight() =>
        4 + EditionColumn(new PageFlow(document, 0, 0, 0), default).HeightOf(AdministrativeReference("000/000", null));

    private static Column EditionColumn(PageFlow pages, Position start) => new(pages, Left + 180, Right, start);

    private Span AdministrativeReference(string page, StructureElement? owner) =>
        Regular($"{ConfirmationTexts1.AdministrationOnly}{content.AdministrativeReference} {page}", 7.5, owner);

    private IEnumerable<Span> Advice(StructureElement? owner) =>
    [
        Regular(ConfirmationTexts1.CorrectInRed, 8.5, owner?.Add("P")),
        Regular(ConfirmationTexts1.BringIdentity, 8.5, owner?.Add("P")),
    ];

    private IEnumerable<Span> RunningHeader() =>
    [
        Bold($"{ConfirmationTexts1.Title} - {content.ExamTitle}", 9, null),
        Bold(FullName, 9, null),
        Regular($"N° candidat : {content.Candidate} - Inscription n° : {content.Registration} - Session : {content.Session} - {VersionLine}", 8, null),
    ];

    private void Framed(Position from, Position to, double thickness = 0.6, double tint = 1) =>
        flow.OnEachPage(from, to, (page, top, bottom) => page.Frame(Left, top, Right, bottom, thickness, tint));

    private StructureElement NewList() => document.Structure.Add("L", attributes: "<</O /List /ListNumbering /None>>");

    private void Field(Column column, StructureElement list, string label, string? value, double size = 9)
    {
        var item = list.Add("LI");
        var name = Regular(label + " ", size, item.Add("Lbl"));
        if (string.IsNullOrEmpty(value))
        {
            column.Write(name);
        }
        else
        {
            column.Write(name, Bold(value, size, item.Add("LBody")));
        }

        column.Space(1.5);
    }

    private static void Lines(Column column, StructureElement section, IEnumerable<string> lines, double size, EmbeddedFont font)
    {
        foreach (var line in lines)
        {
            column.Write(new Span(FrenchText.Bound(line), new TextStyle(font, size), section.Add("P")));
        }
    }

    private static string Named(string name, string? code) => code is null ? name : $"{name} ({code})";

    private Span Regular(string text, double size, StructureElement? owner) => new(FrenchText.Bound(text), new TextStyle(regular, size), owner);

    private Span Bold(string text, double size, StructureElement? owner) => new(FrenchText.Bound(text), new TextStyle(bold, size), owner);
}
