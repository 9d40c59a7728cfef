namespace Cyclades.Domain.Accounts;

/// <summary>What a creation answers: where the link went, and until when the account waits for it (R41, R42).</summary>
public sealed record PendingAccount(CandidateNumber Number, EmailAddress Email, DateTimeOffset Until)
{
    public static PendingAccount Of(Account account) => new(account.Number, account.Email, account.PendingUntil);
}
