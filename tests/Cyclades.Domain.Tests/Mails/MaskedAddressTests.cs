using Cyclades.Domain.Mails;
using Xunit;

namespace Cyclades.Domain.Tests.Mails;

public sealed class MaskedAddressTests
{
    [Theory]
    [InlineData("paul.lamy@gmail.com", "paul.****@.com")]
    [InlineData("a.b.c@academie.example.fr", "a.****@.fr")]
    public void A_local_part_with_a_dot_is_shown_up_to_its_first_dot(string typed, string shown) =>
        Assert.Equal(shown, MaskedAddress.Of(typed));

    [Theory]
    [InlineData("paullamy@gmail.com", "paul****@.com")]
    [InlineData("paull@gmail.com", "paul****@.com")]
    [InlineData("paul@gmail.com", "paul****@.com")]
    public void Without_a_dot_four_characters_are_shown(string typed, string shown) =>
        Assert.Equal(shown, MaskedAddress.Of(typed));

    [Theory]
    [InlineData("bob@gmail.com", "b****@.com")]
    [InlineData("li@gmail.com", "l****@.com")]
    [InlineData("x@gmail.com", "****@.com")]
    public void Half_is_shown_of_one_shorter_than_four(string typed, string shown) =>
        Assert.Equal(shown, MaskedAddress.Of(typed));

    [Fact]
    public void A_character_outside_the_basic_plane_counts_once_and_is_never_cut() =>
        Assert.Equal("𝒶𝒷𝒸𝒹****@.fr", MaskedAddress.Of("𝒶𝒷𝒸𝒹𝑒@exemple.fr"));

    [Fact]
    public void Blanks_around_it_do_not_matter() => Assert.Equal("paul.****@.com", MaskedAddress.Of("  paul.lamy@gmail.com "));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01943021803")]
    [InlineData("paul.lamy3")]
    [InlineData("paul.lamy@localhost")]
    [InlineData("@gmail.com")]
    public void Whatever_is_no_address_gets_the_constant_mask(string? typed) => Assert.Equal("****@**", MaskedAddress.Of(typed));
}
