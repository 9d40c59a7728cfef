using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class AskPasswordResetTests
{
    [Fact]
    public void A_link_good_for_48_hours_is_mailed() =>
        Given(Some.Active()).When(new AskPasswordReset().Decide, Some.Now).Then(
            new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, Some.Now.AddHours(48))),
            new Mail.ResetPassword(1, Some.Now.AddHours(48)));

    [Fact]
    public void A_newer_link_voids_the_older_one() =>
        Given(Some.Active(new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, Some.Now.AddHours(48)))))
            .When(new AskPasswordReset().Decide, Some.Now).Then(
                new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(2, Some.Now.AddHours(48))),
                new Mail.ResetPassword(2, Some.Now.AddHours(48)));

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_are_not_found()
    {
        Given(Some.Created()).When(new AskPasswordReset().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new AskPasswordReset().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(new AskPasswordReset().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }
}

public sealed class ResetPasswordTests
{
    private static readonly Refusal Void = new Refusal.LinkVoid(LinkPurpose.ResetPassword);
    private static readonly Refusal Expired = new Refusal.LinkExpired(LinkPurpose.ResetPassword);

    // Section 22: « now < asked + 48 h ».
    [Theory]
    [InlineData(1, 20)]
    [InlineData(7, 20)]
    [InlineData(3, 27)]
    [InlineData(10, 30)]
    public void A_new_password_is_taken_until_one_tick_before_48_hours(int month, int day)
    {
        var asked = Some.Utc(2027, month, day, 10);
        var end = asked.AddHours(48);
        var account = Given(Some.Active(new AccountEvent.PasswordResetAsked(asked, new OneTimeLink(1, end))));

        account.When(new ResetPassword(1, Some.OtherHash).Decide, end.AddTicks(-1)).Then(
            new AccountEvent.PasswordSet(end.AddTicks(-1), Some.OtherHash, new SecurityStamp(1), null, ByMailedLink: true),
            new Mail.PasswordChanged(end.AddTicks(-1)));
        account.When(new ResetPassword(1, Some.OtherHash).Decide, end).ThenRefused(Expired);
        account.When(new ResetPassword(1, Some.OtherHash).Decide, end.AddTicks(1)).ThenRefused(Expired);
    }

    [Fact]
    public void The_link_serves_once()
    {
        var account = Given(Some.Active(Asked(1), Set()));

        Assert.Equal(Some.OtherHash, ((Account)account.State!).Password);
        account.When(new ResetPassword(1, Some.Hash).Decide, Some.Now).ThenRefused(Void);
    }

    [Fact]
    public void Every_session_ends_and_failed_attempts_are_forgotten()
    {
        var account = Some.Account(new AccountEvent.SignInFailed(Some.Now, new SignInAttempts(9, Some.Now)), Asked(1), Set());

        Assert.Equal((new SecurityStamp(1), SignInAttempts.None), (account.Stamp, account.Attempts));
    }

    // Whoever knew the lost password may have asked for that address.
    [Fact]
    public void An_address_that_waits_for_its_confirmation_is_dropped_with_its_link()
    {
        var account = Given(Some.Active(
            Asked(1),
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(2)),
            Set()));

        account.When(new ConfirmEmail(1).Decide, Some.Now).ThenRefused(new Refusal.LinkVoid(LinkPurpose.ConfirmNewEmail));
        Assert.Null(((Account)account.State!).NewEmail);
        Assert.Equal(new OneTimeLink(1, null), ((Account)account.State!).EmailChange);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Another_link_than_the_newest_is_void(int serial) =>
        Given(Some.Active(Asked(1), Asked(2))).When(new ResetPassword(serial, Some.OtherHash).Decide, Some.Now).ThenRefused(Void);

    [Fact]
    public void Without_a_link_there_is_nothing_to_follow()
    {
        Given(Some.Active()).When(new ResetPassword(0, Some.OtherHash).Decide, Some.Now).ThenRefused(Void);
        Given(Some.Created(), Asked(1)).When(new ResetPassword(1, Some.OtherHash).Decide, Some.Now).ThenRefused(Void);
        NoAccount.When(new ResetPassword(1, Some.OtherHash).Decide, Some.Now).ThenRefused(Void);
        Given([.. Some.Active(Asked(1)), new AccountEvent.Erased(Some.Now, ErasureReason.DeletedByCandidate)])
            .When(new ResetPassword(1, Some.OtherHash).Decide, Some.Now).ThenRefused(Void);
    }

    private static AccountEvent.PasswordResetAsked Asked(int serial) => new(Some.Now, new OneTimeLink(serial, Some.Now.AddHours(48)));

    private static AccountEvent.PasswordSet Set() => new(Some.Now, Some.OtherHash, new SecurityStamp(1), null, ByMailedLink: true);
}

public sealed class ChangePasswordTests
{
    // Proved before somebody with the mailed link set another one: the newer password stays.
    [Fact]
    public void A_password_proved_before_a_reset_sets_none_after_it() =>
        Given([.. Some.Active(), new AccountEvent.PasswordSet(Some.Now, Some.OtherHash, new SecurityStamp(1), null, ByMailedLink: true)])
            .When(Command.Decide, Some.Now).ThenRefused(new Refusal.WrongCurrentPassword());

    private static readonly ChangePassword Command = new(Some.OtherHash, Some.Request(2), SecurityStamp.First);

    private static readonly AccountEvent.PasswordSet Set = new(Some.Now, Some.OtherHash, new SecurityStamp(1), Some.Request(2));

    [Fact]
    public void The_new_password_is_kept_the_other_sessions_end_and_a_notice_leaves() =>
        Given(Some.Active()).When(Command.Decide, Some.Now).Then(Set, new Mail.PasswordChanged(Some.Now));

    // R59
    [Fact]
    public void A_candidature_does_not_lock_the_password() =>
        Given(Some.Active(Some.Filed())).When(Command.Decide, Some.Now).Then(Set, new Mail.PasswordChanged(Some.Now));

    // Both may be changed on one page (R57, D17).
    [Fact]
    public void An_address_that_waits_for_its_confirmation_stays()
    {
        var link = new OneTimeLink(1, Some.Now.AddHours(48));
        var account = Some.Account(new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, link, Some.Request(3)), Set);

        Assert.Equal((Some.OtherEmail, link), (account.NewEmail, account.EmailChange));
    }

    [Fact]
    public void A_password_link_that_was_mailed_before_is_void() =>
        Given(Some.Active(new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, Some.Now.AddHours(48))), Set))
            .When(new ResetPassword(1, Some.Hash).Decide, Some.Now).ThenRefused(new Refusal.LinkVoid(LinkPurpose.ResetPassword));

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_are_not_found()
    {
        Given(Some.Created()).When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }
}

