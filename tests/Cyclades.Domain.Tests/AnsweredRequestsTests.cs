using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests;

public sealed class AnsweredRequestsTests
{
    private static readonly AnsweredRequests One = AnsweredRequests.None.WithAnswer(Some.Request(1), 5, Some.Now);

    [Fact]
    public void The_same_request_has_the_same_answer() =>
        Assert.Equal(new AnsweredRequest(Some.Request(1), 5, Some.Now), One.Find(Some.Request(1), Some.Now)!.Value);

    [Fact]
    public void Another_content_under_the_same_id_is_an_error() =>
        Assert.Equal(new Refusal.RequestReused(), One.Find(Some.Request(1, "other"), Some.Now)!.Refusal);

    [Fact]
    public void A_new_id_is_unknown() => Assert.Null(One.Find(Some.Request(2), Some.Now));

    [Fact]
    public void It_is_kept_until_one_tick_before_7_days()
    {
        var end = Some.Now.AddDays(7);

        Assert.NotNull(One.Find(Some.Request(1), end.AddTicks(-1)));
        Assert.Null(One.Find(Some.Request(1), end));
        Assert.Null(One.Find(Some.Request(1, "other"), end));
        Assert.Equal(2, One.WithAnswer(Some.Request(2), 0, end.AddTicks(-1)).Kept.Length);
        Assert.Equal(Some.Request(2), Assert.Single(One.WithAnswer(Some.Request(2), 0, end).Kept).Stamp);
    }

    [Fact]
    public void Sixteen_are_kept_the_latest()
    {
        var many = Enumerable.Range(1, 17).Aggregate(
            AnsweredRequests.None, (requests, number) => requests.WithAnswer(Some.Request(number), number, Some.Now));

        Assert.Equal(Enumerable.Range(2, 16), many.Kept.Select(kept => kept.Answer));
    }

    [Fact]
    public void An_act_without_a_request_adds_nothing() => Assert.Equal(One, One.WithAnswer(null, 9, Some.Now));

    [Fact]
    public void An_account_remembers_every_request_that_changed_it()
    {
        var account = Some.Account(
            new AccountEvent.PasswordSet(Some.Now, Some.Hash, SecurityStamp.First, Some.Request(11)),
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, OneTimeLink.None, Some.Request(12)),
            new AccountEvent.IdentityUpdated(Some.Now, Some.OtherIdentity, Some.Request(13)));

        Assert.Equal(
            [Some.Request(1), Some.Request(11), Some.Request(12), Some.Request(13)],
            account.Requests.Kept.Select(kept => kept.Stamp));
        Assert.All(account.Requests.Kept, kept => Assert.Equal(0, kept.Answer));
    }

    [Fact]
    public void They_are_equal_by_content()
    {
        Assert.Equal(AnsweredRequests.None.WithAnswer(Some.Request(1), 5, Some.Now), One);
        Assert.Equal(AnsweredRequests.None.WithAnswer(Some.Request(1), 5, Some.Now).GetHashCode(), One.GetHashCode());
        Assert.NotEqual(AnsweredRequests.None.WithAnswer(Some.Request(1), 6, Some.Now), One);
        Assert.False(One.Equals(null));
    }
}
