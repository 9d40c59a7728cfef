using System.Collections.Concurrent;
using System.Threading.Channels;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Mails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailDispatcherTests
{
    private readonly OutboxInMemory outbox = new();
    private readonly OneAddress addresses = new(SomeMails.Address);
    private readonly ScriptedTransport transport = new();
    private readonly MailSignal signal = new();
    private readonly ObservedTime time = new(SomeMails.At);
    private readonly LinesOfLog log = new();
    private readonly RuleClock clock;

    public MailDispatcherTests() => clock = new RuleClock(time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_handed_over_once_and_gone()
    {
        outbox.File(1);

        Assert.Equal(MailDispatcher.Batch.Drained, await DispatchAsync());
        await DispatchAsync();

        Assert.Equal([1], outbox.Sent);
        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task It_goes_to_the_address_that_the_account_has_when_it_leaves()
    {
        outbox.File(1);
        addresses.Address = EmailAddress.Parse("nouvelle@exemple.fr");

        await DispatchAsync();

        Assert.Equal("nouvelle@exemple.fr", Assert.Single(transport.Sent).To);
    }

    [Theory]
    [InlineData("email-changed", "paul.lamy@exemple.fr")]
    [InlineData("account-deleted", "paul.lamy@exemple.fr")]
    [InlineData("confirm-new-email", "p.lamy@exemple.org")]
    [InlineData("confirm-as-representative", "jeanne.lamy@exemple.fr")]
    public async Task A_mail_that_carries_an_address_goes_there(string name, string to)
    {
        addresses.Address = null;
        outbox.File(1, SomeMails.All[name]);

        await DispatchAsync();

        Assert.Equal(to, Assert.Single(transport.Sent).To);
    }

    [Fact]
    public async Task Without_an_account_there_is_nobody_to_send_to()
    {
        addresses.Address = null;
        outbox.File(1);

        await DispatchAsync();

        Assert.Empty(transport.Sent);
        Assert.Equal("no-account", outbox.Refused[1]);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_link_leaves_only_while_it_is_good(long ticks, bool leaves)
    {
        outbox.File(1, new Mail.ActivateAccount(1, SomeMails.Expiry));
        time.SetUtcNow(SomeMails.Expiry.AddTicks(ticks));

        await DispatchAsync();

        Assert.Equal(leaves ? [1] : [], outbox.Sent);
        Assert.Equal(leaves ? [] : ["link-expired"], outbox.Refused.Values);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_no_mail_back_and_revives_no_link()
    {
        outbox.File(1, from: SomeMails.Expiry);
        outbox.File(2, new Mail.ActivateAccount(1, SomeMails.Expiry), from: SomeMails.Expiry);
        time.SetUtcNow(SomeMails.Expiry);
        Assert.Equal(SomeMails.Expiry, clock.Now);
        time.AdjustTime(SomeMails.Expiry.AddHours(-1));

        await DispatchAsync();

        Assert.Equal([1], outbox.Sent);
        Assert.Equal("link-expired", outbox.Refused[2]);
    }

    [Fact]
    public async Task One_bad_recipient_does_not_stop_the_others()
    {
        outbox.File(1);
        outbox.File(2);
        outbox.File(3);
        transport.Answers.Enqueue(MailAnswer.HandedOver);
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.Refused, "smtp-550"));

        await DispatchAsync();

        Assert.Equal([1, 3], outbox.Sent);
        Assert.Equal("smtp-550", outbox.Refused[2]);
    }

    [Fact]
    public async Task A_refused_mail_is_told_to_the_operator_by_its_row_alone()
    {
        outbox.File(7);
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.Refused, "smtp-550"));

        await DispatchAsync();

        Assert.Equal("Warning: Mail 7 is refused at attempt 1: smtp-550. It is not tried again.", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task A_mail_put_off_is_tried_again_after_its_pause_with_the_same_Message_Id()
    {
        outbox.File(1);
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.TryLater, "smtp-451"));
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.TryLater, "smtp-451"));

        await DispatchAsync();
        Assert.Equal(SomeMails.At.AddSeconds(10), outbox.NextAttemptOf(1));
        time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        await DispatchAsync();
        Assert.Single(transport.Sent);
        time.Advance(TimeSpan.FromTicks(1));
        await DispatchAsync();
        time.Advance(TimeSpan.FromSeconds(30));
        await DispatchAsync();

        Assert.Equal([1], outbox.Sent);
        Assert.Equal(3, transport.Sent.Count);
        Assert.Single(transport.Sent.Select(sent => sent.MessageId).Distinct());
    }

    [Fact]
    public async Task After_the_last_pause_it_is_given_up_and_stays_to_be_seen()
    {
        outbox.File(1, attempts: 293);
        outbox.File(2, attempts: 294);
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.TryLater, "smtp-451"));
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.TryLater, "smtp-451"));

        await DispatchAsync();

        Assert.Equal([(2L, "given-up-smtp-451")], outbox.Refused.Select(refused => (refused.Key, refused.Value)));
    }

    [Fact]
    public async Task When_nothing_passes_the_rest_waits_untried_and_uncounted()
    {
        outbox.File(1);
        outbox.File(2);
        outbox.File(3);
        transport.Answers.Enqueue(new MailAnswer(MailOutcome.Unavailable, "network"));

        Assert.Equal(MailDispatcher.Batch.Outage, await DispatchAsync());

        Assert.Single(transport.Sent);
        Assert.Equal((1, SomeMails.At.AddSeconds(10)), (outbox.AttemptsOf(1), outbox.NextAttemptOf(1)));
        Assert.Equal((0, SomeMails.At.AddSeconds(5)), (outbox.AttemptsOf(2), outbox.NextAttemptOf(2)));
        Assert.Equal((0, SomeMails.At.AddSeconds(5)), (outbox.AttemptsOf(3), outbox.NextAttemptOf(3)));
    }

    [Fact]
    public async Task An_hour_without_a_server_loses_nothing()
    {
        for (var id = 1; id <= 120; id++)
        {
            outbox.File(id);
        }

        transport.Down = true;
        for (var end = SomeMails.At.AddHours(1); time.GetUtcNow() < end; time.Advance(TimeSpan.FromSeconds(30)))
        {
            await DispatchAsync();
        }

        transport.Down = false;
        for (var end = time.GetUtcNow().AddMinutes(15); time.GetUtcNow() <= end; time.Advance(TimeSpan.FromSeconds(30)))
        {
            while (await DispatchAsync() == MailDispatcher.Batch.Full)
            {
            }
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(id => (long)id), outbox.Sent.Order());
        Assert.Empty(outbox.Refused);
    }

    [Fact]
    public async Task A_mark_that_the_storage_did_not_take_is_made_good_without_sending_again()
    {
        outbox.File(1);
        outbox.File(2);
        outbox.MarkFails = new IOException("the disk is full, paul.lamy@exemple.fr");

        Assert.Equal(MailDispatcher.Batch.Outage, await DispatchAsync());
        outbox.MarkFails = null;
        time.Advance(MailDispatcher.Lease);
        await DispatchAsync();

        Assert.Equal([1, 2], outbox.Sent);
        Assert.Equal(2, transport.Sent.Count);
        Assert.DoesNotContain(log.Lines, line => line.Contains('@', StringComparison.Ordinal));
    }

    // Of several servers another one would send it again.
    [Fact]
    public async Task A_mail_whose_mark_the_storage_did_not_take_is_not_given_back_and_is_marked_at_the_next_look()
    {
        outbox.File(1);
        outbox.File(2);
        outbox.SentFails = new IOException("the connection was cut");
        Assert.Equal(MailDispatcher.Batch.Outage, await DispatchAsync());
        Assert.Equal(time.GetUtcNow() + MailDispatcher.Lease, outbox.NextAttemptOf(1));
        Assert.True(outbox.NextAttemptOf(2) < time.GetUtcNow() + MailDispatcher.Lease);

        outbox.SentFails = null;
        await DispatchAsync();

        Assert.Equal([1], outbox.Sent);
        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task A_batch_ends_well_before_its_lease()
    {
        for (var id = 1; id <= 10; id++)
        {
            outbox.File(id);
        }

        transport.OnSend = () => time.Advance(SmtpTransport.Patience);

        await DispatchAsync();

        Assert.Equal([1, 2, 3, 4], outbox.Sent);
        Assert.Equal(0, outbox.AttemptsOf(5));
        Assert.True(outbox.NextAttemptOf(5) <= time.GetUtcNow());
        Assert.True(time.GetUtcNow() < SomeMails.At + MailDispatcher.Lease);
    }

    [Fact]
    public async Task A_long_queue_is_sent_batch_after_batch()
    {
        for (var id = 1; id <= MailDispatcher.BatchSize + 1; id++)
        {
            outbox.File(id);
        }

        Assert.Equal(MailDispatcher.Batch.Full, await DispatchAsync());
        Assert.Equal(0, transport.Rests);
        Assert.Equal(MailDispatcher.Batch.Drained, await DispatchAsync());
        Assert.Equal(1, transport.Rests);
        Assert.Equal(MailDispatcher.BatchSize + 1, outbox.Sent.Count);
    }

    [Fact]
    public async Task Once_running_a_signal_sends_a_mail_at_once()
    {
        using var dispatcher = Dispatcher();
        var sent = NextSent();
        await dispatcher.StartAsync(Cancellation);
        await time.PauseAsync(Cancellation);

        outbox.File(1);
        signal.Raise();

        Assert.Equal(1, await sent.ReadAsync(Cancellation));
        await dispatcher.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Once_running_a_mail_without_a_signal_leaves_at_the_next_look()
    {
        using var dispatcher = Dispatcher();
        var sent = NextSent();
        await dispatcher.StartAsync(Cancellation);
        Assert.Equal(MailDispatcher.Poll, await time.PauseAsync(Cancellation));

        outbox.File(1);
        time.Advance(MailDispatcher.Poll);

        Assert.Equal(1, await sent.ReadAsync(Cancellation));
        await dispatcher.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_storage_that_fails_is_asked_again_after_a_pause()
    {
        using var dispatcher = Dispatcher();
        var sent = NextSent();
        outbox.File(1);
        outbox.TakeFails = new IOException();
        await dispatcher.StartAsync(Cancellation);
        Assert.Equal(TimeSpan.FromSeconds(5), await time.PauseAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(10), await time.PauseAsync(Cancellation));

        outbox.TakeFails = null;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, await sent.ReadAsync(Cancellation));
        await dispatcher.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Stopping_in_the_middle_of_a_batch_puts_the_rest_back()
    {
        using var dispatcher = Dispatcher();
        using var stopping = new CancellationTokenSource();
        outbox.File(1);
        outbox.File(2);
        transport.OnSend = stopping.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dispatcher.DispatchAsync(stopping.Token));

        Assert.Equal([1], outbox.Sent);
        Assert.Equal(0, outbox.AttemptsOf(2));
        Assert.True(outbox.NextAttemptOf(2) <= time.GetUtcNow());
    }

    [Fact]
    public async Task Stopping_gives_the_mail_on_its_way_a_moment_and_then_leaves_it_to_its_lease()
    {
        using var dispatcher = Dispatcher();
        using var stopping = new CancellationTokenSource();
        outbox.File(1);
        outbox.File(2);
        transport.Hangs = true;

        var dispatching = dispatcher.DispatchAsync(stopping.Token);
        await stopping.CancelAsync();
        time.Advance(MailDispatcher.Grace - TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond));
        Assert.False(dispatching.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dispatching);

        Assert.Equal((1, SomeMails.At + MailDispatcher.Lease), (outbox.AttemptsOf(1), outbox.NextAttemptOf(1)));
        Assert.Equal(0, outbox.AttemptsOf(2));
    }

    private MailDispatcher Dispatcher() => new(outbox, addresses, SomeMails.Factory, transport, signal, clock, time, log);

    private MailDispatcher? single;

    /// <summary>One batch of one dispatcher that lives as long as the test.</summary>
    private Task<MailDispatcher.Batch> DispatchAsync() => (single ??= Dispatcher()).DispatchAsync(Cancellation);

    private ChannelReader<long> NextSent()
    {
        var sent = Channel.CreateUnbounded<long>();
        outbox.OnSent = id => sent.Writer.TryWrite(id);
        return sent.Reader;
    }

    private sealed class ScriptedTransport : IMailTransport
    {
        /// <summary>What to answer, in order; when there are no more, mails are handed over.</summary>
        public Queue<MailAnswer> Answers { get; } = new();

        public bool Down { get; set; }

        public Action OnSend { get; set; } = () => { };

        public List<(string To, string MessageId)> Sent { get; } = [];

        public int Rests { get; private set; }

        /// <summary>Never answers.</summary>
        public bool Hangs { get; set; }

        public async Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            Sent.Add((message.To.ToString(), message.MessageId!));
            OnSend();
            if (Hangs)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellation);
            }

            return Down ? new MailAnswer(MailOutcome.Unavailable, "network")
                : Answers.TryDequeue(out var answer) ? answer
                : MailAnswer.HandedOver;
        }

        public Task RestAsync()
        {
            Rests++;
            return Task.CompletedTask;
        }
    }

    /// <summary>Fake time that tells when somebody begins to wait on it, and how long.</summary>
    private sealed class ObservedTime(DateTimeOffset now) : FakeTimeProvider(now)
    {
        private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

        public ValueTask<TimeSpan> PauseAsync(CancellationToken cancellation) => pauses.Reader.ReadAsync(cancellation);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            pauses.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class LinesOfLog : ILogger<MailDispatcher>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
