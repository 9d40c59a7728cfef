using System.Text.Json;
using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests.Credentials;

public sealed class StoredCredentialTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_an_account_keeps_of_credentials_comes_back_from_json_as_it_was()
    {
        AssertSame(new PasswordHash("$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$aGFzaA"));
        AssertSame(SecurityStamp.First.Next());
        AssertSame(new SignInAttempts(3, Noon));
        AssertSame(OneTimeLink.None.Issued(Noon));
        AssertSame(OneTimeLink.None);
    }

    [Fact]
    public void What_follows_from_the_attempts_is_not_stored() =>
        Assert.DoesNotContain("Allowed", JsonSerializer.Serialize(new SignInAttempts(3, Noon)), StringComparison.Ordinal);

    [Fact]
    public void A_hash_does_not_print() =>
        Assert.DoesNotContain("secret", new PasswordHash("secret").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Each_stamp_differs_from_the_one_before() =>
        Assert.NotEqual(SecurityStamp.First, SecurityStamp.First.Next());

    private static void AssertSame<T>(T value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
}
