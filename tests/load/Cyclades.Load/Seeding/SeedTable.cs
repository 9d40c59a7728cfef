namespace Cyclades.Load.Seeding;

/// <summary>A table that seeded rows go into. Columns that are not named have what the database gives them.</summary>
internal sealed record SeedTable(string Name, params SeedColumn[] Columns)
{
    public static SeedTable States { get; } = new(
        "OrleansStorage",
        new("GrainIdExtensionString", SeedType.Text),
        new("GrainTypeString", SeedType.Text),
        new("ServiceId", SeedType.Text),
        new("Version", SeedType.Integer),
        new("PayloadBinary", SeedType.Bytes));

    public static SeedTable Journal { get; } = new(
        "journal",
        new("grain", SeedType.Text),
        new("grain_version", SeedType.Number),
        new("ordinal", SeedType.Number),
        new("subject", SeedType.Number),
        new("type", SeedType.Text),
        new("at", SeedType.Instant),
        new("actor", SeedType.Text),
        new("version", SeedType.Number),
        new("payload", SeedType.Json),
        new("academy", SeedType.Text));

    public static SeedTable Accounts { get; } = new(
        "account",
        new("candidate_number", SeedType.Number),
        new("version", SeedType.Number),
        new("state", SeedType.Text),
        new("email", SeedType.Text),
        new("email_key", SeedType.Text),
        new("birth_name", SeedType.Text),
        new("first_names", SeedType.Text),
        new("birth_date", SeedType.Text),
        new("created_at", SeedType.Instant),
        new("creation_request", SeedType.Text),
        new("search", SeedType.Text));

    public static SeedTable Candidatures { get; } = new(
        "candidature",
        new("candidate_number", SeedType.Number),
        new("registration_number", SeedType.Number),
        new("session", SeedType.Text),
        new("service", SeedType.Text),
        new("academy", SeedType.Text),
        new("state", SeedType.Text),
        new("active", SeedType.Truth),
        new("version", SeedType.Number),
        new("category", SeedType.Text),
        new("establishment", SeedType.Text),
        new("signed", SeedType.Truth),
        new("received", SeedType.Truth),
        new("arrangement", SeedType.Truth),
        new("documents_missing", SeedType.Truth),
        new("birth_name", SeedType.Text),
        new("first_names", SeedType.Text),
        new("birth_date", SeedType.Text),
        new("created_at", SeedType.Instant),
        new("updated_at", SeedType.Instant),
        new("search", SeedType.Text));

    public static SeedTable Documents { get; } = new(
        "candidature_version",
        new("candidate_number", SeedType.Number),
        new("registration_number", SeedType.Number),
        new("version", SeedType.Number),
        new("reference", SeedType.Text),
        new("template", SeedType.Number),
        new("inputs", SeedType.Json),
        new("at", SeedType.Instant));

    public static SeedTable Due { get; } = new(
        "due",
        new("grain", SeedType.Text),
        new("kind", SeedType.Text),
        new("at", SeedType.Instant));

    public static SeedTable[] All { get; } = [States, Journal, Accounts, Candidatures, Documents, Due];
}

internal readonly record struct SeedColumn(string Name, SeedType Type);

/// <summary>What a column holds; each database has its own type for it.</summary>
internal enum SeedType
{
    Text,
    Integer,
    Number,
    Truth,
    Instant,
    Json,
    Bytes,
}
