using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Silo.Mails;
using Orleans.Storage;

namespace Cyclades.Silo.Storage;

/// <summary>
/// The row of one grain, held by the grain: it answers from <see cref="Committed"/>, hands the next envelope to
/// <see cref="CommitAsync"/> or <see cref="TryCommitAsync"/>, and memory moves only after storage has. Every write that did not certainly succeed
/// ends the activation, so that memory is never ahead of storage.
/// </summary>
internal sealed class GrainRecord<TState>
    where TState : class
{
    private readonly IGrainContext context;
    private readonly IGrainStorage storage;
    private readonly MailSignal mailSignal;
    private readonly CandidatureSignal candidatureSignal;
    private readonly ILogger logger;
    private readonly string kind;
    private string? etag;
    private bool ended;

    internal GrainRecord(IGrainContext context, IGrainStorage storage, MailSignal mailSignal, CandidatureSignal candidatureSignal, ILogger logger, string kind)
    {
        this.context = context;
        this.storage = storage;
        this.mailSignal = mailSignal;
        this.candidatureSignal = candidatureSignal;
        this.logger = logger;
        this.kind = kind;
    }

    /// <summary>The state that storage holds; none when there is no row.</summary>
    public TState? Committed { get; private set; }

    /// <summary>Version of the row, 1 for the first; 0 when there is none.</summary>
    public int Version => etag is null ? 0 : int.Parse(etag, CultureInfo.InvariantCulture);

    /// <summary>What must still happen to this grain, as last committed.</summary>
    public ImmutableArray<DueEntry> Due { get; private set; } = [];

    /// <summary>Reads the row; called by the grain when it activates.</summary>
    /// <exception cref="StorageUnavailableException">The row could not be read.</exception>
    public async Task LoadAsync()
    {
        var row = new GrainState<Envelope<TState>>();
        try
        {
            await storage.ReadStateAsync(kind, context.GrainId, row);
        }
        catch (Exception failure)
        {
            throw Unavailable("read", failure);
        }

        var found = row.RecordExists ? row.State : null;
        Committed = found?.State;
        Due = found?.Due ?? [];
        etag = found is null ? null : row.ETag;
    }

    /// <summary>Writes the next envelope and all it files in one commit, where no unique key can refuse it.</summary>
    /// <exception cref="InvalidOperationException">A unique key refused all the same; the activation has ended.</exception>
    /// <exception cref="StorageUnavailableException">Storage failed, or another activation wrote first.</exception>
    public async Task CommitAsync(Envelope<TState> next)
    {
        if ((await TryCommitAsync(next)).IsRefused(out var key))
        {
            throw new InvalidOperationException($"The unique key {key} refused a write of a {kind} that no unique key concerns.");
        }
    }

    /// <summary>Writes the next envelope and all it files in one commit, unless a unique key refuses it.</summary>
    /// <returns>Committed, or the unique key that refused; a refusal too has ended the activation.</returns>
    /// <exception cref="StorageUnavailableException">Storage failed, or another activation wrote first.</exception>
    public async Task<CommitResult> TryCommitAsync(Envelope<TState> next)
    {
        ThrowIfEnded();
        var row = Row(next);
        try
        {
            await storage.WriteStateAsync(kind, context.GrainId, row);
        }
        catch (UniqueConstraintException refusal)
        {
            End("a unique key refused its write");
            return CommitResult.RefusedBy(refusal.Key);
        }
        catch (Exception failure)
        {
            throw Unavailable("write", failure);
        }

        etag = row.ETag;
        Committed = next.State;
        Due = next.Due;
        if (next.Mails.Length + next.Spawn.Length > 0)
        {
            mailSignal.Raise();
        }

        candidatureSignal.Raise([next.Register, .. next.Spawn.Select(row => row.Filing.Register)]);
        return CommitResult.Committed;
    }

    /// <summary>Deletes the row, with its place in the register and what was due. Only for what leaves no trace: a draft.</summary>
    /// <exception cref="StorageUnavailableException">Storage failed, or another activation wrote first.</exception>
    public async Task DeleteAsync()
    {
        ThrowIfEnded();
        if (etag is null)
        {
            return;
        }

        try
        {
            await storage.ClearStateAsync(kind, context.GrainId, Row(new(Committed!, default)));
        }
        catch (Exception failure)
        {
            throw Unavailable("delete", failure);
        }

        etag = null;
        Committed = null;
        Due = [];
    }

    private GrainState<Envelope<TState>> Row(Envelope<TState> envelope) =>
        new() { State = envelope, ETag = etag, RecordExists = etag is not null };

    private void ThrowIfEnded()
    {
        if (ended)
        {
            throw new StorageUnavailableException();
        }
    }

    private StorageUnavailableException Unavailable(string act, Exception failure)
    {
        logger.LogError(failure, "Storage did not {Act} the row of {Grain} at version {Version}", act, context.GrainId, Version);
        End($"storage did not certainly {act} its row");
        return new StorageUnavailableException();
    }

    private void End(string reason)
    {
        ended = true;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, reason));
    }
}
