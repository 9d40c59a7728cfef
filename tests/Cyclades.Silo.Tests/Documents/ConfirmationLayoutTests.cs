using CsCheck;
using Cyclades.Domain.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class ConfirmationLayoutTests
{
    private const double Edge = 45;
    private const double Tolerance = 1;

    [Fact]
    public void The_cfg_takes_one_page()
    {
        using var document = Sample.Guide.Open();
        Assert.Equal(1, document.NumberOfPages);
    }

    [Fact]
    public void A_minor_with_an_ordinary_address_takes_one_page()
    {
        var content = Sample.Minor with
        {
            Identity = Sample.Minor.Identity with
            {
                FirstNames = "Maëlle",
                FamilyName = "ŒUVRARD",
                BirthPlace = "RENNES - 035",
                PostalAddress = ["Appartement 1207", "148 ter avenue du Général de Gaulle", "51000 CHALONS EN CHAMPAGNE"],
            },
        };
        using var document = content.Open();
        Assert.Equal(1, document.NumberOfPages);
    }

    [Fact]
    public void Numbers_and_version_stand_at_the_top_right()
    {
        using var document = Sample.Guide.Open();
        var letters = document.GetPage(1).Letters;
        var text = document.TextOf(1);
        foreach (var sought in new[] { "Version : 1 du", "N° candidat : 0219", "Inscription n° : 006" })
        {
            var letter = letters[text.IndexOf(sought, StringComparison.Ordinal)];
            Assert.True(letter.StartBaseLine.X > 250 && letter.StartBaseLine.Y > 600, $"{sought} stands at {letter.StartBaseLine}");
        }
    }

    [Fact]
    public void Every_further_page_repeats_the_header_and_tells_its_number()
    {
        using var document = Sample.ManyTests.Open();
        Assert.Equal(3, document.NumberOfPages);
        for (var page = 1; page <= 3; page++)
        {
            var text = document.TextOf(page);
            Assert.Contains("CONFIRMATION D'INSCRIPTION", text, StringComparison.Ordinal);
            Assert.Contains("N° candidat : 02194302180", text, StringComparison.Ordinal);
            Assert.Contains("Inscription n° : 006", text, StringComparison.Ordinal);
            Assert.Contains("Version : 12 du 11/09/2023 à 10:45", text, StringComparison.Ordinal);
            Assert.Contains($"Edité le: 11/09/2023{page}/3", text, StringComparison.Ordinal);
            Assert.Contains($"ACADÉMIE DE REIMS 1 1 {page}/3", text, StringComparison.Ordinal);
            Assert.Contains("corrigez-les en ROUGE.", text, StringComparison.Ordinal);
        }

        Assert.Contains("EPREUVE(S) OBLIGATOIRE(S) (suite)", document.TextOf(2), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_to_check_by_is_a_link()
    {
        using var document = Sample.Guide.Open();
        var link = Assert.Single(document.GetPage(1).GetHyperlinks());
        Assert.Equal(Sample.Guide.CheckUrl, link.Uri);
    }

    [Theory]
    [InlineData("guide")]
    [InlineData("minor")]
    [InlineData("many-tests")]
    public void Every_letter_is_in_marked_content(string sample)
    {
        using var document = Sample.Named(sample).Open();
        foreach (var page in document.GetPages())
        {
            Assert.Equal(page.Letters.Count, page.GetMarkedContents().Sum(LettersOf));
        }
    }

    [Theory]
    [InlineData("guide")]
    [InlineData("minor")]
    [InlineData("many-tests")]
    public void Nothing_leaves_the_margins_or_lies_on_something_else(string sample)
    {
        using var document = Sample.Named(sample).Open();
        AssertReadable(document);
    }

    [Fact]
    public void However_long_the_texts_nothing_leaves_the_margins_or_lies_on_something_else() =>
        Contents.Sample(content =>
        {
            using var document = content.Open();
            AssertReadable(document);
        }, iter: 20, threads: 1);

    [Fact]
    public void The_longest_and_widest_texts_still_print()
    {
        var wide = new string('W', ConfirmationContent.LongestText);
        var content = Sample.Minor with
        {
            Letterhead = new Letterhead(wide, [wide], [wide], [wide, wide], wide),
            ExamTitle = wide,
            Session = wide,
            Identity = new PrintedIdentity(wide, wide, wide, wide, wide, wide, wide, wide, wide, [wide, wide, wide, wide]),
            Establishment = new PrintedEstablishment(wide, null),
            ClassDivision = wide,
            Category = new PrintedCategory(wide, wide),
            Tests = [new TestGroup(wide, wide, [new TestRow(wide, wide, wide, wide)])],
            AdministrativeReference = wide,
            Representative = wide,
        };
        using var document = content.Open();
        AssertReadable(document);
    }

    private static readonly Gen<string> Texts =
        Gen.Frequency(
            (4, Gen.String[Gen.Char["ABCDÉÈŒMW abcdéèœijlmw -'"], 1, 60]),
            (2, Gen.String[Gen.Char["MW-@."], 60, 200]),
            (1, Gen.String[Gen.Char["ÉÀÇŸ « » : ; ! ?"], 100, 500])).Select(text => text.Trim() is { Length: > 0 } some ? some : "X");

    private static readonly Gen<ConfirmationContent> Contents =
        from texts in Texts.Array[16]
        from address in Texts.Array[0, 7]
        from service in Texts.Array[0, 6]
        from rows in Texts.Array[1, 12]
        from minor in Gen.Bool
        select Sample.Guide with
        {
            Letterhead = Sample.Guide.Letterhead with { Academy = texts[0], Service = [.. service], ServiceEmail = texts[1] },
            ExamTitle = texts[2],
            Session = texts[3],
            Identity = new PrintedIdentity(
                "MADAME", texts[4], texts[5], texts[6], texts[7], "01/01/2002", texts[8], texts[9], texts[10], [.. address]),
            Establishment = new PrintedEstablishment(texts[11], null),
            ClassDivision = texts[12],
            AdministrativeReference = texts[13],
            Representative = minor ? texts[14] : null,
            Tests = [new TestGroup(texts[15], texts[0], [.. rows.Select(row => new TestRow("001", row, texts[1], texts[2]))])],
        };

    private static int LettersOf(MarkedContentElement element) => element.Letters.Count + element.Children.Sum(LettersOf);

    private static void AssertReadable(PdfDocument document)
    {
        foreach (var page in document.GetPages())
        {
            var boxes = page.Letters
                .Where(letter => !string.IsNullOrWhiteSpace(letter.Value))
                .Select(letter => letter.BoundingBox)
                .OrderBy(box => box.Bottom)
                .ToList();
            for (var i = 0; i < boxes.Count; i++)
            {
                if (!IsInside(boxes[i], page))
                {
                    Assert.Fail($"A letter of page {page.Number} stands at {boxes[i]}.");
                }

                for (var j = i + 1; j < boxes.Count && boxes[j].Bottom < boxes[i].Top; j++)
                {
                    if (Overlap(boxes[i], boxes[j]))
                    {
                        Assert.Fail($"Two letters of page {page.Number} stand at {boxes[i]} and {boxes[j]}.");
                    }
                }
            }
        }
    }

    private static bool IsInside(PdfRectangle box, Page page) =>
        box.Left >= Edge - Tolerance && box.Right <= page.Width - Edge + Tolerance && box.Bottom >= 20 && box.Top <= page.Height - 30;

    private static bool Overlap(PdfRectangle one, PdfRectangle other) =>
        Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) > 0.3 * Math.Min(one.Width, other.Width)
        && Math.Min(one.Top, other.Top) - Math.Max(one.Bottom, other.Bottom) > 0.3 * Math.Min(one.Height, other.Height);
}
