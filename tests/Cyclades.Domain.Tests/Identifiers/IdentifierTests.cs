using Xunit;

namespace Cyclades.Domain.Tests.Identifiers;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("01943021803")]
    [InlineData("00000000001")]
    [InlineData("99999999999")]
    public void A_candidate_number_is_printed_as_it_was_read(string text) =>
        Assert.Equal(text, CandidateNumber.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("00000000000")]
    [InlineData("1943021803")]
    [InlineData("019430218030")]
    [InlineData("0194302180a")]
    [InlineData("٠١٩٤٣٠٢١٨٠٣")]
    public void Anything_but_eleven_digits_is_no_candidate_number(string text) =>
        Assert.False(CandidateNumber.TryParse(text, out _));

    [Theory]
    [InlineData(1, "001")]
    [InlineData(999, "999")]
    [InlineData(1000, "1000")]
    public void A_registration_number_is_printed_on_three_digits_and_a_thousandth_on_four(int value, string printed) =>
        Assert.Equal(printed, new RegistrationNumber(value).ToString());

    [Theory]
    [InlineData("0510001Z", true)]
    [InlineData("0510001z", true)]
    [InlineData("0510001A", false)]
    [InlineData("051001Z", false)]
    public void A_uai_has_seven_digits_and_their_check_letter(string text, bool valid) =>
        Assert.Equal(valid, Uai.TryParse(text, out _));

    [Theory]
    [InlineData("paul.lamy@gmail.com")]
    [InlineData("  Paul.LAMY@Gmail.com ")]
    public void Two_spellings_of_an_address_are_one_address(string text) =>
        Assert.Equal(EmailAddress.Parse("paul.lamy@gmail.com"), EmailAddress.Parse(text));

    [Theory]
    [InlineData("paul")]
    [InlineData("@gmail.com")]
    [InlineData("paul@gmail")]
    [InlineData("paul lamy@gmail.com")]
    [InlineData("paul@gmail.com\r\nBcc: x@y.fr")]
    [InlineData("paul@@gmail.com")]
    public void What_cannot_be_written_to_is_no_address(string text) =>
        Assert.False(EmailAddress.TryParse(text, out _));
}
