using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>An outbox that keeps the promises of <see cref="IOutbox"/> in memory, and can be made to fail.</summary>
internal sealed class OutboxInMemory : IOutbox
{
    private readonly SortedDictionary<long, OutboxRow> rows = [];
    private readonly Dictionary<long, DateTimeOffset> notBefore = [];
    private readonly Lock turn = new();

    public Dictionary<long, string> Refused { get; } = [];

    public List<long> Sent { get; } = [];

    /// <summary>Thrown by each mark while set.</summary>
    public Exception? MarkFails { get; set; }

    /// <summary>Thrown by each mark of a mail that was sent while set; all else is taken.</summary>
    public Exception? SentFails { get; set; }

    /// <summary>Thrown by each taking while set.</summary>
    public Exception? TakeFails { get; set; }

    /// <summary>Called with each batch that is taken, before it is handed out.</summary>
    public Action<int> OnTake { get; set; } = _ => { };

    /// <summary>Called with each row that is marked as sent.</summary>
    public Action<long> OnSent { get; set; } = _ => { };

    public void File(long id, Mail? mail = null, DateTimeOffset? from = null, int attempts = 0)
    {
        lock (turn)
        {
            rows[id] = SomeMails.Row(mail, id, attempts);
            notBefore[id] = from ?? DateTimeOffset.MinValue;
        }
    }

    public void Erase(long id) => rows.Remove(id);

    public int AttemptsOf(long id) => rows[id].Attempts;

    public DateTimeOffset NextAttemptOf(long id) => notBefore[id];

    public Task<ImmutableArray<OutboxRow>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit)
    {
        if (TakeFails is { } failure)
        {
            return Task.FromException<ImmutableArray<OutboxRow>>(failure);
        }

        lock (turn)
        {
            var taken = ImmutableArray.CreateBuilder<OutboxRow>();
            foreach (var id in rows.Keys.Where(id => !Refused.ContainsKey(id) && notBefore[id] <= now).Take(limit).ToList())
            {
                notBefore[id] = now + lease;
                rows[id] = rows[id] with { Attempts = rows[id].Attempts + 1 };
                taken.Add(rows[id]);
            }

            OnTake(taken.Count);
            return Task.FromResult(taken.ToImmutable());
        }
    }

    public Task MarkSentAsync(long id) => SentFails is { } failure ? Task.FromException(failure) : Mark(() =>
    {
        rows.Remove(id);
        Sent.Add(id);
        OnSent(id);
    });

    public Task MarkRefusedAsync(long id, string reason) => Mark(() => Refused[id] = reason);

    public Task PutBackAsync(long id, DateTimeOffset nextAttempt, bool attempted) => Mark(() =>
    {
        notBefore[id] = nextAttempt;
        rows[id] = rows[id] with { Attempts = rows[id].Attempts - (attempted ? 0 : 1) };
    });

    private Task Mark(Action mark)
    {
        if (MarkFails is { } failure)
        {
            return Task.FromException(failure);
        }

        lock (turn)
        {
            mark();
        }

        return Task.CompletedTask;
    }
}

/// <summary>One address for everybody it knows.</summary>
internal sealed class OneAddress(EmailAddress? address) : IAddressBook
{
    public EmailAddress? Address { get; set; } = address;

    public Task<EmailAddress?> FindAsync(CandidateNumber candidate, CancellationToken cancellation) => Task.FromResult(Address);
}
