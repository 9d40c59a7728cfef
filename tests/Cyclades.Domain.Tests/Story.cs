using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Xunit;

namespace Cyclades.Domain.Tests;

/// <summary>Given what happened, when a command is decided, then this happens and these mails follow.</summary>
public static class Story
{
    public static Story<AccountState, AccountEvent> NoAccount { get; } = new(Account.Apply, []);

    public static Story<AccountState, AccountEvent> Given(params AccountEvent[] happened) => new(Account.Apply, happened);

    public static Story<Candidature, CandidatureEvent> Given(params CandidatureEvent[] happened) => new(Candidature.Apply, happened);

    /// <summary>Two values are the same when they are written the same.</summary>
    public static void AssertSame(object? expected, object? actual) => Assert.Equal(Portrait.Of(expected), Portrait.Of(actual));
}

public sealed class Story<TState, TEvent>(Func<TState?, TEvent, TState?> apply, IEnumerable<TEvent> happened)
    where TState : class
    where TEvent : class
{
    public TState? State { get; } = happened.Aggregate(default(TState), apply);

    public Told<TEvent> When(Func<TState, DateTimeOffset, Decision<TEvent>> decide, DateTimeOffset now) => new(decide(State!, now));

    public Told<TEvent> When(
        Func<TState, OfferedService, DateTimeOffset, Decision<TEvent>> decide, OfferedService service, DateTimeOffset now) =>
        new(decide(State!, service, now));
}

public sealed class Told<TEvent>(Decision<TEvent> decision)
    where TEvent : class
{
    public void Then(TEvent happens, params Mail[] mails)
    {
        Assert.Null(decision.Refusal);
        Story.AssertSame(new[] { happens }, decision.Events);
        Story.AssertSame(mails, decision.Mails);
    }

    public void ThenNothing()
    {
        Assert.Null(decision.Refusal);
        Assert.Empty(decision.Events);
        Assert.Empty(decision.Mails);
    }

    public void ThenRefused(Refusal refusal)
    {
        Story.AssertSame(refusal, decision.Refusal);
        Assert.Empty(decision.Events);
        Assert.Empty(decision.Mails);
    }
}
