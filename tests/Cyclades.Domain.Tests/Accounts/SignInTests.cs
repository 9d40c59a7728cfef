using Cyclades.Domain.Accounts;
using Cyclades.Domain.Credentials;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class SignInTests
{
    private static readonly SignInAttempts Reserved = new(3, Some.AMomentAgo);

    [Fact]
    public void An_attempt_on_an_active_account_is_reserved() =>
        Assert.Equal(new SignInAttempts(1, Some.Now), BeginSignIn.Decide(Some.Account(), SignInAttempts.None, Some.Now).Value);

    [Fact]
    public void Too_many_failures_have_to_wait() =>
        Assert.Equal(
            new Refusal.TryAgainLater(TimeSpan.FromSeconds(1)),
            BeginSignIn.Decide(Some.Account(), new SignInAttempts(5, Some.Now), Some.Now).Refusal);

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_answer_as_a_wrong_password_does()
    {
        Refusal wrong = new Refusal.WrongCredentials();
        AccountState?[] states =
        [
            null,
            Given(Some.Created()).State,
            Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated)).State,
        ];

        Assert.All(states, state =>
        {
            Assert.Equal(wrong, BeginSignIn.Decide(state, SignInAttempts.None, Some.Now).Refusal);
            Assert.Equal(wrong, new SettleSignIn(true, Some.Hash, Reserved).Decide(state, Some.Now).Refusal);
            Assert.Equal(wrong, new SettleSignIn(false, Some.Hash, Reserved).Decide(state, Some.Now).Refusal);
        });
    }

    [Fact]
    public void A_wrong_password_is_counted_and_the_wait_runs_from_then() =>
        Given(Some.Active()).When(new SettleSignIn(false, Some.Hash, Reserved).Decide, Some.Now)
            .Then(new AccountEvent.SignInFailed(Some.Now, new SignInAttempts(3, Some.Now)));

    [Fact]
    public void A_right_password_that_was_replaced_meanwhile_is_wrong() =>
        Given(Some.Active()).When(new SettleSignIn(true, Some.OtherHash, Reserved).Decide, Some.Now)
            .Then(new AccountEvent.SignInFailed(Some.Now, new SignInAttempts(3, Some.Now)));

    [Fact]
    public void A_right_password_writes_nothing() =>
        Given(Some.Active()).When(new SettleSignIn(true, Some.Hash, Reserved).Decide, Some.Now).ThenNothing();

    [Fact]
    public void A_right_password_after_failures_forgets_them()
    {
        var account = Given(Some.Active(new AccountEvent.SignInFailed(Some.Now, Reserved)));

        Assert.Equal(Reserved, ((Account)account.State!).Attempts);
        account.When(new SettleSignIn(true, Some.Hash, Reserved).Decide, Some.Now).Then(new AccountEvent.SignInSucceeded(Some.Now));
        Assert.Equal(
            SignInAttempts.None,
            Some.Account(new AccountEvent.SignInFailed(Some.Now, Reserved), new AccountEvent.SignInSucceeded(Some.Now)).Attempts);
    }
}

public sealed class SignOutTests
{
    private static readonly DateTimeOffset Until = Some.Now.AddHours(8);

    [Fact]
    public void A_session_that_was_signed_out_is_no_longer_admitted()
    {
        var account = Given(Some.Active());

        account.When(new SignOut("one", Until).Decide, Some.Now)
            .Then(new AccountEvent.SignedOut(Some.Now, new ClosedSession("one", Until)));
        var state = Account.Apply(account.State, Closed("one"));
        Assert.False(Admission.IsAdmitted(state, SecurityStamp.First, "one"));
        Assert.True(Admission.IsAdmitted(state, SecurityStamp.First, "two"));
    }

    [Fact]
    public void Signing_out_twice_is_harmless() =>
        Given(Some.Active(Closed("one"))).When(new SignOut("one", Until).Decide, Some.Now).ThenNothing();

