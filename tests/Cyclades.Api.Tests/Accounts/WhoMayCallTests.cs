using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using DownloadDepositRequest = Cyclades.Protos.Document.V1.DownloadDepositRequest;
using ListDocumentRequestsRequest = Cyclades.Protos.Document.V1.ListDocumentRequestsRequest;

namespace Cyclades.Api.Tests.Accounts;

/// <summary>
/// Every call of the contract, made by nobody, by the operator, by another candidate and by the owner of what it names: a candidature,
/// a draft, a message, a document of candidate A.
/// </summary>
public sealed class WhoMayCallTests(AccountServer server) : IClassFixture<AccountServer>
{
    private const StatusCode Ok = StatusCode.OK;
    private const StatusCode Invalid = StatusCode.InvalidArgument;
    private const StatusCode NotFound = StatusCode.NotFound;
    private const StatusCode Stale = StatusCode.Aborted;
    private const StatusCode Rule = StatusCode.FailedPrecondition;
    private const StatusCode NoSession = StatusCode.Unauthenticated;
    private const StatusCode NoRight = StatusCode.PermissionDenied;

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Every_call_answers_to_whom_it_is_for_and_tells_nobody_else_anything(Transport transport)
    {
        var owner = await silo.NewCandidateAsync(transport, form => (form.Identity.BirthName, form.Identity.BirthNameConfirmation) = ("Quenouillet", "Quenouillet"));
        var other = await silo.NewCandidateAsync(transport);
        using var operation = silo.Connect(transport, silo.OperatorToken);
        var things = await ThingsOf(owner);
        var rows = Rows(things).ToArray();
        Assert.Equal(Methods(), rows.Select(row => row.Method).Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var row in rows)
        {
            var seen = (
                await CallAsync(row, silo.Connect(transport)),
                await CallAsync(row, operation),
                await CallAsync(row, other.Client),
                await CallAsync(row, owner.Client));
            var codes = (seen.Item1.Code, seen.Item2.Code, seen.Item3.Code, seen.Item4.Code);
            if (codes != row.Expected)
            {
                wrong.Add($"{row.Method}: {codes} instead of {row.Expected}");
            }

            wrong.AddRange(
                from reply in new[] { seen.Item1.Reply, seen.Item2.Reply, seen.Item3.Reply }
                from word in new[] { owner.Number, owner.Email, "Quenouillet" }
                where reply.Contains(word, StringComparison.OrdinalIgnoreCase)
                select $"{row.Method} tells somebody else {word}");
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static IEnumerable<Row> Rows(Things a)
    {
        var everybody = (Ok, Ok, Ok, Ok);
        var candidates = (NoSession, NoSession, Ok, Ok);
        var ownersOnly = (NoSession, NoSession, NotFound, Ok);
        static string Id() => Some.RequestId();

        yield return Row.Of("account.AccountService/CreateAccount", (Invalid, Invalid, Invalid, Invalid), c => c.Accounts.CreateAccountAsync(new CreateAccountRequest { RequestId = Id() }));
        yield return Row.Of("account.AccountService/Activate", (Rule, Rule, Rule, Rule), c => c.Accounts.ActivateAsync(new ActivateRequest { RequestId = Id(), LinkToken = "x" }));
        yield return Row.Of("account.AccountService/ResendActivation", everybody, c => c.Accounts.ResendActivationAsync(new ResendActivationRequest { Email = RunningSilo.NewAddress() }));
        yield return Row.Of("account.AccountService/GetAccount", candidates, c => c.Accounts.GetAccountAsync(new GetAccountRequest()));
        yield return Row.Of("account.AccountService/UpdateAccount", (NoSession, NoSession, Stale, Rule), c => c.Accounts.UpdateAccountAsync(new UpdateAccountRequest { RequestId = Id(), Identity = Some.Identity(), Etag = "999999" }));
        yield return Row.Of("account.AccountService/ChangeEmail", (NoSession, NoSession, Invalid, Invalid), c => c.Accounts.ChangeEmailAsync(new ChangeEmailRequest { RequestId = Id() }));
        yield return Row.Of("account.AccountService/ConfirmEmail", (Rule, Rule, Rule, Rule), c => c.Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Id(), LinkToken = "x" }));
        yield return Row.Of("account.AccountService/ChangePassword", (NoSession, NoSession, Invalid, Invalid), c => c.Accounts.ChangePasswordAsync(new ChangePasswordRequest { RequestId = Id() }));
        yield return Row.Of("account.AccountService/DeleteAccount", (NoSession, NoSession, Rule, Rule), c => c.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Id(), CurrentPassword = "wrong" }));

        yield return Row.Of("signin.SignInService/SignIn", (Invalid, Invalid, Invalid, Invalid), c => c.SignIn.SignInAsync(new SignInRequest()));
        yield return Row.Of("signin.SignInService/Refresh", (NoSession, NoSession, NoSession, NoSession), c => c.SignIn.RefreshAsync(new RefreshRequest { RefreshToken = "x" }));
        yield return Row.Of("signin.SignInService/AskPasswordReset", everybody, c => c.SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = RunningSilo.NewAddress() }));
        yield return Row.Of("signin.SignInService/ResetPassword", (Rule, Rule, Rule, Rule), c => c.SignIn.ResetPasswordAsync(new ResetPasswordRequest { RequestId = Id(), LinkToken = "x" }));

        yield return Row.Of("candidature.CandidatureService/StartCandidature", candidates, c => c.Candidatures.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = a.DraftService }));
        yield return Row.Of("candidature.CandidatureService/GetDraft", ownersOnly, c => c.Candidatures.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = a.DraftService }));
        yield return Row.Of("candidature.CandidatureService/ListDrafts", candidates, c => c.Candidatures.ListDraftsAsync(new ListDraftsRequest()));
        yield return Row.Of("candidature.CandidatureService/SaveDraft", (NoSession, NoSession, Invalid, Invalid), c => c.Candidatures.SaveDraftAsync(new SaveDraftRequest { RegistrationServiceId = a.DraftService }));
        yield return Row.Of("candidature.CandidatureService/DiscardDraft", candidates, c => c.Candidatures.DiscardDraftAsync(new DiscardDraftRequest { RegistrationServiceId = a.OpenService }));
        yield return Row.Of("candidature.CandidatureService/SubmitCandidature", (NoSession, NoSession, Invalid, Invalid), c => c.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest { RequestId = Id(), RegistrationServiceId = a.DraftService, Form = new CandidatureForm() }));
        yield return Row.Of("candidature.CandidatureService/ListCandidatures", candidates, c => c.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest()));
        yield return Row.Of("candidature.CandidatureService/GetCandidature", ownersOnly, c => c.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = a.Name }));
        yield return Row.Of("candidature.CandidatureService/UpdateCandidature", (NoSession, NoSession, NotFound, Stale), c => c.Candidatures.UpdateCandidatureAsync(new UpdateCandidatureRequest { RequestId = Id(), Name = a.Name, Etag = "999999", Form = a.Form }));
        yield return Row.Of("candidature.CandidatureService/WithdrawCandidature", (NoSession, NoSession, NotFound, Stale), c => c.Candidatures.WithdrawCandidatureAsync(new WithdrawCandidatureRequest { RequestId = Id(), Name = a.Name, Etag = "999999" }));
        yield return Row.Of("candidature.CandidatureService/UndoWithdrawal", (NoSession, NoSession, NotFound, Rule), c => c.Candidatures.UndoWithdrawalAsync(new UndoWithdrawalRequest { RequestId = Id(), Name = a.Name, Etag = a.Etag }));
        yield return Row.Of("candidature.CandidatureService/SignCandidature", (NoSession, NoSession, NotFound, Stale), c => c.Candidatures.SignCandidatureAsync(new SignCandidatureRequest { RequestId = Id(), Name = a.Name, Etag = "999999", DocumentSha256 = new string('0', 64) }));
        yield return Row.Of("candidature.CandidatureService/ResendRegistrationMail", (NoSession, NoSession, NotFound, Ok), c => c.Candidatures.ResendRegistrationMailAsync(new ResendRegistrationMailRequest { RequestId = Id(), Name = a.Name }));
        yield return Row.Of("candidature.CandidatureService/GetCandidatureInformation", ownersOnly, c => c.Candidatures.GetCandidatureInformationAsync(new GetCandidatureInformationRequest { Name = a.Name }));
        yield return Row.Of("candidature.CandidatureService/GetRepresentation", (Rule, Rule, Rule, Rule), c => c.Candidatures.GetRepresentationAsync(new GetRepresentationRequest { LinkToken = "x" }));
        yield return Row.Of("candidature.CandidatureService/ConfirmAsRepresentative", (Rule, Rule, Rule, Rule), c => c.Candidatures.ConfirmAsRepresentativeAsync(new ConfirmAsRepresentativeRequest { RequestId = Id(), LinkToken = "x" }));

        yield return Row.Of("candidature.CandidatureService/ListCandidatureHistory", ownersOnly, c => c.Candidatures.ListCandidatureHistoryAsync(new ListCandidatureHistoryRequest { Name = a.Name }));

        yield return Row.Of("document.DocumentService/ListDocuments", ownersOnly, c => c.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = a.Name }));
        yield return new Row("document.DocumentService/DownloadDocument", ownersOnly, async c =>
        {
            using var call = c.Documents.DownloadDocument(new DownloadDocumentRequest { Candidature = a.Name, DocumentId = "confirmation" });
            var bytes = 0;
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                bytes += call.ResponseStream.Current.Chunk.Length;
            }

            Assert.True(bytes > 0);
            return "";
        });
        yield return Row.Of("document.DocumentService/ListDocumentRequests", ownersOnly, c => c.Documents.ListDocumentRequestsAsync(new ListDocumentRequestsRequest { Candidature = a.Name }));
        yield return Row.Of("document.DocumentService/DepositDocument", (NoSession, NoSession, NotFound, NotFound), c => c.Documents.DepositDocumentAsync(new DepositDocumentRequest { RequestId = Id(), Candidature = a.Name, Number = 9 }));
        yield return new Row("document.DocumentService/DownloadDeposit", (NoSession, NoSession, NotFound, NotFound), async c =>
        {
            using var call = c.Documents.DownloadDeposit(new DownloadDepositRequest { Candidature = a.Name, Number = 9 });
            await call.ResponseStream.MoveNext(CancellationToken.None);
            return "";
        });
        yield return Row.Of("document.DocumentService/VerifyDocument", everybody, c => c.Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = a.DocumentReference }));

        yield return Row.Of("message.MessageService/ListMessages", candidates, c => c.Messages.ListMessagesAsync(new ListMessagesRequest()));
        yield return Row.Of("message.MessageService/GetMessage", ownersOnly, c => c.Messages.GetMessageAsync(new GetMessageRequest { Id = a.MessageId }));
        yield return Row.Of("message.MessageService/MarkRead", ownersOnly, c => c.Messages.MarkReadAsync(new MarkReadRequest { Id = a.MessageId }));
        yield return Row.Of("message.MessageService/GetUnreadCount", candidates, c => c.Messages.GetUnreadCountAsync(new GetUnreadCountRequest()));

        yield return Row.Of("result.ResultService/GetMarks", ownersOnly, c => c.Results.GetMarksAsync(new GetMarksRequest { Name = a.Name }));
        yield return Row.Of("result.ResultService/AskMarkCheck", (NoSession, NoSession, NotFound, Rule), c => c.Results.AskMarkCheckAsync(new AskMarkCheckRequest { RequestId = Id(), Name = a.Name, TestCode = "001", Text = "x" }));

        yield return Row.Of("catalogue.CatalogueService/ListNotices", everybody, c => c.Catalogue.ListNoticesAsync(new ListNoticesRequest()));
        yield return Row.Of("catalogue.CatalogueService/ListHelpLinks", everybody, c => c.Catalogue.ListHelpLinksAsync(new ListHelpLinksRequest()));
        yield return Row.Of("catalogue.CatalogueService/ListExamKinds", everybody, c => c.Catalogue.ListExamKindsAsync(new ListExamKindsRequest()));
        yield return Row.Of("catalogue.CatalogueService/ListDomains", everybody, c => c.Catalogue.ListDomainsAsync(new ListDomainsRequest { ExamKind = ExamKind.Exam }));
        yield return Row.Of("catalogue.CatalogueService/ListSessionYears", everybody, c => c.Catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "CFG" }));
        yield return Row.Of("catalogue.CatalogueService/ListRegistrationServices", everybody, c => c.Catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = "CFG", Year = 2026 }));
        yield return Row.Of("catalogue.CatalogueService/GetRegistrationService", everybody, c => c.Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = a.OpenService }));

        yield return Row.Of("reference.ReferenceService/SearchCommunes", everybody, c => c.Reference.SearchCommunesAsync(new SearchCommunesRequest { DepartmentCode = "035", Query = "renn" }));
        yield return Row.Of("reference.ReferenceService/ListDepartments", everybody, c => c.Reference.ListDepartmentsAsync(new ListDepartmentsRequest()));
        yield return Row.Of("reference.ReferenceService/ListCountries", everybody, c => c.Reference.ListCountriesAsync(new ListCountriesRequest()));
        yield return Row.Of("reference.ReferenceService/ListNationalities", everybody, c => c.Reference.ListNationalitiesAsync(new ListNationalitiesRequest()));
        yield return Row.Of("reference.ReferenceService/ListSocioProfessionalCategories", everybody, c => c.Reference.ListSocioProfessionalCategoriesAsync(new ListSocioProfessionalCategoriesRequest()));

        yield return Row.Of("management.ManagementService/ApplyCatalogue", (NoSession, Invalid, NoRight, NoRight), c => c.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Id(), Text = "x", DryRun = true }));
        yield return Row.Of("management.ManagementService/ListRefusedMails", (NoSession, Ok, NoRight, NoRight), c => c.Management.ListRefusedMailsAsync(new ListRefusedMailsRequest()));
        yield return Row.Of("management.ManagementService/RetryRefusedMail", (NoSession, NotFound, NoRight, NoRight), c => c.Management.RetryRefusedMailAsync(new RetryRefusedMailRequest { RequestId = Id(), Id = "999999" }));

        // Last, since it ends the sessions of the two candidates.
        yield return Row.Of("signin.SignInService/SignOut", everybody, c => c.SignIn.SignOutAsync(new SignOutRequest()));
    }

    /// <summary>Every method of every service of the contract, as the rows name it.</summary>
    private static IEnumerable<string> Methods() =>
        new[]
        {
            AccountService.Descriptor, SignInService.Descriptor, CandidatureService.Descriptor, DocumentService.Descriptor,
            MessageService.Descriptor, CatalogueService.Descriptor, ReferenceService.Descriptor, ManagementService.Descriptor,
            ResultService.Descriptor,
        }
        .SelectMany(service => service.Methods, (service, method) => $"{service.FullName.Split('.')[1]}.{service.Name}/{method.Name}")
        .Order(StringComparer.Ordinal);

    private static async Task<(StatusCode Code, string Reply)> CallAsync(Row row, Client client)
    {
        try
        {
            return (Ok, await row.Call(client));
        }
        catch (RpcException refused)
        {
            return (refused.StatusCode, refused.ToString());
        }
    }

    private async Task<Things> ThingsOf(SignedInCandidate owner)
    {
        var service = await silo.OpenServiceAsync();
        var draft = await silo.OpenServiceAsync("CRPE");
        var form = Some.Form(service);
        var candidature = (await owner.Client.Candidatures.SubmitCandidatureAsync(
            new SubmitCandidatureRequest { RequestId = Some.RequestId(), RegistrationServiceId = service.Summary.Id, Form = form })).Candidature;
        await owner.Client.Candidatures.SaveDraftAsync(
            new SaveDraftRequest { RegistrationServiceId = draft.Summary.Id, Form = new CandidatureForm(), Tab = FormTab.Identification });
        var messages = await owner.Client.Messages.ListMessagesAsync(new ListMessagesRequest());
        var documents = await owner.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name });
        return new Things(
            candidature.Name, candidature.Etag, form, service.Summary.Id, draft.Summary.Id, messages.Messages[0].Id, documents.Documents[0].Reference);
    }

    /// <param name="Etag">Of the candidature.</param>
    /// <param name="OpenService">Where the candidature is.</param>
    /// <param name="DraftService">Where the draft is.</param>
    private sealed record Things(
        CandidatureName Name, string Etag, CandidatureForm Form, string OpenService, string DraftService, string MessageId, string DocumentReference);

    /// <param name="Expected">What nobody, the operator, another candidate and the owner get.</param>
    private sealed record Row(
        string Method, (StatusCode Nobody, StatusCode Operator, StatusCode Other, StatusCode Owner) Expected, Func<Client, Task<string>> Call)
    {
        public static Row Of<T>(string method, (StatusCode Nobody, StatusCode Operator, StatusCode Other, StatusCode Owner) expected, Func<Client, AsyncUnaryCall<T>> call)
            where T : IMessage => new(method, expected, async client => (await call(client)).ToString()!);
    }
}
