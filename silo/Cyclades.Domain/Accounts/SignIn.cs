using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Accounts;

/// <summary>
/// First half of a sign-in: the attempt is reserved, then the hash is compared outside the account.
/// The reservation lives in memory; what must survive a restart is written by <see cref="SettleSignIn"/>.
/// </summary>
public static class BeginSignIn
{
    public static Outcome<SignInAttempts> Decide(AccountState? account, SignInAttempts attempts, DateTimeOffset now) =>
        account is Account { IsActive: true } ? attempts.Reserve(now) : new Refusal.WrongCredentials();
}

/// <summary>Second half of a sign-in: the password was right, or not.</summary>
/// <param name="PasswordIsRight">What the comparison said.</param>
/// <param name="Compared">The hash it was compared with: a password changed meanwhile makes it wrong.</param>
/// <param name="Attempts">The reservation.</param>
public sealed record SettleSignIn(bool PasswordIsRight, PasswordHash Compared, SignInAttempts Attempts)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) => account switch
    {
        Account { IsActive: true } active when !PasswordIsRight || active.Password != Compared =>
            new AccountEvent.SignInFailed(now, Attempts.Failed(now)),
        Account { IsActive: true, Attempts.Failures: > 0 } => new AccountEvent.SignInSucceeded(now),
        Account { IsActive: true } => Decision<AccountEvent>.Nothing,
        _ => new Refusal.WrongCredentials(),
    };
}

/// <summary>
/// Ends one sign-in session. When the list of ended ones is full of sessions that would still live, all sessions end:
/// one that was signed out never comes back.
/// </summary>
/// <param name="Session">Its id.</param>
/// <param name="Until">When it would have ended anyway.</param>
public sealed record SignOut(string Session, DateTimeOffset Until)
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) =>
        account is not Account live ? new Refusal.NotFound()
        : live.ClosedSessions.Any(closed => closed.Session == Session) ? Decision<AccountEvent>.Nothing
        : live.ClosedSessions.Count(closed => now < closed.Until) >= ClosedSession.MaximumKept
            ? new AccountEvent.SignedOutEverywhere(now, live.Stamp.Next())
        : new AccountEvent.SignedOut(now, new ClosedSession(Session, Until));
}

/// <summary>Ends every sign-in session.</summary>
public sealed record SignOutEverywhere
{
    public Decision<AccountEvent> Decide(AccountState? account, DateTimeOffset now) =>
        account is Account live ? new AccountEvent.SignedOutEverywhere(now, live.Stamp.Next()) : new Refusal.NotFound();
}

/// <summary>Whether a session may act: its account lives and is active, its stamp is the newest, nobody signed it out.</summary>
public static class Admission
{
    public static bool IsAdmitted(AccountState? account, SecurityStamp stamp, string session) =>
        account is Account { IsActive: true } active
        && active.Stamp == stamp
        && !active.ClosedSessions.Any(closed => closed.Session == session);
}