public sealed class PasswordFormTests
{
    [Fact]
    public void A_good_password_typed_twice_is_taken_as_typed() =>
        Assert.Equal(" Tournesol! ", new PasswordForm(" Tournesol! ", " Tournesol! ").Check(Some.Account(), Some.Policy).Value);

    [Theory]
    [InlineData("Lamy!2345")]
    [InlineData("Durand!23")]
    [InlineData("Paul.Lamy")]
    [InlineData("Ab!30051998")]
    public void Own_data_are_refused(string password)
    {
        var account = Some.AccountOf(Some.Identity with { UsageName = "Durand" });

        AssertSame(
            new Refusal.InvalidFields([new("password", FieldFault.OwnDataInPassword)]),
            new PasswordForm(password, password).Check(account, Some.Policy).Refusal);
    }

    [Fact]
    public void The_first_names_are_own_data_too() =>
        AssertSame(
            new Refusal.InvalidFields([new("password", FieldFault.OwnDataInPassword)]),
            new PasswordForm("Clotilde!", "Clotilde!")
                .Check(Some.AccountOf(Some.Identity with { FirstNames = "Clotilde" }), Some.Policy).Refusal);

    [Fact]
    public void A_birth_date_of_unknown_day_is_no_own_data_and_no_fault() =>
        Assert.Equal(
            "Ab!31051998",
            new PasswordForm("Ab!31051998", "Ab!31051998")
                .Check(Some.AccountOf(Some.Identity with { BirthDate = new(1998, 5, null) }), Some.Policy).Value);

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        AssertSame(
            new Refusal.InvalidFields(
            [
                new("password", FieldFault.TooShort, "8"),
                new("password", FieldFault.LacksLowerCase),
                new("password", FieldFault.LacksUpperCase),
                new("password", FieldFault.LacksSpecialCharacter),
                new("password_confirmation", FieldFault.ConfirmationDiffers),
            ]),
            new PasswordForm("1", "2").Check(Some.Account(), Some.Policy).Refusal);

    [Fact]
    public void Empty_fields_are_required() =>
        AssertSame(
            new Refusal.InvalidFields(
                [new("password", FieldFault.Required), new("password_confirmation", FieldFault.Required)]),
            new PasswordForm(null, null).Check(Some.Account(), Some.Policy).Refusal);

    // D28: no trimming, so that a space more is another password.
    [Fact]
    public void The_confirmation_is_compared_to_the_letter() =>
        AssertSame(
            new Refusal.InvalidFields([new("password_confirmation", FieldFault.ConfirmationDiffers)]),
            new PasswordForm("Tournesol!", "Tournesol! ").Check(Some.Account(), Some.Policy).Refusal);

    [Fact]
    public void It_never_prints_what_it_holds()
    {
        Assert.Equal("PasswordForm", new PasswordForm("Tournesol!", "Tournesol!").ToString());
        Assert.Equal("CreationForm", Some.CreationForm().ToString());
        Assert.Equal("CheckedCreationForm", new CheckedCreationForm(Some.Identity, Some.Email, "Tournesol!").ToString());
    }
}
