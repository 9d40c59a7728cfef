using MimeKit;

namespace Cyclades.Silo.Mails;

/// <summary>Hands mails over, one after the other; used by one dispatcher at a time.</summary>
internal interface IMailTransport
{
    /// <summary>Hands one mail over to its recipient. Every failure is an answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; the mail may have left.</exception>
    Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation);

    /// <summary>No more mails for now: what was kept open between two mails is closed.</summary>
    Task RestAsync();
}

/// <summary>How one attempt ended.</summary>
/// <param name="Outcome">What follows.</param>
/// <param name="Reason">Why, in a word or a server's code, for the operator; it names nobody. Empty when handed over.</param>
internal readonly record struct MailAnswer(MailOutcome Outcome, string Reason)
{
    public static readonly MailAnswer HandedOver = new(MailOutcome.HandedOver, "");
}

/// <summary>What follows an attempt.</summary>
internal enum MailOutcome
{
    /// <summary>The other side has taken it on.</summary>
    HandedOver = 1,

    /// <summary>Refused for good: the same mail would be refused again.</summary>
    Refused = 2,

    /// <summary>This mail is to be tried again later; the next one may pass now.</summary>
    TryLater = 3,

    /// <summary>Nothing passes now: this mail and all others are to be tried again later.</summary>
    Unavailable = 4,
}
