using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>From a commit on the embedded database to the file of the mail.</summary>
public sealed class MailsOnSqliteTests : IAsyncLifetime
{
    private readonly SqliteSilo silo = new();
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-mail-").FullName;
    private readonly FakeTimeProvider time = new(Some.Instant);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => silo.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_committed_mail_is_a_file_and_no_longer_a_row()
    {
        var number = Some.Candidate();
        await CommitAsync(number, "paul.lamy@exemple.fr", new Mail.ActivateAccount(1, Some.Instant.AddHours(48)));

        await DispatchAsync();

        using var message = Assert.Single(Messages());
        Assert.Equal("paul.lamy@exemple.fr", message.To.ToString());
        Assert.Equal("[CYCLADES] Activer mon compte", message.Subject);
        Assert.Contains($"https://cyclades.exemple.fr/activation#{number.Value}-1-1-", message.TextBody!, StringComparison.Ordinal);
        Assert.Equal(Some.Instant, message.Date);
        Assert.Empty(await TakeAsync(Some.Instant.AddYears(1)));
    }

    [Fact]
    public async Task Killed_before_the_mark_it_leaves_again_as_the_same_mail()
    {
        await CommitAsync(Some.Candidate(), "paul.lamy@exemple.fr", new Mail.PasswordChanged(Some.Instant));
        var taken = Assert.Single(await TakeAsync(Some.Instant));
        using (var sent = SomeMails.Factory.Create(taken, taken.Candidate!.Value, SomeMails.Address))
        {
            await new MailFolder(folder).SendAsync(sent, Cancellation);
        }

        await DispatchAsync();
        Assert.Single(await TakeAsync(Some.Instant.Add(MailDispatcher.Lease)));
        time.Advance(2 * MailDispatcher.Lease);
        await DispatchAsync();

        Assert.Single(Messages());
        Assert.Empty(await TakeAsync(Some.Instant.AddYears(1)));
    }

    [Fact]
    public async Task A_farewell_goes_to_the_address_that_the_account_had()
    {
        var number = Some.Candidate();
        var version = await CommitAsync(number, "adieu@exemple.fr", new Mail.PasswordChanged(Some.Instant));
        await silo.WriteAsync(
            GrainKey.Account(number),
            Some.Envelope() with
            {
                Subject = number,
                Register = new RegisterRow.Tombstone(number),
                Mails = [new(new Mail.AccountDeleted(Some.Instant, EmailAddress.Parse("adieu@exemple.fr")), false)],
            },
            version);

        await DispatchAsync();

        using var message = Assert.Single(Messages());
        Assert.Equal("[CYCLADES] Votre compte a été supprimé", message.Subject);
        Assert.Equal("adieu@exemple.fr", message.To.ToString());
        Assert.Empty(await TakeAsync(Some.Instant.AddYears(1)));
    }

    [Fact]
    public async Task A_row_put_back_counts_only_when_it_was_tried()
    {
        await CommitAsync(Some.Candidate(), "paul.lamy@exemple.fr", new Mail.PasswordChanged(Some.Instant));
        var outbox = silo.Get<OutboxTable>();
        var row = Assert.Single(await TakeAsync(Some.Instant));
        Assert.Equal(1, row.Attempts);

        await outbox.PutBackAsync(row.Id, Some.Instant.AddSeconds(5), attempted: false);
        Assert.Empty(await TakeAsync(Some.Instant.AddSeconds(4)));
        Assert.Equal(1, Assert.Single(await TakeAsync(Some.Instant.AddSeconds(5))).Attempts);

        await outbox.PutBackAsync(row.Id, Some.Instant.AddSeconds(10), attempted: true);
        Assert.Equal(2, Assert.Single(await TakeAsync(Some.Instant.AddSeconds(10))).Attempts);
    }

    [Fact]
    public async Task A_commit_wakes_the_dispatcher_when_it_files_mails()
    {
        var number = Some.Candidate();
        var grain = silo.Grains.GetGrain<IProbeGrain>(GrainKey.Account(number).Text);
        var envelope = Some.AccountEnvelope(number, "paul.lamy@exemple.fr");
        var woken = silo.Get<MailSignal>().WaitAsync(TimeSpan.FromHours(1), time, Cancellation);

        await grain.CommitAsync(SentEnvelope.ToText(envelope));
        Assert.False(woken.IsCompleted);
        await grain.CommitAsync(SentEnvelope.ToText(envelope with { Mails = [new(new Mail.PasswordChanged(Some.Instant), true)] }));

        await woken.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task An_account_without_a_row_has_no_address() =>
        Assert.Null(await new AccountAddresses(silo.Get<Database>()).FindAsync(Some.Candidate(), Cancellation));

    private Task<string?> CommitAsync(CandidateNumber number, string address, Mail mail) => silo.WriteAsync(
        GrainKey.Account(number), Some.AccountEnvelope(number, address) with { Mails = [new(mail, true)] });

    private async Task<IReadOnlyList<OutboxRow>> TakeAsync(DateTimeOffset now) =>
        await silo.Get<OutboxTable>().TakeAsync(now, MailDispatcher.Lease, 10);

    private async Task DispatchAsync()
    {
        using var dispatcher = new MailDispatcher(
            silo.Get<OutboxTable>(),
            new AccountAddresses(silo.Get<Database>()),
            SomeMails.Factory,
            new MailFolder(folder),
            silo.Get<MailSignal>(),
            new RuleClock(time),
            time,
            NullLogger<MailDispatcher>.Instance);
        await dispatcher.DispatchAsync(Cancellation);
    }

    private List<MimeMessage> Messages() =>
        [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file, Cancellation))];
}