    [Fact]
    public void Signing_out_everywhere_ends_every_session()
    {
        var account = Given(Some.Active(Closed("one")));

        account.When(new SignOutEverywhere().Decide, Some.Now)
            .Then(new AccountEvent.SignedOutEverywhere(Some.Now, new SecurityStamp(1)));
        var state = (Account)Account.Apply(account.State, new AccountEvent.SignedOutEverywhere(Some.Now, new SecurityStamp(1)))!;
        Assert.False(Admission.IsAdmitted(state, SecurityStamp.First, "two"));
        Assert.Empty(state.ClosedSessions);
    }

    [Fact]
    public void A_closed_session_is_forgotten_once_it_would_have_ended_anyway()
    {
        var account = Some.Account(new AccountEvent.SignedOut(Some.Now, new ClosedSession("one", Until)));

        Assert.Equal(
            ["one", "two"],
            Names(Account.Apply(account, new AccountEvent.SignedOut(Until.AddTicks(-1), new ClosedSession("two", Until)))));
        Assert.Equal(
            ["two"],
            Names(Account.Apply(account, new AccountEvent.SignedOut(Until, new ClosedSession("two", Until.AddHours(8))))));
    }

    // The list is bounded; a session that was signed out must not come back when the list is full.
    [Fact]
    public void One_more_than_the_list_holds_ends_every_session()
    {
        AccountEvent[] sixteen = [.. Enumerable.Range(1, ClosedSession.MaximumKept).Select(number => Closed($"{number}"))];

        Given(Some.Active(sixteen[1..])).When(new SignOut("next", Until).Decide, Some.Now)
            .Then(new AccountEvent.SignedOut(Some.Now, new ClosedSession("next", Until)));
        Given(Some.Active(sixteen)).When(new SignOut("next", Until).Decide, Some.Now)
            .Then(new AccountEvent.SignedOutEverywhere(Some.Now, new SecurityStamp(1)));
        Given(Some.Active(sixteen)).When(new SignOut("next", Until.AddHours(8)).Decide, Until)
            .Then(new AccountEvent.SignedOut(Until, new ClosedSession("next", Until.AddHours(8))));
    }

    [Fact]
    public void The_list_is_bounded_whatever_happened() =>
        Assert.Equal(16, Some.Account([.. Enumerable.Range(1, 20).Select(number => Closed($"{number}"))]).ClosedSessions.Length);

    [Fact]
    public void An_erased_and_an_unknown_account_are_not_found()
    {
        var erased = Given(Some.Created(), new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated));

        erased.When(new SignOut("one", Until).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        erased.When(new SignOutEverywhere().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(new SignOut("one", Until).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        NoAccount.When(new SignOutEverywhere().Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }

    private static AccountEvent.SignedOut Closed(string session) => new(Some.Now, new ClosedSession(session, Until));

    private static string[] Names(AccountState? state) => [.. ((Account)state!).ClosedSessions.Select(closed => closed.Session)];
}

public sealed class AdmissionTests
{
    [Fact]
    public void A_session_of_the_newest_generation_of_an_active_account_is_admitted()
    {
        Assert.True(Admission.IsAdmitted(Some.Account(), SecurityStamp.First, "one"));
        Assert.False(Admission.IsAdmitted(Some.Account(), new SecurityStamp(1), "one"));
    }

    [Fact]
    public void A_new_password_ends_the_sessions_of_the_older_generation()
    {
        var account = Some.Account(new AccountEvent.PasswordSet(Some.Now, Some.OtherHash, new SecurityStamp(1), null, ByMailedLink: true));

        Assert.False(Admission.IsAdmitted(account, SecurityStamp.First, "one"));
        Assert.True(Admission.IsAdmitted(account, new SecurityStamp(1), "one"));
    }

    [Fact]
    public void A_pending_an_erased_and_an_unknown_account_admit_nobody()
    {
        Assert.False(Admission.IsAdmitted(null, SecurityStamp.First, "one"));
        Assert.False(Admission.IsAdmitted(Given(Some.Created()).State, SecurityStamp.First, "one"));
        Assert.False(Admission.IsAdmitted(
            Given([.. Some.Active(), new AccountEvent.Erased(Some.Now, ErasureReason.DeletedByCandidate)]).State,
            SecurityStamp.First,
            "one"));
    }
}
