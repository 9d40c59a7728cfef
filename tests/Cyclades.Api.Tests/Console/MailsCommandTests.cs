using System.Text.Json;
using Cyclades.Console;
using Cyclades.Protos.Management.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace Cyclades.Api.Tests.Console;

public sealed class MailsCommandTests
{
    [Fact]
    public async Task Refused_mails_are_listed_from_all_pages_with_the_operators_token()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<ListRefusedMailsRequest>("ListRefusedMails", request => new ListRefusedMailsResponse
        {
            Mails = { Mail(request.PageToken == "" ? "12" : "13") },
            NextPageToken = request.PageToken == "" ? "12" : "",
        });
        var token = console.FileOf("operator.token", "secret\n");

        var (code, output, _) = await console.RunAsync("mails", "refused", "--token-file", token);
        var (_, forScripts, _) = await console.RunAsync("mails", "refused", "--token-file", token, "--json");

        Assert.Equal(ExitCode.Done, code);
        Assert.All(server.Calls, call => Assert.Equal("secret", call.Bearer));
        foreach (var word in (string[])["12", "13", "00000000042", "activate-account", "11/09/2023", "smtp-550", "2 mail(s) refusé(s)"])
        {
            Assert.Contains(word, output, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(forScripts);
        Assert.Equal(["12", "13"], json.RootElement.GetProperty("mails").EnumerateArray().Select(mail => mail.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Without_a_refused_mail_it_says_so()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("ListRefusedMails", new ListRefusedMailsResponse());

        var (code, output, _) = await console.RunAsync("mails", "refused", "--token-file", console.FileOf("operator.token", "secret"));

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("Aucun mail n'est refusé.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_tried_again_by_its_id()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer<RetryRefusedMailRequest>("RetryRefusedMail", request => request.Id == "12"
            ? new RetryRefusedMailResponse()
            : throw FakeServer.Refusal(StatusCode.NotFound, "ERROR_REASON_NOT_FOUND", "Cet élément n'existe pas."));
        var token = console.FileOf("operator.token", "secret");

        var done = await console.RunAsync("mails", "retry", "12", "--token-file", token);
        var missing = await console.RunAsync("mails", "retry", "13", "--token-file", token);
        var unreadable = await console.RunAsync("mails", "retry", "12", "--token-file", Path.Combine(console.Folder, "none"));

        Assert.Equal((ExitCode.Done, ExitCode.NotFound, ExitCode.Usage), (done.Code, missing.Code, unreadable.Code));
        Assert.Contains("12", done.Out, StringComparison.Ordinal);
        Assert.All(server.Calls, call => Assert.True(Guid.TryParse(((RetryRefusedMailRequest)call.Request).RequestId, out _)));
    }

    private static RefusedMail Mail(string id) => new()
    {
        Id = id,
        CandidateNumber = "00000000042",
        Kind = "activate-account",
        FileTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2023, 9, 11, 8, 45, 0, TimeSpan.Zero)),
        Attempts = 3,
        Reason = "smtp-550",
    };
}
