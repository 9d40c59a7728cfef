using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Domain;
using Cyclades.Domain.Mails;

namespace Cyclades.Silo.Storage;

/// <summary>
/// One write of one grain: what its row keeps, and all that the database files elsewhere in the same commit.
/// The row keeps the state and what is due; the rest is what this write adds, and is not there when the grain is loaded.
/// </summary>
/// <param name="State">What the grain answers from, once committed.</param>
/// <param name="At">Instant of the write, by the rule's clock.</param>
internal sealed record Envelope<TState>(TState State, DateTimeOffset At) : IFiledWrite
    where TState : class
{
    public const int CurrentFormat = 1;

    /// <summary>Format of the row.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The candidate whom all of this is about; none for settings and agents. Erasure goes by it.</summary>
    public CandidateNumber? Subject { get; init; }

    /// <summary>The full set of what must happen later to this grain; it replaces the set before.</summary>
    public ImmutableArray<DueEntry> Due { get; init; } = [];

    /// <summary>The grain's row in the register; none when it has no place there.</summary>
    [JsonIgnore]
    public RegisterRow? Register { get; init; }

    /// <summary>What just happened, in order.</summary>
    [JsonIgnore]
    public ImmutableArray<JournalEntry> Events { get; init; } = [];

    /// <summary>What is to be sent, in order.</summary>
    [JsonIgnore]
    public ImmutableArray<MailEntry> Mails { get; init; } = [];

    /// <summary>The request for a link that this write answers: its row goes in the same commit.</summary>
    [JsonIgnore]
    public long? LinkRequest { get; init; }

    /// <summary>First rows of grains that this write creates.</summary>
    [JsonIgnore]
    public ImmutableArray<SpawnedRow> Spawn { get; init; } = [];

    /// <summary>Inputs of documents that this write makes.</summary>
    [JsonIgnore]
    public ImmutableArray<CandidatureVersionRow> Versions { get; init; } = [];

    public Filing ToFiling() => new(At, Subject, Register, Events, Mails, Due, LinkRequest, Spawn, Versions);
}

/// <summary>A write that the database files elsewhere too.</summary>
internal interface IFiledWrite
{
    /// <summary>What it files.</summary>
    Filing ToFiling();
}

/// <summary>What a write files beside its row; the members are those of <see cref="Envelope{TState}"/>.</summary>
internal sealed record Filing(
    DateTimeOffset At,
    CandidateNumber? Subject,
    RegisterRow? Register,
    ImmutableArray<JournalEntry> Events,
    ImmutableArray<MailEntry> Mails,
    ImmutableArray<DueEntry> Due,
    long? LinkRequest,
    ImmutableArray<SpawnedRow> Spawn,
    ImmutableArray<CandidatureVersionRow> Versions);

/// <summary>One line of the journal: who did what, when, and the version that came of it.</summary>
/// <param name="Type">Stable name of the event.</param>
/// <param name="Actor">Who acted, as <c>Actor.JournalName</c> gives it: a candidate's number, a link holder, the operator, the clock.</param>
/// <param name="Version">Version of the aggregate after the event.</param>
internal sealed record JournalEntry(string Type, DateTimeOffset At, string Actor, int Version, JsonText Payload)
{
    /// <param name="fact">The event, seen as the root of its closed hierarchy: its discriminator is the entry's type.</param>
    public static JournalEntry Of<TEvent>(TEvent fact, DateTimeOffset at, string actor, int version)
        where TEvent : notnull
    {
        var payload = JsonText.Of(fact);
        var type = DiscriminatorOf(payload) ?? fact.GetType().Name;
        return new JournalEntry(type, at, actor, version, payload);
    }

    // The serializer writes it before everything else.
    private static string? DiscriminatorOf(JsonText fact)
    {
        var reader = new Utf8JsonReader(fact.Utf8.Span);
        return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("$type"u8) && reader.Read()
            ? reader.GetString()
            : null;
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
/// <param name="Row">What its row keeps.</param>
/// <param name="Filing">What its first write files, like any other.</param>
internal sealed record SpawnedRow(string Kind, string Key, JsonText Row, Filing Filing)
{
    public static SpawnedRow Of<TState>(GrainKey key, Envelope<TState> envelope)
        where TState : class =>
        new(key.Kind, key.Text, JsonText.Of(envelope), envelope.ToFiling());
}

/// <summary>All that one document is made from, so that the same version gives the same bytes for ever.</summary>
/// <param name="Reference">What the document's QR code bears; never twice (<see cref="UniqueConstraint.VersionReference"/>).</param>
/// <param name="Template">Number of the template that prints it.</param>
internal sealed record CandidatureVersionRow(
    CandidatureId Candidature,
    int Version,
    string Reference,
    int Template,
    JsonText Inputs,
    DateTimeOffset At);
