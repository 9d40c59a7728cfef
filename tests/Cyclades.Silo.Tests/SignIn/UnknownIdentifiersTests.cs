using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.SignIn;
using Microsoft.Extensions.Options;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class UnknownIdentifiersTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly UnknownIdentifiers unknown = new(Options.Create(new ThrottleOptions { Remembered = 2 }), new Identifiers());

    [Fact]
    public void An_identifier_without_account_waits_exactly_as_one_with_an_account()
    {
        var account = SignInAttempts.None;
        var now = Noon;
        for (var i = 0; i < 20; i++)
        {
            var ofAccount = account.Reserve(now);
            Assert.Equal(ofAccount.Refusal, unknown.Reserve("nobody@exemple.fr", now));
            if (ofAccount.Value is { } reserved)
            {
                account = reserved.Failed(now.AddMilliseconds(40));
                unknown.Failed("nobody@exemple.fr", now.AddMilliseconds(40));
            }

            now = now.AddSeconds(i);
        }
    }

    [Fact]
    public void Identifiers_do_not_share_a_count_and_the_oldest_is_forgotten()
    {
        while (unknown.Reserve("one@exemple.fr", Noon) is null)
        {
        }

        Assert.Null(unknown.Reserve("two@exemple.fr", Noon));
        Assert.IsType<Refusal.TryAgainLater>(unknown.Reserve(" ONE@exemple.fr", Noon));
        Assert.Null(unknown.Reserve("three@exemple.fr", Noon));
        Assert.Null(unknown.Reserve("four@exemple.fr", Noon));
        Assert.Null(unknown.Reserve("one@exemple.fr", Noon));
    }
}
