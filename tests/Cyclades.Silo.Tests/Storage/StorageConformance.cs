using System.Text;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>What every database must do with one envelope; each database that is supported inherits these tests.</summary>
public abstract class StorageConformance(StorageSilo silo)
{
    private static readonly string[] Filed =
        ["OrleansStorage", "journal", "account", "candidature", "draft", "service", "catalogue", "outbox", "message", "due", "candidature_version", "mark_check"];

    [Fact]
    public async Task A_first_write_is_version_one_and_is_read_back()
    {
        var key = GrainKey.Account(Some.Candidate());

        Assert.Equal("1", await silo.WriteAsync(key, Some.Envelope("first")));

        var row = await silo.ReadAsync(key);
        Assert.Equal(("1", true, "first"), (row.ETag, row.RecordExists, row.State!.State.Text));
    }

    [Fact]
    public async Task What_was_never_written_is_not_there()
    {
        var row = await silo.ReadAsync(GrainKey.Account(Some.Candidate()));

        Assert.Equal((null, false), (row.ETag, row.RecordExists));
    }

    [Fact]
    public async Task An_update_grows_the_version_by_one()
    {
        var key = GrainKey.Account(Some.Candidate());
        var first = await silo.WriteAsync(key, Some.Envelope("first"));

        Assert.Equal("2", await silo.WriteAsync(key, Some.Envelope("second"), first));
        Assert.Equal("second", (await silo.ReadAsync(key)).State!.State.Text);
    }

    [Fact]
    public async Task A_stale_write_is_a_conflict_and_changes_nothing()
    {
        var key = GrainKey.Account(Some.Candidate());
        var first = await silo.WriteAsync(key, Some.Envelope());
        await silo.WriteAsync(key, Some.Envelope("kept"), first);

        await UnchangedAsync(() => Assert.ThrowsAsync<InconsistentStateException>(
            () => silo.WriteAsync(key, Some.Envelope("late") with { Events = [Some.Event("late")] }, first)));
        Assert.Equal("kept", (await silo.ReadAsync(key)).State!.State.Text);
    }

    [Fact]
    public async Task A_version_of_a_row_that_is_not_there_is_a_conflict() =>
        await UnchangedAsync(() => Assert.ThrowsAsync<InconsistentStateException>(
            () => silo.WriteAsync(GrainKey.Account(Some.Candidate()), Some.Envelope(), "3")));

    [Fact]
    public async Task A_second_first_write_is_a_conflict()
    {
        var key = GrainKey.Account(Some.Candidate());
        await silo.WriteAsync(key, Some.Envelope("first"));

        await UnchangedAsync(() => Assert.ThrowsAsync<InconsistentStateException>(() => silo.WriteAsync(key, Some.Envelope("second"))));
    }

    [Fact]
    public async Task Of_two_first_writers_on_two_connections_exactly_one_wins()
    {
        using var one = silo.Get<Database>().CreateRowBatches();
        using var other = silo.Get<Database>().CreateRowBatches();
        for (var round = 0; round < 20; round++)
        {
            var key = GrainKey.Account(Some.Candidate());
            using var start = new Barrier(2);

            var outcomes = await Task.WhenAll(
                Task.Run(() => FirstWriteAsync(one, key, "one", start)),
                Task.Run(() => FirstWriteAsync(other, key, "other", start)));

            Assert.Contains(new RowOutcome.Committed(1), outcomes);
            Assert.Contains(RowOutcome.Stale.It, outcomes);
            Assert.Equal(1, await CountAsync("journal", "grain = @grain", new { grain = key.Text }));
        }
    }

    [Fact]
    public async Task The_providers_own_write_which_would_file_nothing_stores_nothing_and_is_a_conflict()
    {
        var key = GrainKey.Account(Some.Candidate());
        await silo.WriteAsync(key, Some.Envelope("filed"));
        var provider = AdoNetGrainStorageFactory.Create(silo.Services, StorageHosting.ProviderName);
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        provider.Participate(lifecycle);
        await lifecycle.OnStart(TestContext.Current.CancellationToken);

        await UnchangedAsync(() => Assert.ThrowsAsync<InconsistentStateException>(() => provider.WriteStateAsync(
            key.Kind, GrainId.Create(key.Kind, key.Text), new GrainState<Envelope<Probe>> { State = Some.Envelope("not filed"), ETag = "1", RecordExists = true })));
    }

