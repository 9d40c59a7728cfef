using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Dapper;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Each database that is supported inherits these tests.</summary>
public abstract class GrainRecordTests(StorageSilo silo)
{
    [Fact]
    public async Task A_grain_without_a_row_holds_nothing_at_version_zero()
    {
        var view = await Grain(Some.Candidate()).ReadAsync();

        Assert.Equal((null, 0), (view.Text, view.Version));
    }

    [Fact]
    public async Task A_grain_answers_what_was_committed_also_when_it_is_activated_anew()
    {
        var grain = Grain(Some.Candidate());
        Assert.Null(await CommitAsync(grain, Some.Envelope("kept") with { Due = [new("expire", Some.Instant)] }));

        var before = await grain.ReadAsync();
        var after = await ReactivateAsync(grain);

        Assert.NotEqual(before.Activation, after.Activation);
        Assert.Equal(("kept", 1, 1), (before.Text, before.Version, before.Due));
        Assert.Equal(("kept", 1, 1), (after.Text, after.Version, after.Due));
    }

    [Fact]
    public async Task Nothing_is_filed_twice_when_a_grain_is_activated_anew_and_writes_again()
    {
        var number = Some.Candidate();
        var grain = Grain(number);
        await CommitAsync(grain, Some.Envelope("one") with { Subject = number, Events = [Some.Event("created")] });
        await ReactivateAsync(grain);
        await CommitAsync(grain, Some.Envelope("two") with { Subject = number, Events = [Some.Event("changed", 2)] });

        await using var connection = silo.Connect();
        Assert.Equal(
            ["created", "changed"],
            await connection.QueryAsync<string>("SELECT type FROM journal WHERE subject = @number ORDER BY position", new { number = number.Value }));
    }

    [Fact]
    public async Task A_refused_write_is_told_by_its_constraint_keeps_the_old_answer_and_ends_the_activation()
    {
        var (first, second) = (Some.Candidate(), Some.Candidate());
        await CommitAsync(Grain(first), Some.AccountEnvelope(first, $"{first}@example.org"));
        var grain = Grain(second);
        await CommitAsync(grain, Some.AccountEnvelope(second, $"{first}@example.org", AccountStanding.Pending) with { State = new("old", []) });
        var before = await grain.ReadAsync();

        var refused = await CommitAsync(grain, Some.AccountEnvelope(second, $"{first}@example.org") with { State = new("new", []) });

        var after = await grain.ReadAsync();
        Assert.Equal(nameof(UniqueConstraint.AccountEmail), refused);
        Assert.Equal(("old", 1), (after.Text, after.Version));
        Assert.NotEqual(before.Activation, after.Activation);
    }

    [Fact]
    public async Task A_refusal_that_nobody_expects_fails_and_the_old_answer_stays()
    {
        var (first, second) = (Some.Candidate(), Some.Candidate());
        await CommitAsync(Grain(first), Some.AccountEnvelope(first, $"{first}@example.org"));
        var grain = Grain(second);
        await grain.CommitOrFailAsync(SentEnvelope.ToText(Some.AccountEnvelope(second, $"{second}@example.org") with { State = new("old", []) }));
        var before = await grain.ReadAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => grain.CommitOrFailAsync(SentEnvelope.ToText(Some.AccountEnvelope(second, $"{first}@example.org") with { State = new("new", []) })));

        var after = await grain.ReadAsync();
        Assert.Contains(nameof(UniqueConstraint.AccountEmail), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(("old", 1), (after.Text, after.Version));
        Assert.NotEqual(before.Activation, after.Activation);
    }

    [Fact]
    public async Task An_activation_that_has_ended_writes_nothing_more()
    {
        var (first, second) = (Some.Candidate(), Some.Candidate());
        await CommitAsync(Grain(first), Some.AccountEnvelope(first, $"{first}@example.org"));

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => Grain(second).CommitTwiceAsync(SentEnvelope.ToText(Some.AccountEnvelope(second, $"{first}@example.org"))));
    }

    [Fact]
    public async Task A_write_that_another_activation_has_overtaken_is_unavailable_and_the_next_activation_knows_better()
    {
        var number = Some.Candidate();
        var grain = Grain(number);
        await CommitAsync(grain, Some.Envelope("old"));
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope("theirs"), "1");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => CommitAsync(grain, Some.Envelope("mine")));

        var after = await grain.ReadAsync();
        Assert.Equal(("theirs", 2), (after.Text, after.Version));
    }

    [Fact]
    public async Task A_storage_failure_is_unavailable_without_a_word_of_what_was_written_and_the_old_answer_stays()
    {
        var number = Some.Candidate();
        var grain = Grain(number);
        await CommitAsync(grain, Some.Envelope("old"));
        await silo.FailJournalOfAsync(GrainKey.Account(number));

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => CommitAsync(grain, Some.Envelope("secret") with { Events = [Some.Event("changed")] }));

        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(("old", 1), ((await grain.ReadAsync()).Text, (await grain.ReadAsync()).Version));
    }

    [Fact]
    public async Task A_deleted_row_can_be_written_anew_by_the_same_activation()
    {
        var grain = Grain(Some.Candidate());
        await CommitAsync(grain, Some.Envelope("typed"));
        await grain.DeleteAsync();

        Assert.Equal((null, 0), ((await grain.ReadAsync()).Text, (await grain.ReadAsync()).Version));
        Assert.Null(await CommitAsync(grain, Some.Envelope("again")));
        Assert.Equal("again", (await grain.ReadAsync()).Text);
    }

    private static Task<string?> CommitAsync(IProbeGrain grain, Envelope<Probe> envelope) => grain.CommitAsync(SentEnvelope.ToText(envelope));

    private static async Task<ProbeView> ReactivateAsync(IProbeGrain grain)
    {
        await grain.LeaveAsync();
        return await grain.ReadAsync();
    }

    private IProbeGrain Grain(CandidateNumber number) => silo.Grains.GetGrain<IProbeGrain>(GrainKey.Account(number).Text);
}

public sealed class SqliteGrainRecordTests(SqliteSilo silo) : GrainRecordTests(silo), IClassFixture<SqliteSilo>;

public sealed class PostgreSqlGrainRecordTests(PostgreSqlSilo silo) : GrainRecordTests(silo), IClassFixture<PostgreSqlSilo>;
