using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// What an account keeps of the links of one purpose that were mailed to it (D40): the newest serial and until when it is good.
/// The link itself is made from the serial when the mail leaves, and is kept nowhere. A newer link voids the older ones;
/// a used link is void; serials are never reused.
/// </summary>
/// <param name="Serial">Of the newest link; 0 before the first.</param>
/// <param name="Expiry">First instant at which the newest link is no longer good, in UTC; null when there is none to use.</param>
public sealed record OneTimeLink(int Serial, DateTimeOffset? Expiry)
{
    /// <summary>« Ce lien n'est valable que pour une durée de 48 heures » (R41, R54).</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(48);

    public static OneTimeLink None { get; } = new(0, null);

    /// <summary>The state once a new link is to be mailed.</summary>
    public OneTimeLink Issued(DateTimeOffset now) => new(Serial + 1, now + Lifetime);

    public bool IsValid(int serial, DateTimeOffset now) => Expiry is { } expiry && serial == Serial && now < expiry;

    /// <summary>Null when the link is good; otherwise whether it came too late or is not the one to use.</summary>
    public Refusal? Refuse(LinkPurpose purpose, int serial, DateTimeOffset now) =>
        IsValid(serial, now) ? null
        : serial == Serial && IsExpired(now) ? new Refusal.LinkExpired(purpose)
        : new Refusal.LinkVoid(purpose);

    /// <summary>The newest link has come to its end unused.</summary>
    public bool IsExpired(DateTimeOffset now) => now >= Expiry;

    /// <summary>The state once the newest link has served, or must not serve any more.</summary>
    public OneTimeLink Voided() => this with { Expiry = null };
}
