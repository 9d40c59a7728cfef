using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class UpdateIdentityTests
{
    private static readonly AccountEvent.IdentityUpdated Updated = new(Some.Now, Some.OtherIdentity, Some.Request(2));

    // R58: « Je peux tout modifier avant de créer une première candidature. »
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public void Everything_may_change_while_no_candidature_exists(int? revision) =>
        Given(Some.Active()).When(Update(revision).Decide, Some.Now).Then(Updated);

    // Whoever knows the address can do these; the owner's edit must not be refused for them.
    [Fact]
    public void What_strangers_can_do_makes_no_reading_stale() =>
        Given(
            [
                .. Some.Active(),
                new AccountEvent.SignInFailed(Some.Now, new SignInAttempts(1, Some.Now)),
                new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, Some.Now.AddHours(48))),
            ])
            .When(Update(1).Decide, Some.Now).Then(Updated);

    [Fact]
    public void The_new_identity_replaces_the_old_one() =>
        Assert.Equal(Some.OtherIdentity, Some.Account(Updated).Identity);

    // R59
    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void Nothing_may_change_once_a_candidature_exists(int? revision) =>
        Given(Some.Active(Some.Filed())).When(Update(revision).Decide, Some.Now).ThenRefused(new Refusal.IdentityLocked());

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_changed_since_it_was_read_is_not_overwritten(int revision) =>
        Given([.. Some.Active(), Updated]).When(Update(revision).Decide, Some.Now).ThenRefused(new Refusal.Stale(2));

    [Fact]
    public void A_lock_is_told_before_a_stale_reading() =>
        Given(Some.Active(Some.Filed())).When(Update(1).Decide, Some.Now).ThenRefused(new Refusal.IdentityLocked());

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_are_not_found()
    {
        Given(Some.Created()).When(Update(1).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(Update(2).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(Update(null).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }

    private static UpdateIdentity Update(int? revision) => new(Some.OtherIdentity, revision, Some.Request(2));
}
