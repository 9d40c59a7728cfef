using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class ChangeEmailTests
{
    private static readonly ChangeEmail Command = new(Some.OtherEmail, Some.Request(2), SecurityStamp.First);

    [Fact]
    public void The_new_address_waits_for_its_confirmation_and_gets_a_link_good_for_48_hours() =>
        Given(Some.Active()).When(Command.Decide, Some.Now).Then(
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(2)),
            new Mail.ConfirmNewEmail(1, Some.Now.AddHours(48), Some.OtherEmail));

    [Fact]
    public void Until_then_the_old_one_stays_the_login()
    {
        var account = Some.Account(Asked(1));

        Assert.Equal((Some.Email, Some.OtherEmail), (account.Email, account.NewEmail));
        Assert.Equal(SecurityStamp.First, account.Stamp);
    }

    // R59: with a candidature only the address and the password may change.
    [Fact]
    public void A_candidature_does_not_lock_the_address() =>
        Given(Some.Active(Some.Filed())).When(Command.Decide, Some.Now).Then(
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(2)),
            new Mail.ConfirmNewEmail(1, Some.Now.AddHours(48), Some.OtherEmail));

    [Fact]
    public void Asking_again_voids_the_older_link() =>
        Given(Some.Active(Asked(1))).When(Command.Decide, Some.Now).Then(
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(2, Some.Now.AddHours(48)), Some.Request(2)),
            new Mail.ConfirmNewEmail(2, Some.Now.AddHours(48), Some.OtherEmail));

    [Fact]
    public void The_present_address_is_no_change() =>
        Given(Some.Active()).When(new ChangeEmail(Some.Email, Some.Request(2), SecurityStamp.First).Decide, Some.Now)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("email", FieldFault.Unchanged)]));

    [Fact]
    public void The_present_address_in_another_spelling_is_one()
    {
        var spelt = EmailAddress.Parse("Paul.Lamy@gmail.com");

        Given(Some.Active()).When(new ChangeEmail(spelt, Some.Request(2), SecurityStamp.First).Decide, Some.Now).Then(
            new AccountEvent.EmailChangeAsked(Some.Now, spelt, new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(2)),
            new Mail.ConfirmNewEmail(1, Some.Now.AddHours(48), spelt));
    }

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_are_not_found()
    {
        Given(Some.Created()).When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(Command.Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }

    [Theory]
    [InlineData(null, null, "email", FieldFault.Required, "email_confirmation", FieldFault.Required)]
    [InlineData("  ", "  ", "email", FieldFault.Required, "email_confirmation", FieldFault.Required)]
    [InlineData("paul", "lamy", "email", FieldFault.Malformed, "email_confirmation", FieldFault.ConfirmationDiffers)]
    public void Everything_wrong_with_the_form_is_said_at_once(
        string? email, string? confirmation, string path, FieldFault fault, string secondPath, FieldFault secondFault) =>
        AssertSame(
            new Refusal.InvalidFields([new(path, fault), new(secondPath, secondFault)]),
            new EmailForm(email, confirmation).Check().Refusal);

    [Theory]
    [InlineData("a@b")]
    [InlineData("@b.fr")]
    [InlineData("a b@c.fr")]
    [InlineData("a@b.fr\r\nBcc: x@y.fr")]
    [InlineData("<a@b.fr>")]
    [InlineData("a@-b.fr")]
    [InlineData("a@b-.fr")]
    [InlineData("a@b_c.fr")]
    [InlineData("a@b..fr")]
    [InlineData("a\ufffd@b.fr")]
    public void What_is_no_address_is_malformed(string typed) =>
        AssertSame(
            new Refusal.InvalidFields([new("email", FieldFault.Malformed)]),
            new EmailForm(typed, typed).Check().Refusal);

    // The confirmation of a registration prints it.
    [Theory]
    [InlineData("李@b.fr")]
    [InlineData("a@例.fr")]
    public void An_address_that_no_document_can_print_is_refused(string typed) =>
        AssertSame(
            new Refusal.InvalidFields([new("email", FieldFault.ForbiddenCharacter)]),
            new EmailForm(typed, typed).Check().Refusal);

    [Fact]
    public void Half_a_surrogate_pair_is_malformed() =>
        AssertSame(
            new Refusal.InvalidFields([new("email", FieldFault.Malformed)]),
            new EmailForm("a\ud800@b.fr", "a\ud800@b.fr").Check().Refusal);

    [Fact]
    public void The_confirmation_must_be_the_same_address() =>
        AssertSame(
            new Refusal.InvalidFields([new("email_confirmation", FieldFault.ConfirmationDiffers)]),
            new EmailForm("a@b.fr", "a@b.com").Check().Refusal);

    [Fact]
    public void Spaces_around_an_address_do_not_count() =>
        Assert.Equal("a@b-c.fr", new EmailForm(" a@b-c.fr", "a@b-c.fr ").Check().Value!.Value);

    private static AccountEvent.EmailChangeAsked Asked(int serial) =>
        new(Some.AMomentAgo, Some.OtherEmail, new OneTimeLink(serial, Some.AMomentAgo.AddHours(48)), Some.Request(3));
}
