using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class ConfirmEmailTests
{
    private static readonly DateTimeOffset End = Some.Now.AddHours(48);
    private static readonly Refusal Void = new Refusal.LinkVoid(LinkPurpose.ConfirmNewEmail);
    private static readonly Refusal Expired = new Refusal.LinkExpired(LinkPurpose.ConfirmNewEmail);

    private static readonly AccountEvent.EmailChangeAsked Asked =
        new(Some.Now, Some.OtherEmail, new OneTimeLink(1, End), Some.Request(2));

    [Fact]
    public void The_new_address_replaces_the_old_one_until_one_tick_before_48_hours()
    {
        var account = Given(Some.Active(Asked));
        var last = End.AddTicks(-1);

        account.When(new ConfirmEmail(1).Decide, last).Then(
            new AccountEvent.EmailChanged(last, Some.OtherEmail, new SecurityStamp(1)),
            new Mail.EmailChanged(last, Some.Email));
        account.When(new ConfirmEmail(1).Decide, End).ThenRefused(Expired);
        account.When(new ConfirmEmail(1).Decide, End.AddTicks(1)).ThenRefused(Expired);
    }

    [Fact]
    public void The_login_changes_the_other_sessions_end_and_the_link_is_used_up()
    {
        var account = Given(Some.Active(Asked, Changed()));

        var state = (Account)account.State!;
        Assert.Equal((Some.OtherEmail, null), (state.Email, state.NewEmail));
        Assert.Equal((new SecurityStamp(1), new OneTimeLink(1, null)), (state.Stamp, state.EmailChange));
        account.When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(Void);
    }

    // The older mail box may no longer be the candidate's.
    [Fact]
    public void A_password_link_that_was_mailed_to_the_old_address_dies_with_it() =>
        Given(Some.Active(new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, End)), Asked, Changed()))
            .When(new ResetPassword(1, Some.OtherHash).Decide, Some.Now)
            .ThenRefused(new Refusal.LinkVoid(LinkPurpose.ResetPassword));

    [Fact]
    public void A_candidature_does_not_lock_the_address() =>
        Given(Some.Active(Some.Filed(), Asked)).When(new ConfirmEmail(1).Decide, Some.Now).Then(
            Changed(), new Mail.EmailChanged(Some.Now, Some.Email));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Another_link_than_the_newest_is_void(int serial) =>
        Given(Some.Active(Asked)).When(new ConfirmEmail(serial).Decide, Some.Now).ThenRefused(Void);

    [Fact]
    public void A_link_without_an_address_that_waits_is_void()
    {
        Given(Some.Active()).When(new ConfirmEmail(0).Decide, Some.Now).ThenRefused(Void);
        Given(Some.Active(Asked, new AccountEvent.LinksExpired(End))).When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(Void);
    }

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_have_no_such_link()
    {
        Given(Some.Created(), Asked).When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(Void);
        Given([.. Some.Active(Asked), new AccountEvent.Erased(Some.Now, ErasureReason.DeletedByCandidate)])
            .When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(Void);
        NoAccount.When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(Void);
    }

    private static AccountEvent.EmailChanged Changed() => new(Some.Now, Some.OtherEmail, new SecurityStamp(1));
}
