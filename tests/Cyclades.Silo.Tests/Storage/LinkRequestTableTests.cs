using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Storage;
using Dapper;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Each database that is supported inherits these tests.</summary>
public abstract class LinkRequestTableTests(StorageSilo silo)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private LinkRequestTable Requests => silo.Get<LinkRequestTable>();

    [Fact]
    public async Task A_request_that_is_taken_is_left_alone_until_its_lease_ends()
    {
        var asked = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(Some.Key("asked@example.org"), null));

        var row = Assert.Single(await TakeAsync(asked, Some.Instant));
        Assert.Equal((LinkPurpose.ResetPassword, 1), (row.Purpose, row.Attempts));
        Assert.Empty(await TakeAsync(asked, Some.Instant + Lease - Tick));
        Assert.Equal(row with { Attempts = 2 }, Assert.Single(await TakeAsync(asked, Some.Instant + Lease)));
        await Requests.CompleteAsync(row.Id);
        Assert.Empty(await TakeAsync(asked, Some.Instant.AddYears(1)));
    }

    [Fact]
    public async Task A_request_that_is_given_back_may_be_taken_at_once()
    {
        var asked = await FileAsync(LinkPurpose.ResetPassword, default);
        var taken = await TakeAsync(asked, Some.Instant);
        Assert.Empty(await TakeAsync(asked, Some.Instant));

        await Requests.GiveBackAsync(taken);

        // It comes as it came, the attempt that was none not counted.
        Assert.Equal(taken, await TakeAsync(asked, Some.Instant));
    }

    [Fact]
    public async Task A_request_keeps_what_it_names()
    {
        var identifiers = new[] { new AccountIdentifier(Some.Key("kept@example.org"), null), new AccountIdentifier(null, Some.Candidate()), default };
        foreach (var identifier in identifiers)
        {
            var asked = await FileAsync(LinkPurpose.ActivateAccount, identifier);

            var row = Assert.Single(await TakeAsync(asked, Some.Instant));

            Assert.Equal((LinkPurpose.ActivateAccount, identifier), (row.Purpose, row.Identifier));
        }
    }

    [Fact]
    public async Task The_write_that_answers_a_request_takes_it_away_and_no_other()
    {
        var number = Some.Candidate();
        var answered = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(null, number));
        var other = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(null, number));

        await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with
        {
            Mails = [new(new Mail.ResetPassword(1, Some.Instant), IsMessage: true)],
            LinkRequest = answered,
        });

        Assert.Equal([other], await IdsAsync(answered, other));
    }

    [Fact]
    public async Task A_write_that_is_refused_leaves_the_request()
    {
        var number = Some.Candidate();
        var asked = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(null, number));
        var version = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org"));

        await Assert.ThrowsAnyAsync<Exception>(() => silo.WriteAsync(
            GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with { LinkRequest = asked }, version + "7"));

        Assert.Equal([asked], await IdsAsync(asked));
    }

    [Fact]
    public async Task Erasure_takes_the_requests_for_the_number_and_for_its_address_away()
    {
        var number = Some.Candidate();
        var address = $"{number}@example.org";
        var version = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, address));
        var byNumber = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(null, number));
        var byAddress = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(Some.Key(address), null));
        var another = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(Some.Key("another@example.org"), null));

        await EraseAsync(number, version);

        Assert.Equal([another], await IdsAsync(byNumber, byAddress, another));
    }

    [Fact]
    public async Task Erasure_of_one_account_leaves_what_was_asked_for_another_one_with_its_address()
    {
        var (erased, stays) = (Some.Candidate(), Some.Candidate());
        var address = $"{stays}@example.org";
        var version = await silo.WriteAsync(GrainKey.Account(erased), Some.AccountEnvelope(erased, address, AccountStanding.Pending));
        await silo.WriteAsync(GrainKey.Account(stays), Some.AccountEnvelope(stays, address));
        var asked = await FileAsync(LinkPurpose.ResetPassword, new AccountIdentifier(Some.Key(address), null));

        await EraseAsync(erased, version);

        Assert.Equal([asked], await IdsAsync(asked));
    }

    [Fact]
    public async Task No_other_link_can_be_asked_for() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Requests.FileAsync(LinkPurpose.ConfirmNewEmail, default, Some.Instant));

    private Task EraseAsync(CandidateNumber number, string? version) =>
        silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Register = new RegisterRow.Tombstone(number) }, version);

    private async Task<long> FileAsync(LinkPurpose purpose, AccountIdentifier identifier)
    {
        await Requests.FileAsync(purpose, identifier, Some.Instant);
        await using var connection = silo.Connect();
        return await connection.QuerySingleAsync<long>("SELECT max(id) FROM link_request");
    }

    private async Task<List<LinkRequestRow>> TakeAsync(long id, DateTimeOffset now) =>
        [.. (await Requests.TakeAsync(now, Lease, 1000)).Where(row => row.Id == id)];

    private async Task<List<long>> IdsAsync(params long[] among)
    {
        await using var connection = silo.Connect();
        return [.. (await connection.QueryAsync<long>("SELECT id FROM link_request ORDER BY id")).Intersect(among)];
    }
}

public sealed class SqliteLinkRequestTableTests(SqliteSilo silo) : LinkRequestTableTests(silo), IClassFixture<SqliteSilo>;

public sealed class PostgreSqlLinkRequestTableTests(PostgreSqlSilo silo) : LinkRequestTableTests(silo), IClassFixture<PostgreSqlSilo>;
