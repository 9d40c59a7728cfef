using System.Xml.Linq;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Each database that is supported inherits these tests.</summary>
public abstract class StorageTableTests(StorageSilo silo)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly string[] Subjects = ["account/expire", "account/remind"];

    [Fact]
    public async Task Candidate_numbers_grow_and_are_never_given_twice()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => silo.Get<CandidateNumbers>().NextAsync()));

        Assert.Equal(50, numbers.Distinct().Count());
        Assert.True((await silo.Get<CandidateNumbers>().NextAsync()).Value > numbers.Max(number => number.Value));
    }

    [Fact]
    public async Task A_mail_that_is_taken_is_left_alone_until_its_lease_ends()
    {
        var (number, now) = (await MailedAsync(), Some.Instant);

        var row = Assert.Single(await TakeMailsAsync(number, now));
        Assert.Equal((1, $"account/{number}/1/0"), (row.Attempts, row.MessageIdSeed));
        Assert.Empty(await TakeMailsAsync(number, now + Lease - TimeSpan.FromTicks(1)));
        var again = Assert.Single(await TakeMailsAsync(number, now + Lease));
        Assert.Equal((2, row.MessageIdSeed, row.Id), (again.Attempts, again.MessageIdSeed, again.Id));
    }

    [Fact]
    public async Task A_mail_does_not_leave_before_the_instant_of_its_write()
    {
        var number = await MailedAsync();

        Assert.Empty(await TakeMailsAsync(number, Some.Instant - TimeSpan.FromTicks(1)));
        Assert.Single(await TakeMailsAsync(number, Some.Instant));
    }

    [Fact]
    public async Task A_sent_mail_is_gone_and_its_message_stays()
    {
        var number = await MailedAsync();
        await silo.Get<OutboxTable>().MarkSentAsync(Assert.Single(await TakeMailsAsync(number, Some.Instant)).Id);

        Assert.Empty(await TakeMailsAsync(number, Some.Instant.AddYears(1)));
        Assert.Single(await silo.Get<MessageTable>().ListAsync(number, 10));
    }

    [Fact]
    public async Task A_mail_that_is_put_back_comes_at_its_next_attempt()
    {
        var number = await MailedAsync();
        await silo.Get<OutboxTable>().PutBackAsync(Assert.Single(await TakeMailsAsync(number, Some.Instant)).Id, Some.Instant.AddHours(1), attempted: true);

        Assert.Empty(await TakeMailsAsync(number, Some.Instant.AddHours(1) - TimeSpan.FromTicks(1)));
        Assert.Single(await TakeMailsAsync(number, Some.Instant.AddHours(1)));
    }

    [Fact]
    public async Task A_refused_mail_never_leaves_and_the_operator_sees_why()
    {
        var number = await MailedAsync();
        var id = Assert.Single(await TakeMailsAsync(number, Some.Instant)).Id;
        await silo.Get<OutboxTable>().MarkRefusedAsync(id, "550 no such user");

        Assert.Empty(await TakeMailsAsync(number, Some.Instant.AddYears(1)));
        Assert.Contains(
            new RefusedMail(id, number, "password-changed", Some.Instant, 1, "550 no such user"), await silo.Get<OutboxTable>().ListRefusedAsync(1000));
        Assert.Contains(id, (await silo.Get<OutboxTable>().ListRefusedAsync(1000, after: id - 1)).Select(mail => mail.Id));
        Assert.DoesNotContain(id, (await silo.Get<OutboxTable>().ListRefusedAsync(1000, after: id)).Select(mail => mail.Id));
    }

    [Fact]
    public async Task A_refused_mail_that_is_tried_again_begins_anew_and_one_that_waits_is_left_alone()
    {
        var (outbox, number, later) = (silo.Get<OutboxTable>(), await MailedAsync(), Some.Instant.AddDays(3));
        var id = Assert.Single(await TakeMailsAsync(number, Some.Instant)).Id;
        await outbox.MarkRefusedAsync(id, "550 no such user");

        Assert.True(await outbox.RetryAsync(id, later));
        Assert.True(await outbox.RetryAsync(id, later.AddDays(1)));

        Assert.Empty(await TakeMailsAsync(number, later - TimeSpan.FromTicks(1)));
        Assert.Equal((id, 1), Assert.Single(await TakeMailsAsync(number, later)) is var row ? (row.Id, row.Attempts) : default);
        await outbox.MarkSentAsync(id);
        Assert.False(await outbox.RetryAsync(id, later));
    }

    [Fact]
    public async Task What_is_due_is_taken_at_its_instant_and_again_when_its_taker_died()
    {
        var (due, key, at) = (silo.Get<DueTable>(), GrainKey.Account(Some.Candidate()), Some.Instant.AddDays(2));
        await silo.WriteAsync(key, Some.Envelope() with { Due = [new("expire", at)] });

        Assert.Empty(await TakeDueAsync(key, at - TimeSpan.FromTicks(1)));
        var row = Assert.Single(await TakeDueAsync(key, at));
        Assert.Equal(("expire", at, "account/expire"), (row.Kind, row.At, row.Subject));
        Assert.Empty(await TakeDueAsync(key, at + Lease - TimeSpan.FromTicks(1)));
        Assert.Single(await TakeDueAsync(key, at + Lease));
        await due.CompleteAsync(row);
        Assert.Empty(await TakeDueAsync(key, at.AddYears(1)));
    }

    [Fact]
    public async Task What_is_due_under_another_subject_is_counted_and_left_alone()
    {
        var (due, key) = (silo.Get<DueTable>(), GrainKey.Draft(Some.Candidate(), "newer"));
        await silo.WriteAsync(key, Some.Envelope() with { Due = [new("foretold", Some.Instant), new("foretold", Some.Instant.AddDays(1))] });

        Assert.Empty(await TakeDueAsync(key, Some.Instant.AddDays(2)));
        Assert.DoesNotContain(await due.CountOthersAsync(Subjects, Some.Instant - TimeSpan.FromTicks(1)), other => other.Subject == "draft/foretold");
        Assert.Contains(("draft/foretold", 1L), await due.CountOthersAsync(Subjects, Some.Instant));
        Assert.Contains(("draft/foretold", 2L), await due.CountOthersAsync(Subjects, Some.Instant.AddDays(1)));
        Assert.DoesNotContain(await due.CountOthersAsync(["draft/foretold"], Some.Instant), other => other.Subject == "draft/foretold");
        Assert.Single((await due.TakeAsync(["draft/foretold"], Some.Instant, Lease, 1000)).Where(row => row.Grain == key.Text));
    }

    [Fact]
    public async Task Completing_leaves_alone_what_the_grain_has_put_in_its_place()
    {
        var key = GrainKey.Account(Some.Candidate());
        var version = await silo.WriteAsync(key, Some.Envelope() with { Due = [new("remind", Some.Instant)] });
        var row = Assert.Single(await TakeDueAsync(key, Some.Instant));
        await silo.WriteAsync(key, Some.Envelope() with { Due = [new("remind", Some.Instant.AddDays(1))] }, version);

        await silo.Get<DueTable>().CompleteAsync(row);

        Assert.Single(await TakeDueAsync(key, Some.Instant.AddDays(1)));
    }

    [Fact]
    public async Task What_is_given_back_may_be_taken_at_once()
    {
        var key = GrainKey.Account(Some.Candidate());
        await silo.WriteAsync(key, Some.Envelope() with { Due = [new("remind", Some.Instant)] });
        var taken = await TakeDueAsync(key, Some.Instant);
        Assert.Empty(await TakeDueAsync(key, Some.Instant));

        await silo.Get<DueTable>().GiveBackAsync(taken);

        Assert.Equal(taken, await TakeDueAsync(key, Some.Instant));
    }

    [Fact]
    public async Task What_waits_is_counted_with_the_instant_since_which_it_does()
    {
        var depths = silo.Get<QueueDepths>();
        var (mails, refused, due) = (await depths.OutboxAsync(), await depths.RefusedMailsAsync(), await depths.DueAsync(Some.Instant));
        var (waiting, given) = (await MailedAsync(), await MailedAsync());
        await silo.Get<OutboxTable>().MarkRefusedAsync(Assert.Single(await TakeMailsAsync(given, Some.Instant)).Id, "no-account");
        await silo.WriteAsync(GrainKey.Account(waiting), Some.Envelope() with { Due = [new("later", Some.Instant + TimeSpan.FromMilliseconds(1)), new("now", Some.Instant)] }, "1");

        Assert.Equal((mails.Waiting + 1, Some.Instant), ((await depths.OutboxAsync()).Waiting, (await depths.OutboxAsync()).Oldest));
        Assert.Equal(refused + 1, await depths.RefusedMailsAsync());
        Assert.Equal(due.Waiting + 1, (await depths.DueAsync(Some.Instant)).Waiting);
        Assert.Equal(due.Waiting + 2, (await depths.DueAsync(Some.Instant + TimeSpan.FromMilliseconds(1))).Waiting);
        Assert.Equal(new QueueDepth(0, null), await depths.DueAsync(Some.Instant.AddYears(-100)));
    }

    [Fact]
    public async Task Messages_come_newest_first_page_by_page_and_only_to_their_candidate()
    {
        var (messages, number) = (silo.Get<MessageTable>(), Some.Candidate());
        await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with
        {
            Mails = [.. Enumerable.Range(1, 5).Select(serial => new MailEntry(new Mail.ResetPassword(serial, Some.Instant), IsMessage: true))],
        });

        var first = await messages.ListAsync(number, 2);
        var rest = await messages.ListAsync(number, 10, before: first[^1].Id);

        Assert.Equal([5, 4, 3, 2, 1], first.Concat(rest).Select(row => ((Mail.ResetPassword)row.Mail).Serial));
        Assert.Equal(first[0], await messages.FindAsync(number, first[0].Id));
        Assert.Null(await messages.FindAsync(Some.Candidate(), first[0].Id));
        Assert.False(await messages.MarkReadAsync(Some.Candidate(), first[0].Id, Some.Instant));
        Assert.Equal(5, await messages.CountUnreadAsync(number));
    }

    [Fact]
    public async Task A_message_keeps_the_instant_of_its_first_reading()
    {
        var (messages, number) = (silo.Get<MessageTable>(), await MailedAsync());
        var id = Assert.Single(await messages.ListAsync(number, 10)).Id;

        Assert.True(await messages.MarkReadAsync(number, id, Some.Instant.AddHours(1)));
        Assert.True(await messages.MarkReadAsync(number, id, Some.Instant.AddHours(2)));

        Assert.Equal(Some.Instant.AddHours(1), (await messages.FindAsync(number, id))!.ReadAt);
        Assert.Equal(0, await messages.CountUnreadAsync(number));
    }

    [Fact]
    public void Data_protection_keys_lie_in_the_database()
    {
        var keys = silo.Get<XmlRepository>();
        keys.StoreElement(new XElement("key", new XAttribute("id", "é")), "key-1");

        Assert.Contains(keys.GetAllElements(), element => XNode.DeepEquals(element, XElement.Parse("""<key id="é"/>""")));
    }

    private async Task<CandidateNumber> MailedAsync()
    {
        var number = Some.Candidate();
        await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org") with
        {
            Mails = [new(new Mail.PasswordChanged(Some.Instant), IsMessage: true)],
        });
        return number;
    }

    private async Task<List<OutboxRow>> TakeMailsAsync(CandidateNumber number, DateTimeOffset now) =>
        [.. (await silo.Get<OutboxTable>().TakeAsync(now, Lease, 1000)).Where(row => row.Candidate == number)];

    private async Task<List<DueRow>> TakeDueAsync(GrainKey key, DateTimeOffset now) =>
        [.. (await silo.Get<DueTable>().TakeAsync(Subjects, now, Lease, 1000)).Where(row => row.Grain == key.Text)];
}

public sealed class SqliteStorageTableTests(SqliteSilo silo) : StorageTableTests(silo), IClassFixture<SqliteSilo>;

public sealed class PostgreSqlStorageTableTests(PostgreSqlSilo silo) : StorageTableTests(silo), IClassFixture<PostgreSqlSilo>;
