using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests.Credentials;

public sealed class PasswordPolicyTests
{
    private static readonly PasswordPolicy Policy = new(new CommonPasswords(["soleil", "p@ssw0rd", "azertyuiop"]));

    private static readonly OwnData Paul = new(
        ["LAMY", "Jean-Paul", "Éloïse", "de la Tour", "Li"],
        EmailAddress.Parse("paul.lamy42@exemple.fr"),
        new DateOnly(2009, 5, 3));

    [Theory]
    [InlineData("Abcd.xy", FieldFault.TooShort)]
    [InlineData("Abcd.xyzAbcd.xyzAbcd.", FieldFault.TooLong)]
    [InlineData("ABCD.XYZ", FieldFault.LacksLowerCase)]
    [InlineData("abcd.xyz", FieldFault.LacksUpperCase)]
    [InlineData("Abcd1xyz", FieldFault.LacksSpecialCharacter)]
    [InlineData("Soleil2!", FieldFault.CommonPassword)]
    [InlineData("MaxiLamy!", FieldFault.OwnDataInPassword)]
    [InlineData("", FieldFault.Required)]
    public void One_broken_rule_gives_its_own_fault(string password, FieldFault fault) =>
        Assert.Equal([fault], Faults(password));

    [Theory]
    [InlineData("Abcd.xyz")]
    [InlineData("Abcd.xyzAbcd.xyzAbcd")]
    [InlineData("Abcd xyz")]
    [InlineData(" Abcdxyz")]
    [InlineData("ÉàÉàÉà!!")]
    [InlineData("Abcdxyz€")]
    public void What_the_rule_asks_is_enough(string password) => Assert.Empty(Faults(password));

    [Fact]
    public void Length_counts_scalar_values_not_utf16_units()
    {
        Assert.Equal([FieldFault.TooShort], Faults("Ab😀😀😀😀😀"));
        Assert.Empty(Faults("Ab😀😀😀😀😀😀"));
        Assert.Empty(Faults("Ab" + string.Concat(Enumerable.Repeat("😀", 18))));
        Assert.Equal([FieldFault.TooLong], Faults("Ab" + string.Concat(Enumerable.Repeat("😀", 19))));
    }

    [Fact]
    public void An_accent_typed_apart_is_no_special_character() =>
        Assert.Equal([FieldFault.LacksSpecialCharacter], Faults("Abcdxyze\u0301"));

    [Fact]
    public void A_letter_without_case_is_not_special_and_has_no_case() =>
        Assert.Equal([FieldFault.LacksLowerCase, FieldFault.LacksUpperCase, FieldFault.LacksSpecialCharacter], Faults("漢字漢字漢字漢字"));

    [Fact]
    public void Everything_wrong_is_told_at_once_with_path_and_bound()
    {
        var violations = Policy.Check("2009", Paul, "password");

        Assert.Equal(
            [
                new FieldViolation("password", FieldFault.TooShort, "8"),
                new FieldViolation("password", FieldFault.LacksLowerCase),
                new FieldViolation("password", FieldFault.LacksUpperCase),
                new FieldViolation("password", FieldFault.LacksSpecialCharacter),
            ],
            violations);
        Assert.Equal("20", Assert.Single(Policy.Check("Abcd.xyzAbcd.xyzAbcd.", Paul, "p")).Bound);
    }

    [Theory]
    [InlineData("SOLEIL!!x", false)]
    [InlineData("Soleil2024!!", true)]
    [InlineData("!!soLEIL1", true)]
    [InlineData("!!!!Soleil!!!!", false)]
    [InlineData("P@ssw0rd", true)]
    [InlineData("P@ssw0rd!1", true)]
    [InlineData("Soleil!Lune", false)]
    public void A_common_password_is_known_in_any_case_and_with_ornaments(string password, bool common) =>
        Assert.Equal(common, Faults(password).Contains(FieldFault.CommonPassword));

    [Theory]
    [InlineData("xxJeanPaulX!", true)]
    [InlineData("Jean.Paul!x", true)]
    [InlineData("Eloise!!!", true)]
    [InlineData("ÉLOÏSE!!!a", true)]
    [InlineData("Tour!!!!!", true)]
    [InlineData("Delatour!!", true)]
    [InlineData("Xlamy42!z", true)]
    [InlineData("Li!Xabcde", false)]
    [InlineData("De!Xabcla", false)]
    [InlineData("Ab!03052009", true)]
    [InlineData("Ab!03/05/09", true)]
    [InlineData("Ab!3/5/2009", true)]
    [InlineData("Ab!20090503", true)]
    [InlineData("Ab!3mai2009", true)]
    [InlineData("Ab!3 Mai 09", true)]
    [InlineData("Ab!xy2009", false)]
    [InlineData("Ab!04052009", false)]
    public void The_persons_own_data_is_refused_in_its_usual_forms(string password, bool refused) =>
        Assert.Equal(refused, Faults(password).Contains(FieldFault.OwnDataInPassword));

    [Fact]
    public void Own_data_may_be_missing_altogether()
    {
        Assert.Empty(Policy.Check("Abcd.xyz", OwnData.None, "password"));
        Assert.Empty(Policy.Check("Abcd.xyz", new OwnData(default, null, null), "password"));
        Assert.Empty(Policy.Check("Abcd.xyz", new OwnData(["", " - "], null, null), "password"));
    }

    [Fact]
    public void Nothing_typed_is_trimmed_or_echoed()
    {
        Assert.Equal([FieldFault.TooLong], Faults("  Abcd.xyzAbcd.xyz   "));
        Assert.All(Policy.Check("Lamy", Paul, "password"), v => Assert.DoesNotContain("Lamy", v.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("LAMY", Paul.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_surrogate_does_not_stop_the_check() => Assert.Empty(Faults("Abcdxy\ud83dz"));

    private static FieldFault[] Faults(string password) => [.. Policy.Check(password, Paul, "password").Select(v => v.Fault)];
}
