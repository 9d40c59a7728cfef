using Cyclades.Api.Tests.Accounts;
using Cyclades.Api.Tests.Agents;
using Cyclades.Api.Tests.Feed;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Marks;

/// <summary>Marks under embargo (B14): whoever is no agent of the service sees neither a mark nor that there is one.</summary>
public sealed class EmbargoTests
{
    /// <summary>Stands nowhere else.</summary>
    private const string TellingMark = "157,37";

    /// <summary>
    /// Calls that change something and answer with no more than what a reading call answers too, or whose answer is about
    /// something else than a candidature that is there.
    /// </summary>
    private static readonly string[] Acts =
    [
        "AccountService/Activate", "AccountService/ChangeEmail", "AccountService/ChangePassword", "AccountService/ConfirmEmail",
        "AccountService/CreateAccount", "AccountService/DeleteAccount", "AccountService/ResendActivation", "AccountService/UpdateAccount",
        "AgentService/CreateAgent", "AgentService/DisableAgent", "AgentService/IssueToken", "AgentService/RevokeToken",
        "CandidatureService/ConfirmAsRepresentative", "CandidatureService/DiscardDraft", "CandidatureService/ResendRegistrationMail",
        "CandidatureService/SaveDraft", "CandidatureService/SignCandidature", "CandidatureService/SubmitCandidature",
        "CandidatureService/UndoWithdrawal", "CandidatureService/UpdateCandidature", "CandidatureService/WithdrawCandidature",
        "MessageService/MarkRead", "DocumentService/DepositDocument", "DocumentService/DownloadDeposit",
    ];

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_tick_before_the_instant_nothing_tells_of_a_mark_and_at_the_instant_all_are_there(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);
        var neighbour = await silo.NewCandidateAsync(transport);
        var second = marked with { Candidate = neighbour, Name = await MarkedCandidature.RegisterAsync(neighbour, marked.Service) };
        (string, Client)[] others =
        [
            ("candidate", marked.Candidate.Client),
            ("other candidate", neighbour.Client),
            ("other manager", await silo.NewAgentAsync(AgentRole.Manager, "08", transport: transport)),
            ("school", await silo.NewAgentAsync(AgentRole.School, marked.Academy, "0510001Z", transport)),
            ("machine", await silo.NewAgentAsync(AgentRole.Machine, marked.Academy, transport: transport)),
        ];
        var instant = RunningSilo.Start.AddMinutes(5);
        await marked.PublishAsync(instant);
        await silo.AdvanceToAsync(instant.AddTicks(-1));
        var without = await AllAsync(marked, others);

        await marked.RecordAsync(("001", TellingMark), ("002", "60"), ("003", "ABS"));
        await second.RecordAsync(("001", "100"), ("002", "60"), ("003", "61,5"));
        await silo.SettleAsync();

        Assert.Equal(without, await AllAsync(marked, others));
        Assert.Equal(["OrleansStorage.PayloadBinary"], silo.TablesWith("157.37"));
        Assert.DoesNotContain(silo.Mails, mail => mail.Subject.Contains("notes", StringComparison.Ordinal));

        await silo.AdvanceAsync(TimeSpan.FromTicks(1));

        var first = (await marked.ReadAsync()).Marks;
        Assert.Equal([TellingMark, "60", "absent"], first.Tests.Select(test => test.Mark.Label));
        Assert.Equal(["100", "60", "61,50"], (await second.ReadAsync()).Marks.Tests.Select(test => test.Mark.Label));
        Assert.Equal(instant, first.PublishTime.ToDateTimeOffset());
        await silo.AdvanceAsync(Domain.Marks.MarksPublication.OldestSnapshot);
        foreach (var candidate in (SignedInCandidate[])[marked.Candidate, neighbour])
        {
            Assert.Single(silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("Vos notes sont disponibles", StringComparison.Ordinal));
            var messages = await candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest());
            Assert.Contains("Vos notes sont disponibles", messages.Messages[0].Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_holds_over_a_restart_and_who_was_told_is_not_told_again()
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, Transport.Http2);
        await marked.RecordAsync(("001", "100"));
        var instant = RunningSilo.Start.AddMinutes(5);
        await marked.PublishAsync(instant);

