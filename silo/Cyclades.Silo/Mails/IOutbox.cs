using Cyclades.Domain;
using Cyclades.Domain.Mails;

namespace Cyclades.Silo.Mails;

/// <summary>
/// The mails that commits have filed and that are still to be handed over (one row a mail).
/// Whoever takes a row holds it until its lease ends; nobody else is given it before.
/// </summary>
internal interface IOutbox
{
    /// <summary>
    /// The rows whose next attempt has come and that nobody holds, oldest first, held from now on for
    /// <paramref name="lease"/> by the storage's own clock. Counts the attempt.
    /// </summary>
    /// <param name="count">At most so many, from 1.</param>
    /// <param name="lease">How long the taker keeps them.</param>
    /// <param name="cancellation">Ends the wait; rows already held come back when their lease ends.</param>
    Task<IReadOnlyList<OutboxMail>> TakeAsync(int count, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Handed over: the row goes, and with it an address that only it still held.</summary>
    Task MarkSentAsync(OutboxKey key, CancellationToken cancellation);

    /// <summary>Will not be tried again; the row stays, for the operator, with the reason (which names nobody).</summary>
    Task MarkRefusedAsync(OutboxKey key, string reason, CancellationToken cancellation);

    /// <summary>
    /// Released, to be taken again from <paramref name="nextAttempt"/> on. An attempt that did not take place
    /// (<paramref name="attempted"/> false) is not counted.
    /// </summary>
    Task PutBackAsync(OutboxKey key, DateTimeOffset nextAttempt, bool attempted, CancellationToken cancellation);
}

/// <summary>What one mail is filed under: the row of the grain that decided it, that row's version, and its place in that write.</summary>
internal readonly record struct OutboxKey(string Grain, long Version, int Ordinal)
{
    public override string ToString() => $"{Grain}#{Version}.{Ordinal}";
}

/// <summary>One row taken from the outbox.</summary>
/// <param name="Key">What it is filed under.</param>
/// <param name="Candidate">Whose account it concerns; that account's address serves when the mail carries none.</param>
/// <param name="Mail">What to say.</param>
/// <param name="At">Instant of the event that decided it, in UTC: the mail's date.</param>
/// <param name="Attempts">How often it was taken and attempted, this time included: at least 1.</param>
internal sealed record OutboxMail(OutboxKey Key, CandidateNumber Candidate, Mail Mail, DateTimeOffset At, int Attempts);
