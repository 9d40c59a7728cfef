using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Mails;
using Cyclades.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>A mail that was refused is the operator's to see and to send again.</summary>
public sealed class RefusedMailTests
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_refused_mail_is_shown_with_its_candidate_its_kind_and_the_reason_and_without_an_address(Transport transport)
    {
        var server = new ChoosyServer { Answer = new MailAnswer(MailOutcome.Refused, "smtp-550") };
        await using var silo = await StartAsync(server);
        using var oper = silo.Connect(transport, silo.OperatorToken);
        Assert.Empty((await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest())).Mails);
        var request = Some.Account(RunningSilo.NewAddress());
        await silo.Connect(transport).Accounts.CreateAccountAsync(request);
        await silo.SettleAsync();

        var reply = await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest());

        var mail = Assert.Single(reply.Mails);
        Assert.Equal(
            ("00000000001", "activate-account", 1, "smtp-550", RunningSilo.Start),
            (mail.CandidateNumber, mail.Kind, mail.Attempts, mail.Reason, mail.FileTime.ToDateTimeOffset()));
        Assert.DoesNotContain("example.fr", reply.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(silo.Log, line => line.Text.Contains("example.fr", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_refused_mail_leaves_when_the_operator_asks_for_it_with_all_its_attempts_before_it(Transport transport)
    {
        var server = new ChoosyServer { Answer = new MailAnswer(MailOutcome.Refused, "smtp-550") };
        await using var silo = await StartAsync(server);
        using var oper = silo.Connect(transport, silo.OperatorToken);
        var request = Some.Account(RunningSilo.NewAddress());
        await silo.Connect(transport).Accounts.CreateAccountAsync(request);
        await silo.SettleAsync();
        var id = Assert.Single((await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest())).Mails).Id;
        var first = server.MessageIds.Single();

        server.Answer = new MailAnswer(MailOutcome.TryLater, "smtp-451");
        await oper.Management.RetryRefusedMailAsync(Retry(id));
        await silo.SettleAsync();
        Assert.Empty((await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest())).Mails);
        await oper.Management.RetryRefusedMailAsync(Retry(id));
        server.Answer = MailAnswer.HandedOver;
        await silo.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(request.Email, Assert.Single(silo.Mails).To);
        Assert.Equal([first, first, first], server.MessageIds);
        var refused = await Refused.AssertAsync(oper.Management.RetryRefusedMailAsync(Retry(id)), ErrorReason.NotFound);
        Assert.Equal(StatusCode.NotFound, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_list_comes_page_by_page_oldest_first(Transport transport)
    {
        await using var silo = await StartAsync(new ChoosyServer { Answer = new MailAnswer(MailOutcome.Refused, "smtp-550") });
        using var oper = silo.Connect(transport, silo.OperatorToken);
        for (var account = 0; account < 3; account++)
        {
            await silo.Connect(transport).Accounts.CreateAccountAsync(Some.Account(RunningSilo.NewAddress()));
        }

        await silo.SettleAsync();

        var first = await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest { PageSize = 2 });
        var second = await oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["00000000001", "00000000002"], first.Mails.Select(mail => mail.CandidateNumber));
        Assert.Equal(["00000000003"], second.Mails.Select(mail => mail.CandidateNumber));
        Assert.Equal("", second.NextPageToken);
        await Refused.AssertAsync(oper.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest { PageToken = "x" }), ErrorReason.InvalidFields, "page_token");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_retry_needs_a_request_id_and_a_mail_that_is_there(Transport transport)
    {
        await using var silo = await RunningSilo.StartAsync();
        using var oper = silo.Connect(transport, silo.OperatorToken);

        await Refused.AssertAsync(
            oper.Management.RetryRefusedMailAsync(new RetryRefusedMailRequest { Id = "1" }), ErrorReason.InvalidFields, "request_id FIELD_FAULT_REQUIRED");
        foreach (var id in (string[])["", "0", "1", "-1", "x", "99999999999999999999"])
        {
            await Refused.AssertAsync(oper.Management.RetryRefusedMailAsync(Retry(id)), ErrorReason.NotFound);
        }
    }

    private static RetryRefusedMailRequest Retry(string id) => new() { RequestId = Some.RequestId(), Id = id };

    private static Task<RunningSilo> StartAsync(ChoosyServer server) =>
        RunningSilo.StartAsync(adjust: builder => builder.Services.AddSingleton<IMailTransport>(_ => new ReceivedMails(server)));

    private sealed class ChoosyServer : IMailTransport
    {
        private readonly List<string> messageIds = [];

        public MailAnswer Answer { get; set; }

        public IReadOnlyList<string> MessageIds => messageIds;

        public Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            messageIds.Add(message.MessageId!);
            return Task.FromResult(Answer);
        }

        public Task RestAsync() => Task.CompletedTask;
    }
}
