using System.Collections.Immutable;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Mails;

namespace Cyclades.Silo.Storage;

/// <summary>
/// One write of one grain: its state, and all that the database files elsewhere in the same commit.
/// Lists but <see cref="Due"/> hold what this write adds; they are empty again when the grain is loaded.
/// </summary>
/// <param name="State">What the grain answers from, once committed.</param>
/// <param name="At">Instant of the write, by the rule's clock.</param>
internal sealed record Envelope<TState>(TState State, DateTimeOffset At)
    where TState : class
{
    public const int CurrentFormat = 1;

    /// <summary>Format of the envelope; the triggers take the one before too.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The candidate whom all of this is about; none for settings and agents. Erasure goes by it.</summary>
    public CandidateNumber? Subject { get; init; }

    /// <summary>The grain's row in the register; none when it has no place there.</summary>
    public RegisterRow? Register { get; init; }

    /// <summary>What just happened, in order.</summary>
    public ImmutableArray<JournalEntry> Events { get; init; } = [];

    /// <summary>What is to be sent, in order.</summary>
    public ImmutableArray<MailEntry> Mails { get; init; } = [];

    /// <summary>The full set of what must happen later to this grain; it replaces the set before.</summary>
    public ImmutableArray<DueEntry> Due { get; init; } = [];

    /// <summary>The request for a link that this write answers: its row goes in the same commit.</summary>
    public long? LinkRequest { get; init; }

    /// <summary>First rows of grains that this write creates.</summary>
    public ImmutableArray<SpawnedRow> Spawn { get; init; } = [];

    /// <summary>Inputs of documents that this write makes.</summary>
    public ImmutableArray<CandidatureVersionRow> Versions { get; init; } = [];
}

/// <summary>One line of the journal: who did what, when, and the version that came of it.</summary>
/// <param name="Type">Stable name of the event.</param>
/// <param name="Actor">Who acted, as <c>Actor.JournalName</c> gives it: a candidate's number, a link holder, the operator, the clock.</param>
/// <param name="Version">Version of the aggregate after the event.</param>
internal sealed record JournalEntry(string Type, DateTimeOffset At, string Actor, int Version, JsonElement Payload)
{
    /// <param name="fact">The event, seen as the root of its closed hierarchy: its discriminator is the entry's type.</param>
    public static JournalEntry Of<TEvent>(TEvent fact, DateTimeOffset at, string actor, int version)
        where TEvent : notnull
    {
        var payload = StoredJson.ToElement(fact);
        var type = payload.TryGetProperty("$type", out var discriminator) ? discriminator.GetString()! : fact.GetType().Name;
        return new JournalEntry(type, at, actor, version, payload);
    }
}

/// <summary>A mail to send.</summary>
/// <param name="IsMessage">It is also one of the candidate's messages (R118).</param>
internal sealed record MailEntry(Mail Mail, bool IsMessage)
{
    /// <summary>The candidature it is about; written for the triggers.</summary>
    public RegistrationNumber? Registration => Mail.About?.Registration;
}

/// <summary>Something that must happen later: the grain is called at <paramref name="At"/> and decides again.</summary>
/// <param name="Kind">Stable name, unique within the grain's set together with the instant.</param>
internal sealed record DueEntry(string Kind, DateTimeOffset At);

/// <summary>First row of a grain that another one creates. When the row exists already, nothing of the write happens.</summary>
/// <param name="Kind">Kind of the new grain.</param>
/// <param name="Key">Key of the new grain.</param>
/// <param name="Envelope">Its first envelope, filed like any other.</param>
internal sealed record SpawnedRow(string Kind, string Key, JsonElement Envelope)
{
    public static SpawnedRow Of<TState>(GrainKey key, Envelope<TState> envelope)
        where TState : class =>
        new(key.Kind, key.Text, StoredJson.ToElement(envelope));
}

/// <summary>All that one document is made from, so that the same version gives the same bytes for ever.</summary>
/// <param name="Reference">What the document's QR code bears; never twice (<see cref="UniqueConstraint.VersionReference"/>).</param>
/// <param name="Template">Number of the template that prints it.</param>
internal sealed record CandidatureVersionRow(
    CandidatureId Candidature,
    int Version,
    string Reference,
    int Template,
    JsonElement Inputs,
    DateTimeOffset At);
