using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class AccountViewTests
{
    private static readonly DateTimeOffset End = Some.Now.AddHours(48);

    private static readonly AccountEvent.EmailChangeAsked Asked =
        new(Some.Now, Some.OtherEmail, new OneTimeLink(1, End), Some.Request(2));

    [Fact]
    public void The_owner_sees_the_account_without_its_secrets() =>
        AssertSame(
            new AccountView(
                Some.Number, 1, Some.AMomentAgo, Some.Identity, Some.Email, null, null, SecurityStamp.First,
                IdentityLocked: false, CanDelete: true, []),
            AccountView.Of(Some.Account(), Some.Now));

    [Fact]
    public void An_address_that_waits_is_shown_until_its_link_has_expired()
    {
        Assert.Equal((Some.OtherEmail, (DateTimeOffset?)End), Waiting(End.AddTicks(-1)));
        Assert.Equal((null, null), Waiting(End));
    }

    [Fact]
    public void A_candidature_shows_as_a_lock()
    {
        var view = AccountView.Of(Some.Account(Some.Filed()), Some.Now);

        Assert.Equal((true, false), (view.IdentityLocked, view.CanDelete));
        Assert.Single(view.Filed);
    }

    [Fact]
    public void A_creation_answers_where_the_link_went_and_until_when_it_is_good() =>
        Assert.Equal(
            new PendingAccount(Some.Number, Some.Email, End),
            PendingAccount.Of((Account)Given(Some.Created(Some.Now)).State!));

    private static (EmailAddress?, DateTimeOffset?) Waiting(DateTimeOffset now)
    {
        var view = AccountView.Of(Some.Account(Asked), now);
        return (view.NewEmail, view.NewEmailUntil);
    }
}
