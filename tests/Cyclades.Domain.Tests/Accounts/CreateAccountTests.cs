using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class CreateAccountTests
{
    private static readonly CreateAccount Command = new(Some.Number, Some.Identity, Some.Email, Some.Hash, Some.Request(1));

    [Fact]
    public void An_account_is_created_pending_with_its_number_and_mail_M1_leaves() =>
        NoAccount.When(Command.Decide, Some.Now).Then(
            new AccountEvent.Created(
                Some.Now, Some.Number, Some.Identity, Some.Email, Some.Hash, SecurityStamp.First,
                new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(1)),
            new Mail.ActivateAccount(1, Some.Now.AddHours(48)));

    [Fact]
    public void It_holds_what_was_given_and_nothing_yet()
    {
        var account = (Account)Given(Some.Created(Some.Now)).State!;

        AssertSame(
            new Account(
                Some.Number, 1, Some.Now, Some.Request(1).Id, 1, Some.Identity, Some.Email, Some.Hash, SecurityStamp.First, SignInAttempts.None, false,
                new OneTimeLink(1, Some.Now.AddHours(48)), OneTimeLink.None, null, OneTimeLink.None, null, [], [],
                new AnsweredRequests([new AnsweredRequest(Some.Request(1), 0, Some.Now)])),
            account);
        Assert.Equal(Some.Now.AddHours(48), account.PendingUntil);
    }

    [Fact]
    public void A_number_that_serves_or_has_served_never_serves_again()
    {
        Given(Some.Created()).When(Command.Decide, Some.Now).ThenRefused(new Refusal.RequestReused());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(Command.Decide, Some.Now).ThenRefused(new Refusal.RequestReused());
    }
}
