using Cyclades.Api.Tests.Candidatures;
using Cyclades.Api.Tests.Feed;
using Cyclades.Api.Tests.Marks;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;
using DownloadDepositRequest = Cyclades.Protos.Management.V1.DownloadDepositRequest;
using ListDocumentRequestsRequest = Cyclades.Protos.Management.V1.ListDocumentRequestsRequest;

namespace Cyclades.Api.Tests.Agents;

/// <summary>
/// Every call of the académie's side, made by nobody, by a candidate, by the operator and by an agent of each role, of the académie that
/// the call is about and of another one. A service that is added has its rows here.
/// </summary>
public sealed class AgentScopeTests(AgentServer server) : IClassFixture<AgentServer>
{
    private const string Reims = "CFG-2026-06/19";
    private const StatusCode Ok = StatusCode.OK;
    private const StatusCode Invalid = StatusCode.InvalidArgument;
    private const StatusCode Stale = StatusCode.Aborted;
    private const StatusCode NotFound = StatusCode.NotFound;
    private const StatusCode Rule = StatusCode.FailedPrecondition;
    private const StatusCode NoSession = StatusCode.Unauthenticated;
    private const StatusCode NoRight = StatusCode.PermissionDenied;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Every_call_answers_to_the_roles_that_it_is_for(Transport transport)
    {
        var silo = server.Silo;
        var candidate = await silo.NewCandidateAsync(transport);
        using var oper = silo.Connect(transport, silo.OperatorToken);
        using var nobody = silo.Connect(transport);
        (string Name, Client Client)[] callers =
        [
            ("nobody", nobody),
            ("candidate", candidate.Client),
            ("operator", oper),
            ("administrator", await silo.NewAgentAsync(AgentRole.Administrator, transport: transport)),
            ("manager", await silo.NewAgentAsync(AgentRole.Manager, "19", transport: transport)),
            ("other manager", await silo.NewAgentAsync(AgentRole.Manager, "08", transport: transport)),
            ("school", await silo.NewAgentAsync(AgentRole.School, "19", "0510001Z", transport)),
            ("machine", await silo.NewAgentAsync(AgentRole.Machine, "19", transport: transport)),
        ];
        var candidature = await candidate.RegisterAsync(await ReimsAsync(candidate.Client));
        var number = await silo.DepositAsync(candidate, candidature.Name);
        var rows = Rows(candidature.Name, number).Concat(RegisterRows(candidature)).Concat(MarkRows(candidature.Name)).ToArray();
        Assert.Equal(Methods(), rows.Select(row => row.Method).Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var row in rows)
        {
            for (var index = 0; index < callers.Length; index++)
            {
                var code = await CodeAsync(row, callers[index].Client);
                if (code != row.Expected[index])
                {
                    wrong.Add($"{row.Method} by {callers[index].Name}: {code} instead of {row.Expected[index]}");
                }
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static IEnumerable<Row> Rows(CandidatureName name, int number)
    {
        StatusCode[] undecided = [NoSession, NoRight, Rule, Rule, Rule, NotFound, NoRight, NoRight];
        StatusCode[] administrators = [NoSession, NoRight, NotFound, NotFound, NoRight, NoRight, NoRight, NoRight];

        yield return Row.Of("AgentService/CreateAgent", [NoSession, NoRight, Ok, Ok, NoRight, NoRight, NoRight, NoRight], c => c.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId(), Id = $"a{Guid.NewGuid():N}", Name = "A", Role = AgentRole.Administrator }));
        yield return Row.Of("AgentService/ListAgents", [NoSession, NoRight, Ok, Ok, NoRight, NoRight, NoRight, NoRight], c => c.Agents.ListAgentsAsync(new ListAgentsRequest()));
        yield return Row.Of("AgentService/GetAgent", administrators, c => c.Agents.GetAgentAsync(new GetAgentRequest { Id = "nobody" }));
        yield return Row.Of("AgentService/IssueToken", administrators, c => c.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = "nobody" }));
        yield return Row.Of("AgentService/RevokeToken", administrators, c => c.Agents.RevokeTokenAsync(new RevokeTokenRequest { RequestId = Some.RequestId(), AgentId = "nobody", Serial = 1 }));
        yield return Row.Of("AgentService/DisableAgent", administrators, c => c.Agents.DisableAgentAsync(new DisableAgentRequest { RequestId = Some.RequestId(), AgentId = "nobody" }));
        StatusCode[] services = [NoSession, NoRight, Ok, Ok, Ok, NotFound, NoRight, NoRight];
        yield return Row.Of("ServiceSettingsService/GetServiceSettings", services, c => c.ServiceSettings.GetServiceSettingsAsync(new GetServiceSettingsRequest { RegistrationServiceId = Reims }));
        yield return Row.Of("ServiceSettingsService/ChangeServiceSettings", [NoSession, NoRight, Stale, Stale, Stale, NotFound, NoRight, NoRight], c => c.ServiceSettings.ChangeServiceSettingsAsync(new ChangeServiceSettingsRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Etag = "999999" }));
        yield return Row.Of("ServiceSettingsService/ListSessions", [NoSession, NoRight, Ok, Ok, Ok, Ok, NoRight, NoRight], c => c.ServiceSettings.ListSessionsAsync(new ListSessionsRequest()));
        yield return Row.Of("ServiceSettingsService/CloseSession", administrators, c => c.ServiceSettings.CloseSessionAsync(new CloseSessionRequest { RequestId = Some.RequestId(), SessionId = "CFG-1999-06" }));
        yield return Row.Of("ManagementService/ApplyCatalogue", [NoSession, NoRight, Invalid, Invalid, NoRight, NoRight, NoRight, NoRight], c => c.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = "x", DryRun = true }));
        yield return Row.Of("ManagementService/ListRefusedMails", [NoSession, NoRight, Ok, NoRight, NoRight, NoRight, NoRight, NoRight], c => c.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest()));
        yield return Row.Of("ManagementService/RetryRefusedMail", [NoSession, NoRight, NotFound, NoRight, NoRight, NoRight, NoRight, NoRight], c => c.Management.RetryRefusedMailAsync(new RetryRefusedMailRequest { RequestId = Some.RequestId(), Id = "999999" }));
        yield return Row.Of("FileService/RequestDocument", services, c => c.Files.RequestDocumentAsync(new RequestDocumentRequest { RequestId = Some.RequestId(), Candidature = name, Label = "Diplôme", Wording = "Copie." }));
        yield return Row.Of("FileService/ListDocumentRequests", services, c => c.Files.ListDocumentRequestsAsync(new ListDocumentRequestsRequest { Candidature = name }));
        yield return new Row("FileService/DownloadDeposit", services, async c =>
        {
            using var call = c.Files.DownloadDeposit(new DownloadDepositRequest { Candidature = name, Number = number });
            await call.ResponseStream.MoveNext(CancellationToken.None);
        });
        yield return Row.Of("FileService/AcceptDeposit", undecided, c => c.Files.AcceptDepositAsync(new AcceptDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = number + 1, Version = 1 }));
        yield return Row.Of("FileService/RefuseDeposit", undecided, c => c.Files.RefuseDepositAsync(new RefuseDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = number + 1, Version = 1, Reason = "Illisible." }));
        yield return Row.Of("FileService/CancelDocumentRequest", services, c => c.Files.CancelDocumentRequestAsync(new CancelDocumentRequestRequest { RequestId = Some.RequestId(), Candidature = name, Number = number + 2 }));
        yield return Row.Of("FileService/PublishDocument", services, c => c.Files.PublishDocumentAsync(new PublishDocumentRequest { RequestId = Some.RequestId(), Candidature = name, Type = DocumentType.Convocation, Content = ByteString.CopyFromUtf8("%PDF-1.7") }));
        yield return Row.Of("FileService/PublishMany", [NoSession, NoRight, Ok, Ok, Ok, Ok, NoRight, NoRight], c => c.Files.PublishManyAsync(new PublishManyRequest { RequestId = Some.RequestId(), Items = { new PublishItem() } }));
        yield return Row.Of("FileService/ListPublished", services, c => c.Files.ListPublishedAsync(new ListPublishedRequest { Candidature = name }));
        yield return Row.Of("FileService/WithdrawPublished", services, c => c.Files.WithdrawPublishedAsync(new WithdrawPublishedRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1 }));
        yield return Row.Of("AgentService/GetOwnAgent", [NoSession, NoRight, Ok, Ok, Ok, Ok, Ok, Ok], c => c.Agents.GetOwnAgentAsync(new GetOwnAgentRequest()));
        yield return new Row("FeedService/FollowRegister", [NoSession, NoRight, Ok, Ok, Ok, NotFound, NoRight, Ok], FollowAsync);
    }

    // What is read is read; an act comes with an etag of before or without a reason, so that it gets no further than the scope.
    private static IEnumerable<Row> RegisterRows(Candidature a)
    {
        StatusCode[] Service(StatusCode inScope) => [NoSession, NoRight, inScope, inScope, inScope, NotFound, NoRight, NoRight];
        var (name, service, number) = (a.Name, a.RegistrationService.Id, a.Name.CandidateNumber);
        static string Id() => Some.RequestId();

        yield return Row.Of("RegisterService/ListRegister", Service(Ok), c => c.Registers.ListRegisterAsync(new ListRegisterRequest { RegistrationServiceId = service }));
        yield return Row.Of("RegisterService/GetRegistered", Service(Ok), c => c.Registers.GetRegisteredAsync(new GetRegisteredRequest { Name = name }));
        yield return Row.Of("RegisterService/ListHistory", Service(Ok), c => c.Registers.ListHistoryAsync(new ListHistoryRequest { Name = name }));
        yield return Row.Of("RegisterService/SetAside", Service(Stale), c => c.Registers.SetAsideAsync(new SetAsideRequest { RequestId = Id(), Name = name, Etag = "999999", Reason = "x" }));
        yield return Row.Of("RegisterService/Restore", Service(Rule), c => c.Registers.RestoreAsync(new RestoreRequest { RequestId = Id(), Name = name, Etag = a.Etag, Reason = "x" }));
        yield return Row.Of("RegisterService/WithdrawOnBehalf", Service(Stale), c => c.Registers.WithdrawOnBehalfAsync(new WithdrawOnBehalfRequest { RequestId = Id(), Name = name, Etag = "999999", Reason = "x" }));
        yield return Row.Of("RegisterService/DeleteRegistered", Service(Stale), c => c.Registers.DeleteRegisteredAsync(new DeleteRegisteredRequest { RequestId = Id(), Name = name, Etag = "999999", Reason = "x" }));
        yield return Row.Of("RegisterService/RecordReceived", Service(Stale), c => c.Registers.RecordReceivedAsync(new RecordReceivedRequest { RequestId = Id(), Name = name, Etag = "999999" }));
        yield return Row.Of("RegisterService/LiftConfirmation", Service(Rule), c => c.Registers.LiftConfirmationAsync(new LiftConfirmationRequest { RequestId = Id(), Name = name, Etag = a.Etag, Reason = "x" }));
        yield return Row.Of("RegisterService/CorrectIdentity", Service(Invalid), c => c.Registers.CorrectIdentityAsync(new CorrectIdentityRequest { RequestId = Id(), CandidateNumber = number }));
        yield return Row.Of("RegisterService/ReplaceAddress", Service(Invalid), c => c.Registers.ReplaceAddressAsync(new ReplaceAddressRequest { RequestId = Id(), CandidateNumber = number }));
        yield return Row.Of("RegisterService/DetachRegistered", Service(Invalid), c => c.Registers.DetachRegisteredAsync(new DetachRegisteredRequest { RequestId = Id(), Name = name }));
        yield return Row.Of("RegisterService/GetRegisterStatistics", Service(Ok), c => c.Registers.GetRegisterStatisticsAsync(new GetRegisterStatisticsRequest { RegistrationServiceId = service }));
        yield return new Row("RegisterService/ExportRegister", Service(Ok), async c =>
        {
            using var call = c.Registers.ExportRegister(new ExportRegisterRequest { RegistrationServiceId = service });
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        });

        // A batch answers for each of its items: that of another académie is not found.
        yield return new Row("RegisterService/SetAsideMany", Service(Ok), async c => Throw(
            (await c.Registers.SetAsideManyAsync(new SetAsideManyRequest { RequestId = Id(), Names = { name }, Reason = "x", DryRun = true })).Answers));
        yield return new Row("RegisterService/RecordReceivedMany", Service(Ok), async c => Throw(
            (await c.Registers.RecordReceivedManyAsync(new RecordReceivedManyRequest { RequestId = Id(), Names = { name }, DryRun = true })).Answers));

        static void Throw(IEnumerable<ItemAnswer> answers)
        {
            if (Assert.Single(answers).Refusal is ErrorReason.NotFound)
            {
                throw new RpcException(new Status(NotFound, ""));
            }
        }
    }

    private static IEnumerable<Row> MarkRows(CandidatureName candidature)
    {
        // The candidature that is there is of the first manager's académie; one that is not there is nobody's.
        StatusCode[] managers = [NoSession, NoRight, Ok, Ok, Ok, NotFound, NoRight, NoRight];
        StatusCode[] nothingThere = [NoSession, NoRight, NotFound, NotFound, NotFound, NotFound, NoRight, NoRight];
        yield return Row.Of("MarkService/RecordMarks", managers, c => c.Marks.RecordMarksAsync(MarkedCandidature.Recording(candidature, "", ("001", "1"))));
        yield return Row.Of("MarkService/GetRecordedMarks", managers, c => c.Marks.GetRecordedMarksAsync(new GetRecordedMarksRequest { Name = candidature }));
        yield return Row.Of("MarkService/ImportMarks", managers, c => c.Marks.ImportMarksAsync(new ImportMarksRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, Text = "x" }));
        yield return Row.Of("MarkService/PreviewMarks", managers, c => c.Marks.PreviewMarksAsync(new PreviewMarksRequest { RegistrationServiceId = Reims }));
        yield return Row.Of("MarkService/CancelMarksPublication", managers, c => c.Marks.CancelMarksPublicationAsync(new CancelMarksPublicationRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims }));
        yield return Row.Of("MarkService/PublishMarks", managers, c => c.Marks.PublishMarksAsync(new PublishMarksRequest { RequestId = Some.RequestId(), RegistrationServiceId = Reims, PublishTime = Timestamp.FromDateTimeOffset(RunningSilo.Start.AddYears(1)) }));
        yield return Row.Of("MarkService/ListMarkChecks", managers, c => c.Marks.ListMarkChecksAsync(new ListMarkChecksRequest { RegistrationServiceId = Reims }));
        yield return Row.Of("MarkService/AnswerMarkCheck", nothingThere, c => c.Marks.AnswerMarkCheckAsync(new AnswerMarkCheckRequest { RequestId = Some.RequestId(), Name = candidature, TestCode = "001", Reason = "Non" }));
    }

    private static async Task<RegistrationService> ReimsAsync(Client client)
    {
        var services = await client.Catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = "CFG", Year = 2026 });
        var id = services.RegistrationServices.First(service => service.Id.EndsWith("/19", StringComparison.Ordinal)).Id;
        return (await client.Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService;
    }

    private static IEnumerable<string> Methods() =>
        new[]
        {
            AgentService.Descriptor,
            ManagementService.Descriptor,
            ServiceSettingsService.Descriptor,
            FileService.Descriptor,
            FeedService.Descriptor,
            RegisterService.Descriptor,
            MarkService.Descriptor,
        }
        .SelectMany(service => service.Methods, (service, method) => $"{service.Name}/{method.Name}")
        .Order(StringComparer.Ordinal);

    private static async Task FollowAsync(Client client)
    {
        using var following = Following.By(client, "19");
        await following.NextAsync();
    }

    private static async Task<StatusCode> CodeAsync(Row row, Client client)
    {
        try
        {
            await row.Call(client);
            return Ok;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }

    /// <param name="Expected">What each of the callers gets, in their order.</param>
    private sealed record Row(string Method, StatusCode[] Expected, Func<Client, Task> Call)
    {
        public static Row Of<T>(string method, StatusCode[] expected, Func<Client, AsyncUnaryCall<T>> call)
            where T : IMessage => new(method, expected, async client => await call(client));
    }
}
