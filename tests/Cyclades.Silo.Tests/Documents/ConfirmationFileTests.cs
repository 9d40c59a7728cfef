using System.Globalization;
using System.Text;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Documents.Pdf;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class ConfirmationFileTests
{
    public static TheoryData<string> Samples { get; } = ["guide", "minor", "many-tests"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_content_gives_the_same_bytes_also_after_storage_and_in_another_culture(string sample)
    {
        var expected = Sample.Named(sample).File();
        var json = JsonSerializer.Serialize(Sample.Named(sample), JsonSerializerOptions.Web);
        var stored = JsonSerializer.Deserialize<ConfirmationContent>(json, JsonSerializerOptions.Web)!;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(expected, stored.File());
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(expected, stored.File());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>
    /// Documents of the past keep their bytes: a signature online rests on their hash (B12). When this fails, the
    /// change belongs in a new template.
    /// </summary>
    [Theory]
    [InlineData("guide")]
    [InlineData("minor")]
    public void Template_1_is_frozen(string sample)
    {
        var golden = Golden.PathOf($"{sample}.pdf");
        var actual = Sample.Named(sample).File();
        Assert.True(File.Exists(golden) && File.ReadAllBytes(golden).AsSpan().SequenceEqual(actual), $"The document differs from {golden}.");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_file_is_sound(string sample) =>
        Assert.Contains("No syntax or stream encoding errors found", PdfTool.Run("qpdf", Sample.Named(sample).File(), "--check", "{file}"), StringComparison.Ordinal);

    [Fact]
    public void Its_fonts_are_embedded_cut_down_and_readable_as_unicode()
    {
        var fonts = PdfTool.Run("pdffonts", Sample.Minor.File(), "{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+LiberationSans-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes ", font));
    }

    [Fact]
    public void It_is_tagged_in_french_with_its_title_shown_and_no_name_in_it()
    {
        var information = PdfTool.Run("pdfinfo", Sample.Guide.File(), "{file}");
        Assert.Matches(@"Tagged: +yes", information);
        Assert.Matches(@"Title: +Confirmation d'inscription - CERTIFICAT DE FORMATION GENERALE - version 1\n", information);
        Assert.Matches(@"Page size: .*A4", information);
        Assert.DoesNotContain("LAMY", information, StringComparison.OrdinalIgnoreCase);
        var objects = PdfTool.Run("qpdf", Sample.Guide.File(), "--qdf", "--object-streams=disable", "{file}", "-");
        Assert.Contains("/Lang (fr-FR)", objects, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", objects, StringComparison.Ordinal);
        Assert.Contains("/Marked true", objects, StringComparison.Ordinal);
        Assert.Contains("/Tabs /S", objects, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_is_told_to_those_who_do_not_see_it() =>
        Assert.Contains(
            "/Alt " + PdfSyntax.Text($"Code QR de vérification : {Sample.Guide.CheckUrl}"),
            Encoding.Latin1.GetString(Sample.Guide.File()),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("guide")]
    [InlineData("minor")]
    public void It_takes_at_most_80_kilobytes(string sample) =>
        Assert.InRange(Sample.Named(sample).File().Length, 1, 80 * 1024);

    [Theory]
    [InlineData("guide", 1)]
    [InlineData("minor", 2)]
    [InlineData("many-tests", 3)]
    public void The_code_on_paper_leads_to_the_check(string sample, int page)
    {
        var content = Sample.Named(sample);
        Assert.Equal($"QR-Code:{content.CheckUrl}", PdfTool.Run("zbarimg", PdfTool.Picture(content.File(), page), "-q", "{file}").Trim());
    }

    [Theory]
    [InlineData("محمد", "U+0645")]
    [InlineData("李小龍", "U+674E")]
    [InlineData("Δημήτρης", "U+0394")]
    [InlineData("A\u0301", "U+0301")]
    public void A_name_that_cannot_be_printed_is_refused_with_its_field_and_character(string name, string character)
    {
        var content = Sample.Guide with { Identity = Sample.Guide.Identity with { FamilyName = name } };
        Assert.True(ConfirmationDocument.Render(content).IsRefused(out var refusal, out _));
        var violation = Assert.Single(Assert.IsType<Refusal.InvalidFields>(refusal).Violations);
        Assert.Equal(new FieldViolation("identity.family_name", FieldFault.ForbiddenCharacter, character), violation);
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void A_text_has_at_most_500_characters(int length, bool refused)
    {
        var content = Sample.Guide with { Session = new string('M', length) };
        Assert.Equal(refused, ConfirmationDocument.Render(content).IsRefused(out _, out _));
    }

    [Fact]
    public void A_template_that_never_existed_is_not_guessed() =>
        Assert.Throws<NotSupportedException>(() => ConfirmationDocument.Render(Sample.Guide with { Template = 2 }));

    [Fact]
    public void New_documents_use_a_template_that_is_there() =>
        Assert.NotEmpty((Sample.Guide with { Template = ConfirmationContent.CurrentTemplate }).File());
}
