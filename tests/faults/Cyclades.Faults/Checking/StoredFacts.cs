using System.Collections.Immutable;

namespace Cyclades.Faults.Checking;

/// <summary>What the database holds once everything has come to rest.</summary>
internal sealed record StoredFacts(
    ImmutableArray<StoredRow> Rows,
    ImmutableArray<StoredAccount> Accounts,
    ImmutableArray<StoredCandidature> Candidatures,
    ImmutableArray<StoredVersion> Versions,
    ImmutableArray<StoredEvent> Journal,
    ImmutableArray<StoredMail> Messages,
    ImmutableArray<StoredMail> Outbox,
    ImmutableArray<StoredClosing> Closings);

/// <summary>The row of a grain.</summary>
/// <param name="Version">How often it was written.</param>
internal sealed record StoredRow(string Grain, long Version);

/// <param name="State"><c>pending</c>, <c>active</c> or <c>erased</c>.</param>
/// <param name="Email">None once erased.</param>
internal sealed record StoredAccount(long Candidate, string State, string? Email);

/// <summary>A row of the register of candidatures.</summary>
internal sealed record StoredCandidature(long Candidate, long Registration, string Service, string Session, bool Active, long Version);

/// <summary>The inputs of one document.</summary>
internal sealed record StoredVersion(long Candidate, long Registration, long Version);

/// <summary>An entry of the journal.</summary>
/// <param name="GrainVersion">Which write of its grain filed it.</param>
/// <param name="Version">Version of the aggregate afterwards.</param>
/// <param name="Request">The request that it carried out, if there was one.</param>
/// <param name="Registration">Of the account's entry on a registration: its number.</param>
/// <param name="Content">What was typed, in those that have a form.</param>
internal sealed record StoredEvent(
    string Grain, long GrainVersion, long Ordinal, string Type, DateTimeOffset At, long Version, string? Request, long? Registration, string? Content);

/// <summary>A mail as it was filed, in the candidate's messages or in the outbox.</summary>
/// <param name="MessageId">What it bears when it leaves.</param>
/// <param name="Refused">Why it will never leave; none when it has left or may.</param>
internal sealed record StoredMail(string Grain, long GrainVersion, string MessageId, string? Refused);

/// <summary>When a service closes.</summary>
internal sealed record StoredClosing(string Service, DateTimeOffset Closing);

/// <summary>Keys of grains, as they are stored.</summary>
internal static class Grains
{
    public static string Account(long candidate) => $"account/{candidate:D11}";

    public static string Candidature(long candidate, long registration) => $"candidature/{candidate:D11}/{registration:D3}";
}
