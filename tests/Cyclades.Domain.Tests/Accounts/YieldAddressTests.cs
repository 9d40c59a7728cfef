using Cyclades.Domain.Accounts;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class YieldAddressTests
{
    [Fact]
    public void A_pending_account_is_erased_when_another_one_with_its_address_was_activated_first() =>
        Given(Some.Created()).When(new YieldAddress().Decide, Some.Now)
            .Then(new AccountEvent.Erased(Some.Now, ErasureReason.AddressTaken));

    [Fact]
    public void An_active_account_stays() => Given(Some.Active()).When(new YieldAddress().Decide, Some.Now).ThenNothing();

    [Fact]
    public void An_account_that_is_gone_has_nothing_to_yield()
    {
        NoAccount.When(new YieldAddress().Decide, Some.Now).ThenNothing();
        Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated))
            .When(new YieldAddress().Decide, Some.Now).ThenNothing();
    }
}
