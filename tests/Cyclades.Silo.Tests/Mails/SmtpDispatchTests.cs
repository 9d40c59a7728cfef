using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Mails;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>The dispatcher and a real server that misbehaves.</summary>
public sealed class SmtpDispatchTests
{
    private readonly OutboxInMemory outbox = new();
    private readonly FakeTimeProvider time = new(SomeMails.At);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_down_and_comes_up_gets_every_mail_once()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = Transport(server);
        using var dispatcher = Dispatcher(transport);
        foreach (var id in new[] { 1, 2, 3 })
        {
            outbox.File(id);
        }

        await server.GoDownAsync();
        Assert.Equal(MailDispatcher.Batch.Outage, await dispatcher.DispatchAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(MailDispatcher.Batch.Outage, await dispatcher.DispatchAsync(Cancellation));
        await server.ComeUpAsync();
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(MailDispatcher.Batch.Drained, await dispatcher.DispatchAsync(Cancellation));

        Assert.Equal([1, 2, 3], outbox.Sent.Order());
        Assert.Equal(3, (await server.OtherMailsAsync()).Select(mail => mail.Message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_puts_off_and_refuses_gets_the_others_at_once_and_the_put_off_one_later()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = Transport(server);
        using var dispatcher = Dispatcher(transport);
        await server.AnswerAsync("DATA", 451, times: 1);
        await server.RefuseAsync("partie@exemple.fr", 550);
        outbox.File(1);
        outbox.File(2, new Mail.EmailChanged(SomeMails.At, EmailAddress.Parse("partie@exemple.fr")));
        outbox.File(3);

        await dispatcher.DispatchAsync(Cancellation);
        Assert.Equal([3], outbox.Sent);
        Assert.Equal("smtp-550", Assert.Single(outbox.Refused).Value);

        time.Advance(TimeSpan.FromSeconds(10));
        await dispatcher.DispatchAsync(Cancellation);

        Assert.Equal([3, 1], outbox.Sent);
        Assert.Equal(2, (await server.OtherMailsAsync()).Count);
    }

    [Fact]
    public async Task A_slow_server_delays_and_loses_nothing()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = Transport(server);
        using var dispatcher = Dispatcher(transport);
        outbox.File(1);
        outbox.File(2);
        await server.HoldAsync();

        var dispatching = dispatcher.DispatchAsync(Cancellation);
        await server.HeldAsync(Cancellation);
        time.Advance(SmtpTransport.Patience);
        Assert.Equal(MailDispatcher.Batch.Outage, await dispatching);
        Assert.Empty(outbox.Sent);

        await server.ReleaseAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await dispatcher.DispatchAsync(Cancellation);

        Assert.Equal([1, 2], outbox.Sent.Order());
        Assert.Equal(2, (await server.OtherMailsAsync()).Select(mail => mail.Message.MessageId).Distinct().Count());
    }

    private SmtpTransport Transport(SmtpServerProcess server) =>
        new(new SmtpSettings("127.0.0.1", server.Port, SmtpSecurity.None), time);

    private MailDispatcher Dispatcher(SmtpTransport transport) => new(
        outbox, new OneAddress(SomeMails.Address), SomeMails.Factory, transport, new MailSignal(), new RuleClock(time), time, NullLogger<MailDispatcher>.Instance);
}
