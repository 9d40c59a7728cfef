using System.Collections.Immutable;
using CsCheck;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;

namespace Cyclades.Domain.Tests.Accounts;

/// <summary>What holds after any sequence of commands and of events.</summary>
public sealed class AccountLawTests
{
    private static readonly OfferedService Service = Some.Service();

    /// <summary>A command decided on whatever is there: what happens, or the refusal.</summary>
    private delegate (ImmutableArray<AccountEvent> Events, ImmutableArray<Mail> Mails, Refusal? Refusal) Act(AccountState? state, DateTimeOffset now);

    private static readonly Gen<int> Serial = Gen.Int[0, 3];

    private static readonly Gen<Act> AnAct = Gen.OneOf(
        Gen.Const<Act>(Of(new CreateAccount(Some.Number, Some.Identity, Some.Email, Some.Hash, Some.Request(1)).Decide)),
        Serial.Select(serial => Of(new ActivateAccount(serial).Decide)),
        Gen.Const<Act>(Of(new ActivateAccount(1).Decide)),
        Gen.Const<Act>(Of(new ResendActivation().Decide)),
        Gen.Const<Act>(Of(new ExpireWhatIsDue().Decide)),
        Gen.Const<Act>(Of(new AskPasswordReset().Decide)),
        Serial.Select(serial => Of(new ResetPassword(serial, Some.OtherHash).Decide)),
        Requests.Select(request => Of(new ChangePassword(Some.OtherHash, request, SecurityStamp.First).Decide)),
        Requests.Select(request => Of(new ChangeEmail(Some.OtherEmail, request, SecurityStamp.First).Decide)),
        Serial.Select(serial => Of(new ConfirmEmail(serial).Decide)),
        Gen.Select(Gen.Int[1, 30].Nullable(), Requests)
            .Select((revision, request) => Of(new UpdateIdentity(Some.OtherIdentity, revision, request).Decide)),
        Gen.Bool.Select(right => Of(new SettleSignIn(right, Some.Hash, new SignInAttempts(1, Some.Now)).Decide)),
        Gen.Int[1, 30].Select(session => Of(new SignOut($"{session}", Some.Now.AddDays(1)).Decide)),
        Gen.Const<Act>(Of(new SignOutEverywhere().Decide)),
        Requests.Select(Submit),
        Requests.Select(Submit),
        Gen.Frequency((1, Gen.Const<Act>(Of(new DeleteAccount(SecurityStamp.First).Decide))), (1, Gen.Const<Act>(Of(new YieldAddress().Decide)))));

