using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>State of the grains of these tests.</summary>
public sealed record Probe(string Text, ImmutableArray<string> Names);

/// <summary>Values that a test needs and does not care about; numbers are never given twice.</summary>
internal static class Some
{
    private static long lastCandidate = 500;

    public static DateTimeOffset Instant { get; } = new(2026, 9, 11, 8, 45, 0, TimeSpan.Zero);

    public static CandidateNumber Candidate() => new(Interlocked.Increment(ref lastCandidate));

    public static Envelope<Probe> Envelope(string text = "x") => new(new Probe(text, []), Instant);

    public static JournalEntry Event(string type, int version = 1) =>
        new(type, Instant, "system", version, JsonText.Of(new { said = type }));

    /// <summary>A first write, as the row writer takes it.</summary>
    public static RowWrite FirstWrite(GrainKey key, Envelope<Probe> envelope) =>
        new(key.Text, key.Kind, null, JsonText.Of(envelope).Utf8, JsonText.Of(envelope.ToFiling()).Utf8);

    public static AddressKey Key(string address) => AddressKey.Of("0123456789abcdef0123456789abcdef"u8, EmailAddress.Parse(address));

    public static RegisterRow.Account Account(CandidateNumber number, string address, AccountStanding state = AccountStanding.Active) =>
        new(number, state, EmailAddress.Parse(address), Key(address), "LAMY", "Paul", "2002-01-01", Instant, $"request-{number}", "lamy paul");

    public static RegisterRow.Candidature Candidature(CandidatureId id, string session = "2026-06", bool active = true, string service = "cfg-reims") =>
        new(id, session, service, "19", active ? "registered" : "withdrawn", active, 1, "520", "0510001Z", false, true, false, true, "LAMY", "Paul", "2002-01-01", Instant, Instant, "lamy paul");

    public static CandidatureVersionRow Version(CandidatureId id, int version, string? reference = null) =>
        new(id, version, reference ?? $"{id}-{version}", 1, JsonText.Of(new { title = "CONFIRMATION" }), Instant);

    public static Mail SavedMail(CandidatureId id) => new Mail.RegistrationSaved(
        id,
        new RegistrationFacts("CFG", "JUIN 2026", "REIMS", 1, Instant, Instant.AddDays(9), "Europe/Paris", new DateOnly(2026, 9, 29), ["Rectorat"]));

    /// <summary>An account's write, as the account grain makes it.</summary>
    public static Envelope<Probe> AccountEnvelope(CandidateNumber number, string address, AccountStanding state = AccountStanding.Active) =>
        Envelope() with { Subject = number, Register = Account(number, address, state) };

    /// <summary>A candidature's write, as the candidature grain makes it.</summary>
    public static Envelope<Probe> CandidatureEnvelope(CandidatureId id, string session = "2026-06", bool active = true, string service = "cfg-reims") =>
        Envelope() with { Subject = id.Candidate, Register = Candidature(id, session, active, service) };

    public static CandidatureId CandidatureOf(CandidateNumber number, int registration = 1) => new(number, new RegistrationNumber(registration));
}
