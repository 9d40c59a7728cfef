using System.Collections.Immutable;
using System.Text.Json;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

public sealed class StoredJsonTests
{
    [Fact]
    public void Nulls_are_left_out_enums_are_words_and_accents_are_letters() =>
        Assert.Equal("""{"name":"Élodie","standing":"active"}""", StoredJson.ToText(new Person("Élodie", AccountStanding.Active, null)));

    [Fact]
    public void A_list_that_is_missing_or_was_never_set_is_empty()
    {
        Assert.Equal("""{"names":[]}""", StoredJson.ToText(new People(default)));
        Assert.Empty(StoredJson.Parse<People>("{}").Names);
        Assert.Empty(StoredJson.Parse<People>("""{"names":[]}""").Names);
        Assert.Equal(["a"], StoredJson.Parse<People>("""{"names":["a"]}""").Names);
    }

    [Fact]
    public void An_envelope_of_another_time_is_read_with_what_it_has()
    {
        var envelope = StoredJson.Parse<Envelope<People>>("""{"state":{},"at":"2026-01-01T00:00:00Z","unheardOf":1}""");

        Assert.Empty(envelope.State.Names);
        Assert.Empty(envelope.Events);
        Assert.Empty(envelope.Due);
        Assert.Equal(Envelope<People>.CurrentFormat, envelope.Format);
    }

    [Fact]
    public void An_envelope_is_read_as_it_was_written()
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var text = SentEnvelope.ToText(Some.CandidatureEnvelope(id) with
        {
            Events = [Some.Event("registered")],
            Mails = [new(Some.SavedMail(id), true)],
            Due = [new("expire", Some.Instant)],
            Versions = [Some.Version(id, 1)],
            Spawn = [SpawnedRow.Of(GrainKey.Candidature(id), Some.Envelope())],
        });

        Assert.Equal(text, SentEnvelope.ToText(SentEnvelope.Parse(text)));
    }

    [Fact]
    public void A_discriminator_is_found_wherever_a_database_has_put_it() =>
        Assert.IsType<RegisterRow.Tombstone>(StoredJson.Parse<RegisterRow>("""{"candidate":"00000000042","kind":"tombstone"}"""));

    [Fact]
    public void The_order_of_instants_is_the_order_of_their_texts()
    {
        DateTimeOffset[] instants =
        [
            new(2026, 9, 11, 8, 45, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 9, 11, 8, 45, 0, TimeSpan.Zero).AddTicks(1),
            new(2026, 9, 11, 10, 45, 0, 500, TimeSpan.FromHours(2)),
            new(2026, 9, 11, 8, 46, 0, TimeSpan.Zero),
        ];

        Assert.Equal(instants, instants.Select(StoredInstant.ToText).Order(StringComparer.Ordinal).Select(StoredInstant.Parse));
        Assert.All(instants.Select(StoredInstant.ToText), text => Assert.Equal(28, text.Length));
        Assert.All(instants, instant => Assert.Equal(TimeSpan.Zero, StoredJson.Parse<Instant>(StoredJson.ToText(new Instant(instant))).At.Offset));
    }

    [Fact]
    public void What_cannot_be_read_says_so() =>
        Assert.Throws<JsonException>(() => StoredJson.Parse<People>("null"));

    [Fact]
    public void An_event_is_journaled_under_its_name_in_its_hierarchy() =>
        Assert.Equal("not-found", JournalEntry.Of<Domain.Refusal>(new Domain.Refusal.NotFound(), Some.Instant, "system", 1).Type);

    private sealed record Person(string Name, AccountStanding Standing, string? Usual);

    private sealed record People(ImmutableArray<string> Names);

    private sealed record Instant(DateTimeOffset At);
}
