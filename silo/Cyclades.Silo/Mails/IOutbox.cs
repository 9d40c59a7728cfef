using System.Collections.Immutable;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Mails;

/// <summary>
/// The mails that commits have filed and that are still to be handed over. Whoever takes a row holds it until its
/// lease ends; nobody else is given it before. A row that is gone meanwhile (erasure) is left alone by every mark.
/// </summary>
internal interface IOutbox
{
    /// <summary>The rows whose next attempt has come and that nobody holds, oldest first. Counts the attempt.</summary>
    Task<ImmutableArray<OutboxRow>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit);

    /// <summary>Handed over: the row goes, and with it an address that only it still held.</summary>
    Task MarkSentAsync(long id);

    /// <summary>Will not be tried again; the row stays, for the operator, with the reason (which names nobody).</summary>
    Task MarkRefusedAsync(long id, string reason);

    /// <summary>Released, to be taken again from <paramref name="nextAttempt"/> on.</summary>
    /// <param name="id">Which row.</param>
    /// <param name="nextAttempt">First instant at which it may be taken.</param>
    /// <param name="attempted">False when it was taken but not tried: then this time is not counted.</param>
    Task PutBackAsync(long id, DateTimeOffset nextAttempt, bool attempted);
}
