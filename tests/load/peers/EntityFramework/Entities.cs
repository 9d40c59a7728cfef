using System.ComponentModel.DataAnnotations.Schema;

namespace Cyclades.Peers.EntityFramework;

/// <summary>A row of <c>OrleansStorage</c>; its version is the concurrency token.</summary>
internal sealed class StateEntity
{
    public required string Key { get; init; }

    public required string Kind { get; init; }

    public string Service { get; init; } = "cyclades";

    public int Version { get; set; }

    public required byte[] Payload { get; set; }
}

internal sealed class JournalEntity
{
    public long Position { get; init; }

    public required string Grain { get; init; }

    public long GrainVersion { get; init; }

    public long Ordinal { get; init; }

    public long Subject { get; init; }

    public required string Type { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public long Version { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Payload { get; init; }

    public string? Academy { get; init; }
}

internal sealed class AccountEntity
{
    public long CandidateNumber { get; init; }

    public long Version { get; init; }

    public required string State { get; init; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    public required string BirthName { get; init; }

    public required string FirstNames { get; init; }

    public required string BirthDate { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreationRequest { get; init; }

    public required string Search { get; init; }
}

internal sealed class CandidatureEntity
{
    public long CandidateNumber { get; init; }

    public long RegistrationNumber { get; init; }

    public required string Session { get; init; }

    public required string Service { get; init; }

    public required string Academy { get; init; }

    public required string State { get; init; }

    public bool Active { get; init; }

    public long Version { get; init; }

    public required string Category { get; init; }

    public string? Establishment { get; init; }

    public bool Signed { get; init; }

    public bool Received { get; init; }

    public bool Arrangement { get; init; }

    public bool DocumentsMissing { get; init; }

    public required string BirthName { get; init; }

    public required string FirstNames { get; init; }

    public required string BirthDate { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public required string Search { get; init; }
}

internal sealed class OutboxEntity
{
    public long Id { get; init; }

    public required string Grain { get; init; }

    public long GrainVersion { get; init; }

    public long Ordinal { get; init; }

    public long CandidateNumber { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Mail { get; init; }

    public DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset NotBefore { get; init; }
}

internal sealed class MessageEntity
{
    public long Id { get; init; }

    public required string Grain { get; init; }

    public long GrainVersion { get; init; }

    public long Ordinal { get; init; }

    public long CandidateNumber { get; init; }

    public long? RegistrationNumber { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Mail { get; init; }

    public DateTimeOffset SentAt { get; init; }
}

internal sealed class DueEntity
{
    public required string Grain { get; init; }

    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class DraftEntity
{
    public required string Grain { get; init; }
}

internal sealed class CandidatureVersionEntity
{
    public long CandidateNumber { get; init; }

    public long RegistrationNumber { get; init; }

    public long Version { get; init; }

    public required string Reference { get; init; }

    public long Template { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Inputs { get; init; }

    public DateTimeOffset At { get; init; }
}
