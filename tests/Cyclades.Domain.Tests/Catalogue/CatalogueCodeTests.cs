using System.Text.Json;
using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

public sealed class CatalogueCodeTests
{
    [Theory]
    [InlineData("CFG-2023-06", true)]
    [InlineData("CFG-2023-06-B", true)]
    [InlineData("A", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("cfg", false)]
    [InlineData("CFG 2023", false)]
    [InlineData("-CFG", false)]
    [InlineData("CFG-", false)]
    [InlineData("CFG/06", false)]
    [InlineData("CFGÉ", false)]
    [InlineData("A234567890123456789012345678901234567890", true)]
    [InlineData("A2345678901234567890123456789012345678901", false)]
    public void A_code_is_capitals_digits_and_inner_hyphens(string? text, bool valid) =>
        Assert.Equal(valid, SessionId.TryParse(text, out var id) && id.ToString() == text);

    [Theory]
    [InlineData("CFG-2023-06/19", true)]
    [InlineData("CFG-2023-06/CASABLANCA", true)]
    [InlineData("CFG-2023-06", false)]
    [InlineData("/19", false)]
    [InlineData("CFG-2023-06/", false)]
    [InlineData("CFG-2023-06/19/2", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_service_is_a_session_at_an_academie(string? text, bool valid) =>
        Assert.Equal(valid, ServiceId.TryParse(text, out var id) && id.ToString() == text);

    [Fact]
    public void A_text_that_is_no_code_is_refused_loudly_where_it_must_be_one()
    {
        Assert.Throws<FormatException>(() => ServiceId.Parse("rien"));
        Assert.Throws<FormatException>(() => DomainCode.Parse("cfg"));
    }

    [Fact]
    public void Settings_are_stored_and_read_back_the_same()
    {
        var text = JsonSerializer.Serialize(Sample.WithOptions);
        var read = JsonSerializer.Deserialize<RegistrationServiceSettings>(text)!;
        Assert.Equal(text, JsonSerializer.Serialize(read));
        Assert.Equal(Sample.WithOptions.Tests, read.Tests);
        Assert.Equal("\"CFG-2023-06/19\"", JsonSerializer.Serialize(Sample.Reims));
        Assert.DoesNotContain("TermsHash", text, StringComparison.Ordinal);
        var national = JsonSerializer.Serialize(Sample.National);
        Assert.Equal(national, JsonSerializer.Serialize(JsonSerializer.Deserialize<NationalSettings>(national)));
    }

    [Fact]
    public void A_list_that_a_stored_text_lacks_is_empty()
    {
        var contact = JsonSerializer.Deserialize<Contact>("{}")!;
        Assert.True(contact.Lines.IsEmpty);
        Assert.True(contact.AllLines.IsEmpty);
    }
}
