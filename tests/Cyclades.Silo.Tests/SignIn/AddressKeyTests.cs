using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class AddressKeyTests
{
    [Fact]
    public void Two_spellings_of_one_address_have_one_key() =>
        Assert.Equal(KeyOf("paul.lamy@exemple.fr"), KeyOf(" Paul.LAMY@Exemple.FR "));

    [Fact]
    public void Two_addresses_have_two_keys() =>
        Assert.NotEqual(KeyOf("paul.lamy@exemple.fr"), KeyOf("paul.lami@exemple.fr"));

    [Fact]
    public void The_key_is_the_hmac_that_stored_rows_bear() =>
        Assert.Equal(
            "cb70f8e44e6cb912e30a78cfe0edb1f575562ad48514acbcfcef658fc7499b58",
            KeyOf("paul.lamy@exemple.fr").ToString());

    private static AddressKey KeyOf(string address) => AddressKey.Of(new byte[32], EmailAddress.Parse(address));
}
