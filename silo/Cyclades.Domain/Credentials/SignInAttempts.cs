using System.Text.Json.Serialization;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// Attempts on one account's password since the last good one. The first four failures cost nothing; then each one doubles
/// the wait before the next attempt, from 1 s up to 15 min: guessing is slow, and nobody is locked out for good.
/// An attempt is counted as a failure when it begins, so that attempts made at the same time cannot share one allowance;
/// a success, or a new password through a mailed link, goes back to <see cref="None"/>. A day without an attempt is forgiven.
/// </summary>
/// <param name="Failures">Attempts that failed or are not settled yet.</param>
/// <param name="LastAttempt">When the last of them began or failed, in UTC; of no meaning without one.</param>
public sealed record SignInAttempts(int Failures, DateTimeOffset LastAttempt)
{
    /// <summary>How many failures cost no wait.</summary>
    public const int FreeFailures = 4;

    public static TimeSpan FirstDelay { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan LongestDelay { get; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long without an attempt, failures are forgotten.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(1);

    public static SignInAttempts None { get; } = new(0, DateTimeOffset.UnixEpoch);

    /// <summary>First instant at which the next attempt is taken.</summary>
    [JsonIgnore]
    public DateTimeOffset NextAllowedAt => LastAttempt + DelayAfter(Failures);

    /// <summary>The wait that so many failures in a row impose on the next attempt: grows, and never passes 15 min.</summary>
    public static TimeSpan DelayAfter(int failures)
    {
        if (failures <= FreeFailures)
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(failures - FreeFailures - 1, 20);
        var delay = FirstDelay * (1 << doublings);
        return delay < LongestDelay ? delay : LongestDelay;
    }

    /// <summary>Begins an attempt: the state to keep before the password is looked at, or <see cref="Refusal.TryAgainLater"/>.</summary>
    public Outcome<SignInAttempts> Reserve(DateTimeOffset now)
    {
        if (now < NextAllowedAt)
        {
            return new Refusal.TryAgainLater(NextAllowedAt - now);
        }

        var remembered = now - LastAttempt < Memory ? Failures : 0;
        return new SignInAttempts(remembered < int.MaxValue ? remembered + 1 : remembered, now);
    }

    /// <summary>The attempt that was reserved never took place: the server had no room for it, and nobody waits for that.</summary>
    public SignInAttempts Released() => this with { Failures = Math.Max(Failures - 1, 0) };

    /// <summary>The attempt that was reserved had the wrong password: the wait runs from now.</summary>
    public SignInAttempts Failed(DateTimeOffset now) =>
        new(Math.Max(Failures, 1), now > LastAttempt ? now : LastAttempt);
}
