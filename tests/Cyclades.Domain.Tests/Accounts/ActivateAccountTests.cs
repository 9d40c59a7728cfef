using Cyclades.Domain.Accounts;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class ActivateAccountTests
{
    private static readonly Refusal Expired = new Refusal.LinkExpired(LinkPurpose.ActivateAccount);
    private static readonly Refusal Void = new Refusal.LinkVoid(LinkPurpose.ActivateAccount);

    // R42, section 22: « now < created + 48 h ». The hours are those of a clock that never changes.
    public static TheoryData<string, string> CreationsAndEnds { get; } = new()
    {
        { "2027-01-20T10:00:00Z", "2027-01-22T10:00:00Z" }, // winter
        { "2027-07-20T10:00:00Z", "2027-07-22T10:00:00Z" }, // summer
        { "2027-03-27T10:00:00Z", "2027-03-29T10:00:00Z" }, // across the day of 23 hours: 11:00, then 12:00 in Paris
        { "2027-10-30T10:00:00Z", "2027-11-01T10:00:00Z" }, // across the day of 25 hours: 12:00, then 11:00 in Paris
        { "2027-01-20T06:00:00-04:00", "2027-01-22T06:00:00-04:00" }, // from Guadeloupe
    };

    [Theory]
    [MemberData(nameof(CreationsAndEnds))]
    public void An_account_is_activated_until_one_tick_before_48_hours(string created, string end)
    {
        var account = Given(Some.Created(Instant(created)));
        var last = Instant(end).AddTicks(-1);

        account.When(new ActivateAccount(1).Decide, last).Then(new AccountEvent.Activated(last));
        account.When(new ActivateAccount(1).Decide, Instant(end)).ThenRefused(Expired);
        account.When(new ActivateAccount(1).Decide, Instant(end).AddTicks(1)).ThenRefused(Expired);
    }

    [Fact]
    public void An_active_account_can_sign_in() =>
        Assert.True(Some.Account() is { IsActive: true, Activation.Expiry: null });

    [Fact]
    public void Following_the_link_again_is_harmless_even_late() =>
        Given(Some.Active()).When(new ActivateAccount(1).Decide, Some.Now.AddYears(1)).ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_link_that_was_never_sent_is_void(int serial)
    {
        Given(Some.Created()).When(new ActivateAccount(serial).Decide, Some.Now).ThenRefused(Void);
        Given(Some.Active()).When(new ActivateAccount(serial).Decide, Some.Now).ThenRefused(Void);
    }

    [Fact]
    public void The_newest_link_voids_the_older_one()
    {
        var account = Given(Some.Created(), new AccountEvent.ActivationSentAgain(Some.Now, new(2, Some.Now.AddHours(1))));

        account.When(new ActivateAccount(1).Decide, Some.Now).ThenRefused(Void);
        account.When(new ActivateAccount(2).Decide, Some.Now).Then(new AccountEvent.Activated(Some.Now));
        account.When(new ActivateAccount(1).Decide, Some.Now.AddDays(9)).ThenRefused(Void);
    }

    [Fact]
    public void The_link_of_an_account_that_never_was_is_void() =>
        NoAccount.When(new ActivateAccount(1).Decide, Some.Now).ThenRefused(Void);

    [Fact]
    public void The_link_of_an_account_that_was_erased_after_48_hours_has_expired() =>
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new ActivateAccount(1).Decide, Some.Now).ThenRefused(Expired);

    [Fact]
    public void The_link_of_an_account_that_lost_its_address_to_another_says_so() =>
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.AddressTaken))
            .When(new ActivateAccount(1).Decide, Some.Now).ThenRefused(new Refusal.EmailTaken(null));

    [Fact]
    public void The_link_of_a_deleted_account_is_void() =>
        Given([.. Some.Active(), new AccountEvent.Erased(Some.Now, ErasureReason.DeletedByCandidate)])
            .When(new ActivateAccount(1).Decide, Some.Now).ThenRefused(Void);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
