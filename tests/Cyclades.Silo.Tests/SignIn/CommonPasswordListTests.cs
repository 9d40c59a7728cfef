using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.SignIn;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class CommonPasswordListTests
{
    private static readonly CommonPasswords List = CommonPasswordList.Load();

    [Theory]
    [InlineData("Motdepasse1!")]
    [InlineData("P@ssw0rd")]
    [InlineData("Azertyuiop!")]
    [InlineData("Password2024*")]
    [InlineData("Cyclades!")]
    [InlineData("*Marseille13")]
    public void What_everybody_tries_first_is_in_it(string password) => Assert.True(List.Contains(password));

    [Theory]
    [InlineData("Abcd.xyz")]
    [InlineData("Trois-Chevaux-Gris")]
    [InlineData("kR7!mvQ2z")]
    public void What_a_careful_person_chooses_is_not(string password) => Assert.False(List.Contains(password));

    [Fact]
    public void It_is_long_enough_to_matter()
    {
        Assert.InRange(List.Count, 10_000, 20_000);
        Assert.Equal(
            [new FieldViolation("password", FieldFault.CommonPassword)],
            new PasswordPolicy(List).Check("Soleil!!", OwnData.None, "password"));
    }
}