        await silo.AdvanceToAsync(instant.AddTicks(-1));
        await silo.RestartAsync();
        var before = marked with { Candidate = await silo.SignInAsync(marked.Candidate.Email, Some.Password) };
        Assert.Null((await before.ReadAsync()).Marks);
        silo.Pass(TimeSpan.FromTicks(1) + Domain.Marks.MarksPublication.OldestSnapshot);
        await silo.RestartAsync();
        await silo.SettleAsync();
        var after = marked with { Candidate = await silo.SignInAsync(marked.Candidate.Email, Some.Password) };

        Assert.NotNull((await after.ReadAsync()).Marks);
        Assert.Single(silo.Mails, mail => mail.Subject.Contains("Vos notes sont disponibles", StringComparison.Ordinal));
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.DoesNotContain(silo.Mails, mail => mail.Subject.Contains("Vos notes sont disponibles", StringComparison.Ordinal));
    }

    /// <summary>Every call that reads, by everybody who is no agent of the service, as one text.</summary>
    private static async Task<string> AllAsync(MarkedCandidature marked, (string Name, Client Client)[] callers)
    {
        var reads = Reads(marked).ToArray();
        Assert.Equal(
            Services().SelectMany(service => service.Methods, (service, method) => $"{service.Name}/{method.Name}").Except(Acts).Order(StringComparer.Ordinal),
            reads.Select(read => read.Method).Order(StringComparer.Ordinal));
        var said = new List<string>();
        foreach (var (name, client) in callers)
        {
            foreach (var (method, call) in reads)
            {
                said.Add($"{name} {method}: {await AnswerAsync(call, client)}");
            }
        }

        return string.Join('\n', said);
    }

    private static IEnumerable<ServiceDescriptor> Services() =>
    [
        AccountService.Descriptor, CandidatureService.Descriptor, DocumentService.Descriptor, MessageService.Descriptor, AgentService.Descriptor,
        ResultService.Descriptor, MarkService.Descriptor, FeedService.Descriptor,
    ];

    private static IEnumerable<(string Method, Func<Client, Task<string>> Call)> Reads(MarkedCandidature a)
    {
        static (string, Func<Client, Task<string>>) Of<T>(string method, Func<Client, AsyncUnaryCall<T>> call)
            where T : IMessage => (method, async client => (await call(client)).ToString()!);

        static string Id() => Some.RequestId();

        yield return Of("AccountService/GetAccount", c => c.Accounts.GetAccountAsync(new GetAccountRequest()));
        yield return Of("CandidatureService/StartCandidature", c => c.Candidatures.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = a.ServiceId }));
        yield return Of("CandidatureService/GetDraft", c => c.Candidatures.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = a.ServiceId }));
        yield return Of("CandidatureService/ListDrafts", c => c.Candidatures.ListDraftsAsync(new ListDraftsRequest()));
        yield return Of("CandidatureService/ListCandidatures", c => c.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest()));
        yield return Of("CandidatureService/GetCandidature", c => c.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = a.Name }));
        yield return Of("CandidatureService/GetCandidatureInformation", c => c.Candidatures.GetCandidatureInformationAsync(new GetCandidatureInformationRequest { Name = a.Name }));
        yield return Of("CandidatureService/GetRepresentation", c => c.Candidatures.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = "x" }));
        yield return Of("DocumentService/ListDocuments", c => c.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = a.Name }));
        yield return ("DocumentService/DownloadDocument", async c =>
        {
            using var call = c.Documents.DownloadDocument(new DownloadDocumentRequest { Candidature = a.Name, DocumentId = "confirmation" });
            var said = new List<string>();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                said.Add(call.ResponseStream.Current.ToString());
            }

            return string.Concat(said);
        }
        );
        yield return Of("DocumentService/VerifyDocument", c => c.Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = "7H3K-09QZ-MN4T-X2VB" }));
        yield return Of("MessageService/ListMessages", c => c.Messages.ListMessagesAsync(new ListMessagesRequest()));
        yield return Of("MessageService/GetMessage", c => c.Messages.GetMessageAsync(new GetMessageRequest { Id = "1" }));
        yield return Of("MessageService/GetUnreadCount", c => c.Messages.GetUnreadCountAsync(new GetUnreadCountRequest()));
        yield return Of("AgentService/ListAgents", c => c.Agents.ListAgentsAsync(new ListAgentsRequest()));
        yield return Of("AgentService/GetAgent", c => c.Agents.GetAgentAsync(new GetAgentRequest { Id = "x" }));
        yield return Of("AgentService/GetOwnAgent", c => c.Agents.GetOwnAgentAsync(new GetOwnAgentRequest()));
        yield return ("FeedService/FollowRegister", async c =>
        {
            using var following = Following.By(c, a.Academy);
            return string.Join('\n', (await following.ToEndAsync()).Select(told => $"{told.Event.Name} {told.Event.Type} {told.Event.Candidature}"));
        }
        );
        yield return Of("CandidatureService/ListCandidatureHistory", c => c.Candidatures.ListCandidatureHistoryAsync(new ListCandidatureHistoryRequest { Name = a.Name }));
        yield return Of("DocumentService/ListDocumentRequests", c => c.Documents.ListDocumentRequestsAsync(new() { Candidature = a.Name }));
        yield return Of("ResultService/GetMarks", c => c.Results.GetMarksAsync(new GetMarksRequest { Name = a.Name }));
        yield return Of("ResultService/AskMarkCheck", c => c.Results.AskMarkCheckAsync(new AskMarkCheckRequest { RequestId = Id(), Name = a.Name, TestCode = "001", Text = "Pourquoi ?" }));
        yield return Of("MarkService/RecordMarks", c => c.Marks.RecordMarksAsync(MarkedCandidature.Recording(a.Name, "", ("001", "1"))));
        yield return Of("MarkService/GetRecordedMarks", c => c.Marks.GetRecordedMarksAsync(new GetRecordedMarksRequest { Name = a.Name }));
        yield return Of("MarkService/ImportMarks", c => c.Marks.ImportMarksAsync(new ImportMarksRequest { RequestId = Id(), RegistrationServiceId = a.ServiceId, Text = $"{a.Name.CandidateNumber};1;001;1", DryRun = true }));
        yield return Of("MarkService/PreviewMarks", c => c.Marks.PreviewMarksAsync(new PreviewMarksRequest { RegistrationServiceId = a.ServiceId }));
        yield return Of("MarkService/PublishMarks", c => c.Marks.PublishMarksAsync(new PublishMarksRequest { RequestId = Id(), RegistrationServiceId = a.ServiceId }));
        yield return Of("MarkService/CancelMarksPublication", c => c.Marks.CancelMarksPublicationAsync(new CancelMarksPublicationRequest { RequestId = Id(), RegistrationServiceId = a.ServiceId }));
        yield return Of("MarkService/ListMarkChecks", c => c.Marks.ListMarkChecksAsync(new ListMarkChecksRequest { RegistrationServiceId = a.ServiceId }));
        yield return Of("MarkService/AnswerMarkCheck", c => c.Marks.AnswerMarkCheckAsync(new AnswerMarkCheckRequest { RequestId = Id(), Name = a.Name, TestCode = "001", Reason = "Non" }));
    }

    private static async Task<string> AnswerAsync(Func<Client, Task<string>> call, Client client)
    {
        try
        {
            return await call(client);
        }
        catch (RpcException refused)
        {
            return refused.Status.ToString();
        }
    }
}
