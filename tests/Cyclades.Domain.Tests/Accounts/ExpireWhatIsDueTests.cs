using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class ExpireWhatIsDueTests
{
    private static readonly DateTimeOffset End = Some.Now.AddHours(48);
    private static readonly OneTimeLink UntilEnd = new(1, End);

    [Fact]
    public void A_pending_account_is_erased_from_48_hours_on_and_not_one_tick_before()
    {
        var account = Given(Some.Created(Some.Now));

        account.When(new ExpireWhatIsDue().Decide, End.AddTicks(-1)).ThenNothing();
        account.When(new ExpireWhatIsDue().Decide, End).Then(new AccountEvent.Erased(End, ErasureReason.NeverActivated));
        account.When(new ExpireWhatIsDue().Decide, End.AddTicks(1))
            .Then(new AccountEvent.Erased(End.AddTicks(1), ErasureReason.NeverActivated));
    }

    [Fact]
    public void A_link_sent_again_does_not_put_the_end_off() =>
        Given(Some.Created(Some.Now), new AccountEvent.ActivationSentAgain(End.AddHours(-1), new OneTimeLink(2, End.AddDays(1))))
            .When(new ExpireWhatIsDue().Decide, End).Then(new AccountEvent.Erased(End, ErasureReason.NeverActivated));

    [Fact]
    public void An_active_account_is_never_erased() =>
        Given(Some.Active()).When(new ExpireWhatIsDue().Decide, Some.Now.AddYears(10)).ThenNothing();

    [Fact]
    public void A_password_link_needs_no_end_and_answers_for_good_that_it_came_too_late()
    {
        var account = Given(Some.Active(new AccountEvent.PasswordResetAsked(Some.Now, UntilEnd)));

        account.When(new ExpireWhatIsDue().Decide, End).ThenNothing();
        account.When(new ResetPassword(1, Some.OtherHash).Decide, End.AddYears(1)).ThenRefused(new Refusal.LinkExpired(LinkPurpose.ResetPassword));
    }

    [Fact]
    public void An_unconfirmed_address_is_forgotten_from_its_end_on()
    {
        var account = Given(Some.Active(new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, UntilEnd, Some.Request(2))));

        account.When(new ExpireWhatIsDue().Decide, End.AddTicks(-1)).ThenNothing();
        account.When(new ExpireWhatIsDue().Decide, End).Then(new AccountEvent.LinksExpired(End));
    }

    [Fact]
    public void A_forgotten_address_leaves_its_link_which_came_too_late()
    {
        var asked = Some.Account(
            new AccountEvent.PasswordResetAsked(Some.Now, UntilEnd),
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, UntilEnd, Some.Request(2)));

        Assert.Equal(Some.OtherEmail, ((Account)Account.Apply(asked, new AccountEvent.LinksExpired(End.AddTicks(-1)))!).NewEmail);
        var forgotten = (Account)Account.Apply(asked, new AccountEvent.LinksExpired(End))!;
        Assert.Equal((null, UntilEnd, UntilEnd), (forgotten.NewEmail, forgotten.Reset, forgotten.EmailChange));
        Assert.Equal(new Refusal.LinkExpired(LinkPurpose.ConfirmNewEmail), new ConfirmEmail(1).Decide(forgotten, End).Refusal);
        Assert.Null(new ExpireWhatIsDue().Decide(forgotten, End.AddYears(1)).Refusal);
        Assert.Empty(new ExpireWhatIsDue().Decide(forgotten, End.AddYears(1)).Events);
    }

    [Fact]
    public void Nothing_is_due_of_an_account_that_is_gone()
    {
        NoAccount.When(new ExpireWhatIsDue().Decide, End).ThenNothing();
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new ExpireWhatIsDue().Decide, End.AddYears(1)).ThenNothing();
    }
}
