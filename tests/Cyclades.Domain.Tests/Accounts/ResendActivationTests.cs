using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class ResendActivationTests
{
    private static readonly DateTimeOffset End = Some.Now.AddHours(48);

    [Fact]
    public void A_new_link_is_mailed_and_the_48_hours_since_creation_stay()
    {
        var last = End.AddTicks(-1);

        Given(Some.Created(Some.Now)).When(new ResendActivation().Decide, last).Then(
            new AccountEvent.ActivationSentAgain(last, new OneTimeLink(2, End)),
            new Mail.ActivateAccount(2, End));
    }

    [Fact]
    public void The_link_sent_again_does_not_outlive_the_account()
    {
        var account = Given(Some.Created(Some.Now), new AccountEvent.ActivationSentAgain(End.AddHours(-1), new OneTimeLink(2, End)));

        account.When(new ActivateAccount(2).Decide, End.AddTicks(-1)).Then(new AccountEvent.Activated(End.AddTicks(-1)));
        account.When(new ActivateAccount(2).Decide, End)
            .ThenRefused(new Refusal.LinkExpired(LinkPurpose.ActivateAccount));
    }

    [Fact]
    public void From_48_hours_on_there_is_nothing_to_send() =>
        Given(Some.Created(Some.Now)).When(new ResendActivation().Decide, End).ThenRefused(new Refusal.NotFound());

    [Fact]
    public void An_active_an_erased_and_an_unknown_account_are_not_found()
    {
        Given(Some.Active()).When(new ResendActivation().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new ResendActivation().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(new ResendActivation().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }
}
