using System.Collections.Immutable;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Silo.Storage;

namespace Cyclades.Peers;

/// <summary>One state to write, with all that is filed of it: what the silo's envelope of the same write says.</summary>
/// <param name="Before">Version of the row that was read; none for a first write.</param>
/// <param name="State">The bytes of the state alone: nothing in the database reads the rest out of the row.</param>
internal sealed record PeerWrite(
    GrainKey Key,
    int? Before,
    byte[] State,
    CandidateNumber Subject,
    DateTimeOffset At,
    RegisterRow Register,
    ImmutableArray<JournalEntry> Events,
    ImmutableArray<MailEntry> Mails,
    ImmutableArray<DueEntry> Due,
    ImmutableArray<CandidatureVersionRow> Versions)
{
    public int Version => (Before ?? 0) + 1;

    public static PeerWrite Of<TState>(GrainKey key, int? before, Envelope<TState> envelope)
        where TState : class => new(
            key,
            before,
            JsonSerializer.SerializeToUtf8Bytes(new StoredState<TState>(envelope.State), StoredJson.Options),
            envelope.Subject!.Value,
            envelope.At,
            envelope.Register!,
            envelope.Events,
            envelope.Mails,
            envelope.Due,
            envelope.Versions);
}

/// <summary>What a row must hold: the seeded rows hold more, which is skipped.</summary>
internal sealed record StoredState<TState>(TState State)
{
    public static TState Read(byte[] payload) => JsonSerializer.Deserialize<StoredState<TState>>(payload, StoredJson.Options)!.State;
}
