using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class DeleteAccountTests
{
    private static readonly AccountEvent.Erased Erased = new(Some.Now, ErasureReason.DeletedByCandidate);

    [Fact]
    public void An_account_without_candidature_is_erased_at_once_and_a_farewell_leaves() =>
        Given(Some.Active()).When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).Then(Erased, new Mail.AccountDeleted(Some.Now, Some.Email));

    // D4, D41: the number stays burned, nothing else stays.
    [Fact]
    public void Only_the_number_is_left() =>
        AssertSame(
            new ErasedAccount(Some.Number, 3, ErasureReason.DeletedByCandidate),
            Given([.. Some.Active(), Erased]).State);

    // R61
    [Fact]
    public void An_account_with_a_candidature_stays() =>
        Given(Some.Active(Some.Filed())).When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).ThenRefused(new Refusal.CandidaturesAttached());

    [Fact]
    public void Deleting_again_is_harmless() =>
        Given([.. Some.Active(), Erased]).When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).ThenNothing();

    [Fact]
    public void A_pending_an_expired_and_an_unknown_account_are_not_found()
    {
        Given(Some.Created()).When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(new DeleteAccount(SecurityStamp.First).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }
}