    private static readonly Gen<AccountEvent> AnEvent = Some.Of<AccountEvent>(
        Some.Created(),
        new AccountEvent.ActivationSentAgain(Some.Now, new OneTimeLink(2, Some.Now)),
        new AccountEvent.Activated(Some.Now),
        new AccountEvent.PasswordResetAsked(Some.Now, new OneTimeLink(1, Some.Now)),
        new AccountEvent.PasswordSet(Some.Now, Some.OtherHash, new SecurityStamp(1), null, ByMailedLink: true),
        new AccountEvent.PasswordSet(Some.Now, Some.OtherHash, new SecurityStamp(2), Some.Request(1)),
        new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(1, Some.Now), Some.Request(2)),
        new AccountEvent.EmailChanged(Some.Now, Some.OtherEmail, new SecurityStamp(3)),
        new AccountEvent.LinksExpired(DateTimeOffset.MaxValue),
        new AccountEvent.LinksExpired(DateTimeOffset.MinValue),
        new AccountEvent.IdentityUpdated(Some.Now, Some.OtherIdentity, Some.Request(3)),
        new AccountEvent.SignInFailed(Some.Now, new SignInAttempts(1, Some.Now)),
        new AccountEvent.SignInSucceeded(Some.Now),
        new AccountEvent.SignedOut(DateTimeOffset.MinValue, new ClosedSession("one", DateTimeOffset.MaxValue)),
        new AccountEvent.SignedOutEverywhere(Some.Now, new SecurityStamp(4)),
        Some.Filed(1),
        Some.Filed(7),
        new AccountEvent.Erased(Some.Now, ErasureReason.NeverActivated),
        new AccountEvent.Erased(DateTimeOffset.MaxValue, ErasureReason.DeletedByCandidate));

    private static Gen<RequestStamp> Requests =>
        Gen.Select(Gen.Int[1, 40], Gen.Bool).Select((number, other) => Some.Request(number, other ? "other" : Some.Fingerprint));

    [Fact]
    public void Whatever_is_asked_the_account_keeps_its_laws() =>
        Gen.Select(AnAct, Gen.Int[0, 30 * 3600]).Array[1, 60].Sample(
            steps =>
            {
                AccountState? state = null;
                var now = Some.Hours(Season.Winter).Opening;
                foreach (var (act, seconds) in steps)
                {
                    now = now.AddSeconds(seconds);
                    var (events, mails, refusal) = act(state, now);
                    Assert.True(refusal is null || (events.IsEmpty && mails.IsEmpty), "A refusal changes nothing and sends nothing.");
                    Assert.True(events.Length <= 1 && (events.Length == 1 || mails.IsEmpty), "One act, one event; no mail without one.");
                    foreach (var happened in events)
                    {
                        var before = state;
                        state = Account.Apply(before, happened);
                        AssertLaws(before, happened, state);
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void Any_event_can_be_applied_to_any_state() =>
        AnEvent.Array[0, 30].Sample(
            events =>
            {
                AccountState? state = null;
                foreach (var happened in events)
                {
                    var before = state;
                    state = Account.Apply(before, happened);
                    if (before is ErasedAccount || (before is null && happened is not AccountEvent.Created))
                    {
                        Assert.Same(before, state);
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void A_second_creation_leaves_the_account_as_it_is()
    {
        var account = Some.Account();

        Assert.Same(account, Account.Apply(account, Some.Created()));
    }

    [Fact]
    public void Ended_and_erased_states_admit_no_event_but_their_own()
    {
        var erased = new ErasedAccount(Some.Number, 5, ErasureReason.AddressTaken);

        Assert.Same(erased, Account.Apply(erased, Some.Created()));
        Assert.Same(erased, Account.Apply(erased, new AccountEvent.Erased(Some.Now, ErasureReason.DeletedByCandidate)));
    }

    private static void AssertLaws(AccountState? before, AccountEvent happened, AccountState? after)
    {
        Assert.NotNull(after);
        Assert.Equal((before?.Revision ?? 0) + 1, after.Revision);
        Assert.Equal(Some.Number, after.Number);
        if (after is not Account now)
        {
            Assert.IsType<AccountEvent.Erased>(happened);
            return;
        }

        var count = now.Filed.Length;
        Assert.Equal(Enumerable.Range(1, count), now.Filed.Select(filed => filed.Registration.Value));
        Assert.Equal(count == 0 ? null : new RegistrationNumber(count), now.LastRegistration);
        Assert.Equal(count + 1, now.NextRegistration.Value);
        Assert.Equal(count > 0, EditLock.OfIdentity(now) is Refusal.IdentityLocked);
        Assert.Equal(count > 0, EditLock.OfDeletion(now) is Refusal.CandidaturesAttached);
        Assert.InRange(now.ClosedSessions.Length, 0, ClosedSession.MaximumKept);
        Assert.InRange(now.Requests.Kept.Length, 0, AnsweredRequests.MaximumKept);
        Assert.All(now.Requests.Kept, kept => Assert.True(happened.At - kept.At < AnsweredRequests.KeptFor || kept.At <= happened.At));
        if (before is not Account was)
        {
            return;
        }

        Assert.True(count >= was.Filed.Length, "Locked stays locked.");
        Assert.True(was.Filed.IsEmpty || now.Identity == was.Identity, "A locked identity stays as it is.");
        Assert.True(now.IsActive || !was.IsActive, "Active stays active.");
        Assert.True(now.Stamp.Value >= was.Stamp.Value, "Stamps only grow.");
        Assert.True(
            now.Stamp.Value == was.Stamp.Value + (happened is AccountEvent.PasswordSet or AccountEvent.EmailChanged or AccountEvent.SignedOutEverywhere ? 1 : 0),
            "A new password, a new address and signing out everywhere end the sessions, and nothing else does.");
        Assert.True(
            now.Activation.Serial >= was.Activation.Serial && now.Reset.Serial >= was.Reset.Serial && now.EmailChange.Serial >= was.EmailChange.Serial,
            "Serials of links are never reused.");
        Assert.True(now.Email == was.Email || happened is AccountEvent.EmailChanged, "An address changes only by its confirmation.");
    }

    private static Act Of(Func<AccountState?, DateTimeOffset, Decision<AccountEvent>> decide) => (state, now) =>
    {
        var decision = decide(state, now);
        return (decision.Events, decision.Mails, decision.Refusal);
    };

    // As the grain does it: the request's earlier answer comes before any rule.
    private static Act Submit(RequestStamp request) => (state, now) =>
    {
        if ((state as Account)?.Requests.Find(request, now) is { } earlier)
        {
            return ([], [], earlier.Refusal);
        }

        return new SubmitCandidature(Service.Id, Some.Entry(Service), request)
            .Decide(state, Service, Some.Reference, null, now).IsRefused(out var refusal, out var submission)
            ? ([], [], refusal)
            : ([submission.Filed], submission.Mails, null);
    };
}