    [Fact]
    public async Task One_write_files_all_that_it_says()
    {
        var number = Some.Candidate();
        var id = Some.CandidatureOf(number);
        var key = GrainKey.Candidature(id);

        await silo.WriteAsync(key, Some.CandidatureEnvelope(id) with
        {
            Events = [Some.Event("registered"), Some.Event("locked")],
            Mails = [new(Some.SavedMail(id), IsMessage: true), new(new Mail.PasswordChanged(Some.Instant), IsMessage: false)],
            Due = [new("expire", Some.Instant.AddHours(48))],
            Versions = [Some.Version(id, 1)],
        });

        Assert.Equal(["registered", "locked"], await ColumnAsync("SELECT type FROM journal WHERE grain = @grain ORDER BY position", key));
        await using (var connection = silo.Connect())
        {
            var first = await connection.QuerySingleAsync<Journaled>(
                "SELECT subject, grain_version AS GrainVersion, at, actor, version, payload FROM journal WHERE grain = @grain AND ordinal = 0",
                new { grain = key.Text });
            Assert.Equal(new Journaled(number.Value, 1, Some.Instant, "system", 1, first.Payload), first);
            Assert.Equal("registered", StoredJson.Parse<JsonElement>(first.Payload).GetProperty("said").GetString());
        }

        Assert.Equal([Some.Candidature(id)], await silo.CandidaturesOfAsync(number));
        Assert.Equal(2, await CountAsync("outbox", "candidate_number = @number", new { number = number.Value }));
        var message = Assert.Single(await silo.Get<MessageTable>().ListAsync(number, 10));
        Assert.Equal((id.Registration, Some.Instant, null), (message.Registration, message.SentAt, message.ReadAt));
        Assert.Equal(id, Assert.IsType<Mail.RegistrationSaved>(message.Mail).Candidature);
        Assert.Equal(["expire"], await ColumnAsync("SELECT kind FROM due WHERE grain = @grain", key));
        Assert.Equal("CONFIRMATION", (await silo.Get<VersionTable>().FindAsync(id, 1))!.Inputs.Read<JsonElement>().GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_later_write_files_what_it_adds_and_replaces_register_and_deadlines()
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var key = GrainKey.Candidature(id);
        var first = await silo.WriteAsync(key, Some.CandidatureEnvelope(id) with
        {
            Events = [Some.Event("registered")],
            Due = [new("remind", Some.Instant.AddDays(1)), new("expire", Some.Instant.AddDays(2))],
        });

        await silo.WriteAsync(key, Some.CandidatureEnvelope(id, active: false) with
        {
            Events = [Some.Event("withdrawn", 2)],
            Due = [new("expire", Some.Instant.AddDays(3))],
        }, first);

        Assert.Equal(["registered", "withdrawn"], await ColumnAsync("SELECT type FROM journal WHERE grain = @grain ORDER BY position", key));
        Assert.False(Assert.Single(await silo.CandidaturesOfAsync(id.Candidate)).Active);
        await using var connection = silo.Connect();
        Assert.Equal([Some.Instant.AddDays(3)], await connection.QueryAsync<DateTimeOffset>("SELECT at FROM due WHERE grain = @grain", new { grain = key.Text }));
    }

    [Fact]
    public async Task A_write_that_adds_nothing_files_nothing_again()
    {
        var number = Some.Candidate();
        var key = GrainKey.Account(number);
        var first = await silo.WriteAsync(key, Some.AccountEnvelope(number, $"{number}@example.org") with
        {
            Events = [Some.Event("created")],
            Mails = [new(new Mail.PasswordChanged(Some.Instant), IsMessage: true)],
        });

        await silo.WriteAsync(key, Some.AccountEnvelope(number, $"{number}@example.org"), first);

        Assert.Equal(1, await CountAsync("journal", "grain = @grain", new { grain = key.Text }));
        Assert.Equal(1, await CountAsync("outbox", "grain = @grain", new { grain = key.Text }));
        Assert.Equal(1, await CountAsync("message", "grain = @grain", new { grain = key.Text }));
    }

    [Fact]
    public async Task A_spawned_grain_is_there_with_all_that_its_own_envelope_files()
    {
        var number = Some.Candidate();
        var id = Some.CandidatureOf(number);

        await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with
        {
            Events = [Some.Event("candidature-added")],
            Spawn = [SpawnedRow.Of(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with
            {
                State = new Probe("spawned", ["é"]),
                Events = [Some.Event("registered")],
                Mails = [new(Some.SavedMail(id), IsMessage: true)],
                Due = [new("expire", Some.Instant)],
                Versions = [Some.Version(id, 1)],
            })],
        });

        var row = await silo.ReadAsync(GrainKey.Candidature(id));
        Assert.Equal(("1", "spawned", "é"), (row.ETag, row.State!.State.Text, row.State.State.Names.Single()));
        Assert.Single(await silo.CandidaturesOfAsync(number));
        Assert.Single(await silo.Get<MessageTable>().ListAsync(number, 10));
        Assert.Single(await silo.Get<VersionTable>().ListAsync(id));
        Assert.Equal(["registered"], await ColumnAsync("SELECT type FROM journal WHERE grain = @grain", GrainKey.Candidature(id)));
        Assert.Equal(["expire"], await ColumnAsync("SELECT kind FROM due WHERE grain = @grain", GrainKey.Candidature(id)));
        Assert.Equal("2", await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id), "1"));
    }

    [Fact]
    public async Task A_grain_that_exists_already_cannot_be_spawned_and_nothing_of_the_write_happens()
    {
        var number = Some.Candidate();
        var id = Some.CandidatureOf(number);
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id));

        await UnchangedAsync(() => Assert.ThrowsAnyAsync<Exception>(() => silo.WriteAsync(
            GrainKey.Account(number),
            Some.AccountEnvelope(number, $"{number}@example.org") with
            {
                Events = [Some.Event("candidature-added")],
                Spawn = [SpawnedRow.Of(GrainKey.Candidature(id), Some.CandidatureEnvelope(id))],
            })));
    }

    [Fact]
    public async Task A_second_active_account_with_an_address_is_refused_by_its_key_and_leaves_everything_as_before()
    {
        var (first, second) = (Some.Candidate(), Some.Candidate());
        await silo.WriteAsync(GrainKey.Account(first), Some.AccountEnvelope(first, $"{first}@example.org"));
        var pending = Some.AccountEnvelope(second, $"{first}@EXAMPLE.org", AccountStanding.Pending) with { Events = [Some.Event("created")] };
        var version = await silo.WriteAsync(GrainKey.Account(second), pending);

        await RefusedAsync(UniqueConstraint.AccountEmail, () => silo.WriteAsync(
            GrainKey.Account(second),
            Some.AccountEnvelope(second, $"{first}@EXAMPLE.org") with
            {
                Events = [Some.Event("activated")],
                Mails = [new(new Mail.PasswordChanged(Some.Instant), IsMessage: true)],
                Due = [new("expire", Some.Instant)],
            },
            version));
        Assert.Equal(first, await silo.Get<AccountDirectory>().FindActiveAsync(Some.Key($"{first}@example.org")));
        Assert.Equal([second], await silo.Get<AccountDirectory>().ListPendingAsync(Some.Key($"{first}@example.org")));
    }

    [Fact]
    public async Task A_request_creates_one_account_and_finds_it_again()
    {
        var (first, second) = (Some.Candidate(), Some.Candidate());
        var created = Some.Account(first, $"{first}@example.org", AccountStanding.Pending);
        await silo.WriteAsync(GrainKey.Account(first), Some.Envelope() with { Subject = first, Register = created });

        await RefusedAsync(UniqueConstraint.AccountCreationRequest, () => silo.WriteAsync(
            GrainKey.Account(second),
            Some.Envelope() with { Subject = second, Register = created with { Candidate = second } }));
        Assert.Equal(first, await silo.Get<AccountDirectory>().FindByCreationRequestAsync(created.CreationRequest));
        Assert.Null(await silo.Get<AccountDirectory>().FindByCreationRequestAsync("another request"));
    }

    [Fact]
    public async Task A_second_active_candidature_for_a_session_is_refused_with_the_account_that_spawns_it()
    {
        var number = Some.Candidate();
        var version = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org"));
        await silo.WriteAsync(GrainKey.Candidature(Some.CandidatureOf(number)), Some.CandidatureEnvelope(Some.CandidatureOf(number)));
        var second = Some.CandidatureOf(number, 2);

        await RefusedAsync(UniqueConstraint.CandidatureSession, () => silo.WriteAsync(
            GrainKey.Account(number),
            Some.AccountEnvelope(number, $"{number}@example.org") with
            {
                Events = [Some.Event("candidature-added")],
                Spawn = [SpawnedRow.Of(GrainKey.Candidature(second), Some.CandidatureEnvelope(second) with { Mails = [new(Some.SavedMail(second), true)] })],
            },
            version));
    }

    [Fact]
    public async Task A_withdrawn_candidature_leaves_its_session_free_and_cannot_come_back_once_it_is_taken()
    {
        var number = Some.Candidate();
        var (first, second) = (Some.CandidatureOf(number), Some.CandidatureOf(number, 2));
        var version = await silo.WriteAsync(GrainKey.Candidature(first), Some.CandidatureEnvelope(first));
        version = await silo.WriteAsync(GrainKey.Candidature(first), Some.CandidatureEnvelope(first, active: false), version);

        await silo.WriteAsync(GrainKey.Candidature(second), Some.CandidatureEnvelope(second));

        await RefusedAsync(UniqueConstraint.CandidatureSession, () => silo.WriteAsync(GrainKey.Candidature(first), Some.CandidatureEnvelope(first), version));
    }

    [Fact]
    public async Task Two_documents_never_share_a_reference()
    {
        var (first, second) = (Some.CandidatureOf(Some.Candidate()), Some.CandidatureOf(Some.Candidate()));
        await silo.WriteAsync(GrainKey.Candidature(first), Some.CandidatureEnvelope(first) with { Versions = [Some.Version(first, 1)] });

        await RefusedAsync(UniqueConstraint.VersionReference, () => silo.WriteAsync(
            GrainKey.Candidature(second),
            Some.CandidatureEnvelope(second) with { Versions = [Some.Version(second, 1, reference: $"{first}-1")] }));
        Assert.Equal(first, (await silo.Get<VersionTable>().FindByReferenceAsync($"{first}-1"))!.Candidature);
    }

    [Fact]
    public async Task The_newest_version_of_a_document_comes_first()
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var version = await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Versions = [Some.Version(id, 1)] });
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Versions = [Some.Version(id, 2)] }, version);

        Assert.Equal([2, 1], (await silo.Get<VersionTable>().ListAsync(id)).Select(row => row.Version));
    }

    [Fact]
    public async Task The_first_filing_of_a_candidature_ends_the_draft_of_its_service_and_no_other()
    {
        var number = Some.Candidate();
        var id = Some.CandidatureOf(number);
        await DraftAsync(number, "cfg-reims");
        await DraftAsync(number, "cfg-paris");

        var version = await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id, service: "cfg-reims"));

        Assert.Equal(["cfg-paris"], (await silo.Get<DraftRegister>().ListAsync(number)).Select(draft => draft.ServiceId));
        Assert.False((await silo.ReadAsync(GrainKey.Draft(number, "cfg-reims"))).RecordExists);
        Assert.True((await silo.ReadAsync(GrainKey.Draft(number, "cfg-paris"))).RecordExists);

        await DraftAsync(number, "cfg-reims");
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id, service: "cfg-reims"), version);
        Assert.True((await silo.ReadAsync(GrainKey.Draft(number, "cfg-reims"))).RecordExists);
    }

    [Fact]
    public async Task A_deleted_draft_is_gone_with_its_place_in_the_register_and_its_deadlines_and_can_be_written_anew()
    {
        var number = Some.Candidate();
        var key = GrainKey.Draft(number, "cfg-reims");
        await DraftAsync(number, "cfg-reims");

        await silo.DeleteAsync(key, "1");

        Assert.False((await silo.ReadAsync(key)).RecordExists);
        Assert.Empty(await silo.Get<DraftRegister>().ListAsync(number));
        Assert.Equal(0, await CountAsync("due", "grain = @grain", new { grain = key.Text }));
        await DraftAsync(number, "cfg-reims");
        await UnchangedAsync(() => Assert.ThrowsAsync<InconsistentStateException>(() => silo.DeleteAsync(key, "7")));
    }

    [Fact]
    public async Task Settings_are_read_in_one_question_with_a_revision_that_grows()
    {
        var reader = silo.Get<ServiceSnapshotReader>();
        var before = await reader.RevisionAsync();
        var service = new RegisterRow.Service("cfg-lille", "2026-06", "lille", Some.Instant, Some.Instant.AddDays(9), StoredJson.ToElement(new { name = "LILLE" }));

        await silo.WriteAsync(GrainKey.Catalogue, Some.Envelope() with { Register = new RegisterRow.Catalogue(StoredJson.ToElement(new { sessions = 1 })) });
        var version = await silo.WriteAsync(GrainKey.Service("cfg-lille"), Some.Envelope() with { Register = service });
        await silo.WriteAsync(GrainKey.Service("cfg-lille"), Some.Envelope() with { Register = service }, version);

        var stored = await reader.ReadAsync();
        Assert.Equal(1, stored.Catalogue!.Value.GetProperty("sessions").GetInt32());
        var lille = Assert.Single(stored.Services, found => found.Id == "cfg-lille");
        Assert.Equal((2, "LILLE"), (lille.Version, lille.Settings.GetProperty("name").GetString()));
        Assert.Equal(before + 3, stored.Revision);
        Assert.Equal(stored.Revision, await reader.RevisionAsync());
    }

    [Theory]
    [InlineData("c11")]
    [InlineData("42")]
    [InlineData("00000000000000000000000000000042")]
    [InlineData("without-a-prefix")]
    public async Task A_key_without_its_prefix_is_refused_hexadecimal_or_not(string key) =>
        await UnchangedAsync(() => Assert.ThrowsAnyAsync<Exception>(() => silo.Rows.WriteStateAsync(
            GrainKey.AccountKind,
            GrainId.Create(GrainKey.AccountKind, key),
            new GrainState<Envelope<Probe>> { State = Some.Envelope() })));

    [Fact]
    public async Task A_migration_of_data_files_nothing()
    {
        var key = GrainKey.Account(Some.Candidate());
        await silo.WriteAsync(key, Some.Envelope() with { Events = [Some.Event("created")] });

        await using (var connection = silo.Connect())
        {
            await connection.ExecuteAsync("UPDATE OrleansStorage SET Version = Version + 1 WHERE GrainIdExtensionString = @grain", new { grain = key.Text });
        }

        Assert.Equal(1, await CountAsync("journal", "grain = @grain", new { grain = key.Text }));
        await silo.WriteAsync(key, Some.Envelope() with { Events = [Some.Event("changed")] }, "2");
        Assert.Equal(2, await CountAsync("journal", "grain = @grain", new { grain = key.Text }));
    }

    [Fact]
    public async Task A_row_keeps_the_state_and_what_is_due_and_nothing_of_what_it_has_filed()
    {
        var key = GrainKey.Account(Some.Candidate());
        var version = await silo.WriteAsync(key, Some.Envelope("kept") with
        {
            Subject = Some.Candidate(),
            Register = Some.Account(Some.Candidate(), "filed@example.org"),
            Events = [Some.Event("filed-event")],
            Mails = [new(Some.SavedMail(Some.CandidatureOf(Some.Candidate())), true)],
            Due = [new("expire", Some.Instant.AddDays(2))],
        });

        await using var connection = silo.Connect();
        var text = Encoding.UTF8.GetString((await connection.ExecuteScalarAsync<byte[]>(
            "SELECT PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString = @grain", new { grain = key.Text }))!);

        Assert.Contains("kept", text, StringComparison.Ordinal);
        Assert.Contains("expire", text, StringComparison.Ordinal);
        Assert.DoesNotContain("filed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mail", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("1", version);
    }

    [Fact]
    public async Task A_row_that_keeps_what_it_filed_as_rows_once_did_is_still_read()
    {
        var key = GrainKey.Account(Some.Candidate());
        await silo.WriteAsync(key, Some.Envelope());
        const string Before =
            """
            {"state":{"text":"before","names":[]},"at":"2026-09-11T08:45:00.0000000Z","format":1,
            "register":{"kind":"catalogue","content":{}},"events":[{"type":"created"}],"mails":[],"due":[{"kind":"expire","at":"2026-09-13T08:45:00.0000000Z"}],
            "spawn":[],"versions":[]}
            """;
        await using (var connection = silo.Connect())
        {
            await connection.ExecuteAsync(
                "UPDATE OrleansStorage SET PayloadBinary = @row WHERE GrainIdExtensionString = @grain",
                new { grain = key.Text, row = Encoding.UTF8.GetBytes(Before) });
        }

        var read = (await silo.ReadAsync(key)).State;

        Assert.Equal("before", read!.State.Text);
        Assert.Equal([new DueEntry("expire", Some.Instant.AddDays(2))], read.Due);
    }

    [Fact]
    public async Task Erasure_leaves_the_burned_number_and_nothing_else_of_the_candidate_in_the_tables_or_on_disk()
    {
        var number = Some.Candidate();
        var key = GrainKey.Account(number);
        var id = Some.CandidatureOf(number);
        const string Address = "zacharie.quenault@example.org";
        const string Name = "QUENAULT-VÉZELAY";
        var account = Some.Account(number, Address) with { BirthName = Name, Search = "quenault-vezelay" };
        var version = await silo.WriteAsync(key, Some.Envelope(Name) with
        {
            Subject = number,
            Register = account,
            Events = [Some.Event("created") with { Payload = JsonText.Of(new { name = Name, email = Address }) }],
            Mails = [new(new Mail.ConfirmNewEmail(1, Some.Instant, EmailAddress.Parse(Address)), true)],
            Due = [new("expire", Some.Instant.AddDays(2))],
            Spawn = [SpawnedRow.Of(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with
            {
                State = new Probe(Name, [Address]),
                Events = [Some.Event("registered") with { Payload = JsonText.Of(new { name = Name }) }],
                Versions = [Some.Version(id, 1) with { Inputs = JsonText.Of(new { name = Name }) }],
            })],
        });
        await silo.WriteAsync(GrainKey.Draft(number, "cfg-paris"), Some.Envelope(Name + string.Concat(Enumerable.Repeat(Address, 400))) with
        {
            Subject = number,
            Register = new RegisterRow.Draft(number, "cfg-paris", Some.Instant),
        });
        Assert.NotEmpty(await TracesAsync(Address, Name, "quenault-vezelay"));

        var erased = await silo.WriteAsync(key, Some.Envelope("") with
        {
            Subject = number,
            Register = new RegisterRow.Tombstone(number),
            Events = [Some.Event("erased")],
            Mails = [new(new Mail.AccountDeleted(Some.Instant, EmailAddress.Parse(Address)), false)],
        }, version);

        var outbox = silo.Get<OutboxTable>();
        var farewell = Assert.Single(await outbox.TakeAsync(Some.Instant.AddYears(9), TimeSpan.FromMinutes(1), 1000), row => row.Candidate == number);
        Assert.Equal(Address, Assert.IsType<Mail.AccountDeleted>(farewell.Mail).To!.Value);
        Assert.Equal(["outbox"], await TracesAsync(Address, Name, "quenault-vezelay"));
        await outbox.MarkSentAsync(farewell.Id);
        Assert.Empty(await TracesAsync(Address, Name, "quenault-vezelay"));
        Assert.DoesNotContain(Address, Encoding.UTF8.GetString(await silo.BytesAsync()), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quenault", Encoding.UTF8.GetString(await silo.BytesAsync()), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(["created", "erased"], await ColumnAsync("SELECT type FROM journal WHERE grain = @grain ORDER BY position", key));
        Assert.Equal(1, await CountAsync("account", "candidate_number = @number AND state = 'erased'", new { number = number.Value }));
        Assert.Equal(0, await CountAsync("due", "grain = @grain", new { grain = key.Text }));
        Assert.False((await silo.ReadAsync(GrainKey.Candidature(id))).RecordExists);
        Assert.Equal(erased, (await silo.ReadAsync(key)).ETag);
    }

    /// <summary>D41: a save that was on its way when its account was erased.</summary>
    [Fact]
    public async Task No_draft_is_born_after_its_owner_was_erased()
    {
        var (erased, other) = (Some.Candidate(), Some.Candidate());
        await silo.WriteAsync(GrainKey.Account(erased), Some.Envelope() with { Subject = erased, Register = new RegisterRow.Tombstone(erased) });

        await RefusedAsync(UniqueConstraint.DraftOwner, () => DraftAsync(erased, "cfg-reims"));

        await DraftAsync(other, "cfg-reims");
    }

    [Fact]
    public async Task A_farewell_that_is_refused_loses_its_address_too()
    {
        var number = Some.Candidate();
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with
        {
            Subject = number,
            Register = new RegisterRow.Tombstone(number),
            Mails = [new(new Mail.AccountDeleted(Some.Instant, EmailAddress.Parse("adieu@example.org")), false)],
        });
        var farewell = Assert.Single(await silo.Get<OutboxTable>().TakeAsync(Some.Instant.AddYears(9), TimeSpan.Zero, 1000), row => row.Candidate == number);

        await silo.Get<OutboxTable>().MarkRefusedAsync(farewell.Id, "550 no such user");

        Assert.Empty(await TracesAsync("adieu@example.org"));
    }

    /// <summary>B14: what a service has to answer, until it has, or until the candidate is erased.</summary>
    [Fact]
    public async Task A_check_of_a_mark_is_listed_while_it_is_open()
    {
        var (service, number) = (ServiceId.Parse("CFG-2026-06/19"), Some.Candidate());
        var id = Some.CandidatureOf(number, 6);
        CandidatureEvent Asked(string test) => new CandidatureEvent.MarkCheckAsked(
            Some.Instant, id, service, TestCode.Parse(test), "", new RequestStamp(Guid.NewGuid(), ""));
        JournalEntry Entry(CandidatureEvent happened) => JournalEntry.Of(happened, Some.Instant, "system", 1);
        async Task<string[]> OpenAsync() =>
            [.. (await new MarksRegister(silo.Get<Database>()).ListOpenChecksAsync(service, 0, 1000)).Where(row => row.Candidature == id).Select(row => row.Test.ToString())];

        var first = await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Events = [Entry(Asked("001")), Entry(Asked("002"))] });
        Assert.Equal(["001", "002"], await OpenAsync());

        var answer = new CandidatureEvent.MarkCheckAnswered(Some.Instant, id, TestCode.Parse("001"), null, "", "system", new RequestStamp(Guid.NewGuid(), ""));
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id) with { Events = [Entry(answer)] }, first);
        Assert.Equal(["002"], await OpenAsync());

        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Register = new RegisterRow.Tombstone(number) });
        Assert.Empty(await OpenAsync());
    }

    private async Task RefusedAsync(UniqueConstraint key, Func<Task> write) =>
        await UnchangedAsync(async () => Assert.Equal(key, (await Assert.ThrowsAsync<UniqueConstraintException>(write)).Key));

    private async Task UnchangedAsync(Func<Task> act)
    {
        var before = await SnapshotAsync();
        await act();
        Assert.Equal(before, await SnapshotAsync());
    }

    private async Task<List<string>> SnapshotAsync()
    {
        await using var connection = silo.Connect();
        var rows = new List<string>();
        foreach (var table in Filed)
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
            {
                rows.Add(table + ": " + string.Join('|', row.Values.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value)));
            }
        }

        return rows;
    }

    private async Task<List<string>> TracesAsync(params string[] words)
    {
        await using var connection = silo.Connect();
        var traces = new List<string>();
        foreach (var table in silo.Tables())
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM \"{table}\""))
            {
                var text = string.Join('|', row.Values.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value));
                if (words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                {
                    traces.Add(table);
                }
            }
        }

        return traces;
    }

    private sealed record Journaled(long Subject, long GrainVersion, DateTimeOffset At, string Actor, long Version, string Payload);

    private static async Task<RowOutcome> FirstWriteAsync(IRowBatches batches, GrainKey key, string text, Barrier start)
    {
        var row = Some.FirstWrite(key, Some.Envelope(text) with { Events = [Some.Event(text)] });
        start.SignalAndWait();
        return Assert.Single(await batches.WriteAsync([row]));
    }

    private Task<string?> DraftAsync(CandidateNumber number, string service) =>
        silo.WriteAsync(GrainKey.Draft(number, service), Some.Envelope("typed so far") with
        {
            Subject = number,
            Register = new RegisterRow.Draft(number, service, Some.Instant),
            Due = [new("end", Some.Instant.AddDays(30))],
        });

    private async Task<long> CountAsync(string table, string condition, object values)
    {
        await using var connection = silo.Connect();
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {condition}", values);
    }

    private async Task<List<string>> ColumnAsync(string sql, GrainKey key)
    {
        await using var connection = silo.Connect();
        return (await connection.QueryAsync<string>(sql, new { grain = key.Text })).AsList();
    }
}

public sealed class SqliteConformance(SqliteSilo silo) : StorageConformance(silo), IClassFixture<SqliteSilo>;

public sealed class PostgreSqlConformance(PostgreSqlSilo silo) : StorageConformance(silo), IClassFixture<PostgreSqlSilo>;
