using Cyclades.Faults.Workload;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Protos.Types.V1;
using Grpc.Core;

namespace Cyclades.Faults.Golden;

/// <summary>What is done so that a golden database holds one at least of all that the server stores.</summary>
internal sealed class GoldenActs
{
    private const string NewPassword = "Voile-Rouge8";

    private readonly OneSilo silo;
    private readonly Random random = new(1);
    private readonly Dictionary<string, string> passwords = [];
    private readonly List<(string Service, string Terms)> services = [];

    private GoldenActs(OneSilo silo) => this.silo = silo;

    private AccountService.AccountServiceClient Accounts => new(silo.Server);

    private CandidatureService.CandidatureServiceClient Candidatures => new(silo.Server);

    /// <returns>The passwords of the accounts that are active afterwards, and the request of one submission.</returns>
    public static Task<(IReadOnlyDictionary<string, string> Passwords, SubmitCandidatureRequest Submission)> CarryOutAsync(OneSilo silo) => new GoldenActs(silo).CarryOutAsync();

    private async Task<(IReadOnlyDictionary<string, string> Passwords, SubmitCandidatureRequest Submission)> CarryOutAsync()
    {
        var catalogue = new CatalogueService.CatalogueServiceClient(silo.Server);
        foreach (var offer in Offers.Of(silo.Hour.Now, 0))
        {
            var service = await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = offer.Id });
            services.Add((offer.Id, service.RegistrationService.Terms.Hash));
        }

        // With links that are needed now.
        var busy = await ActiveAsync("chargee@example.fr");
        var signer = await ActiveAsync("signataire@example.fr");
        var minor = await ActiveAsync("mineure@example.fr", new PartialDate { Year = silo.Hour.Now.Year - 12, Month = 3, Day = 1 });
        var mover = await ActiveAsync("ancienne@example.fr");
        var leaver = await ActiveAsync("partante@example.fr");
        await Accounts.ChangeEmailAsync(Change("nouvelle@example.fr"), mover);
        var newAddress = await silo.Mails.LinkAsync("nouvelle@example.fr");
        var represented = await SubmitAsync(minor, 0, "parent@example.fr");
        var consent = await silo.Mails.LinkAsync("parent@example.fr");
        await silo.NoneLeftAsync("SELECT count(*) FROM outbox");

        // From here on mails wait.
        await silo.Mails.GoDownAsync();
        await Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Id(), LinkToken = newAddress });
        passwords.Remove("ancienne@example.fr");
        passwords["nouvelle@example.fr"] = Forms.Password;
        await Candidatures.ConfirmAsRepresentativeAsync(new ConfirmAsRepresentativeRequest { RequestId = Id(), LinkToken = consent });
        await SubmitAsync(minor, 1, "tutrice@example.fr");
        await Candidatures.ResendRegistrationMailAsync(new ResendRegistrationMailRequest { RequestId = Id(), Name = represented.Name }, minor);

        var submission = Submission(0);
        var first = (await Candidatures.SubmitCandidatureAsync(submission, busy)).Candidature;
        first = (await Candidatures.UpdateCandidatureAsync(
            new UpdateCandidatureRequest { RequestId = Id(), Name = first.Name, Etag = first.Etag, Form = Submission(0).Form }, busy)).Candidature;
        first = await WithdrawAsync(first, busy);
        await Candidatures.UndoWithdrawalAsync(new UndoWithdrawalRequest { RequestId = Id(), Name = first.Name, Etag = first.Etag }, busy);
        await Candidatures.SaveDraftAsync(new SaveDraftRequest { RegistrationServiceId = services[1].Service, Form = Submission(1).Form, Tab = FormTab.Candidature }, busy);
        await Accounts.ChangeEmailAsync(Change("prochaine@example.fr"), busy);
        await SignInWronglyAsync("chargee@example.fr");
        await Accounts.ChangePasswordAsync(
            new ChangePasswordRequest { RequestId = Id(), CurrentPassword = Forms.Password, Password = NewPassword, PasswordConfirmation = NewPassword }, busy);
        passwords["chargee@example.fr"] = NewPassword;

        await WithdrawAsync((await Candidatures.SubmitCandidatureAsync(Submission(0), signer)).Candidature, signer);
        var toSign = (await Candidatures.SubmitCandidatureAsync(Submission(1), signer)).Candidature;
        await Candidatures.SignCandidatureAsync(
            new SignCandidatureRequest { RequestId = Id(), Name = toSign.Name, Etag = toSign.Etag, DocumentSha256 = await HashAsync(toSign, signer) }, signer);
        await new SignInService.SignInServiceClient(silo.Server).AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = "signataire@example.fr" });
        await Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Id(), CurrentPassword = Forms.Password }, leaver);
        passwords.Remove("partante@example.fr");
        await Accounts.CreateAccountAsync(Forms.Account(Id(), "inactive@example.fr"));
        await silo.NoneLeftAsync("SELECT count(*) FROM link_request");
        return (passwords, submission);
    }

    private async Task<CallOptions> ActiveAsync(string email, PartialDate? birth = null)
    {
        var creation = Forms.Account(Id(), email);
        if (birth is not null)
        {
            (creation.Identity.BirthDate, creation.Identity.BirthDateConfirmation) = (birth, birth.Clone());
        }

        await Accounts.CreateAccountAsync(creation);
        await Accounts.ActivateAsync(new ActivateRequest { RequestId = Id(), LinkToken = await silo.Mails.LinkAsync(email) });
        passwords[email] = Forms.Password;
        return Servers.Options(await silo.SignInAsync(email, Forms.Password), TimeSpan.FromMinutes(2));
    }

    private async Task<Candidature> SubmitAsync(CallOptions candidate, int service, string representative)
    {
        var request = Submission(service);
        request.Form.LegalRepresentative = new LegalRepresentative { Name = "Anne Lamy", Email = representative };
        return (await Candidatures.SubmitCandidatureAsync(request, candidate)).Candidature;
    }

    private async Task<Candidature> WithdrawAsync(Candidature candidature, CallOptions candidate) =>
        (await Candidatures.WithdrawCandidatureAsync(new WithdrawCandidatureRequest { RequestId = Id(), Name = candidature.Name, Etag = candidature.Etag }, candidate)).Candidature;

    private async Task<string> HashAsync(Candidature candidature, CallOptions candidate)
    {
        var documents = new DocumentService.DocumentServiceClient(silo.Server);
        var list = await documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name }, candidate);
        using var download = documents.DownloadDocument(new DownloadDocumentRequest { Candidature = candidature.Name, DocumentId = list.Documents[0].Id }, candidate);
        await download.ResponseStream.MoveNext(CancellationToken.None);
        return download.ResponseStream.Current.Metadata.Sha256;
    }

    private async Task SignInWronglyAsync(string email)
    {
        try
        {
            await silo.SignInAsync(email, "Pas-Le-Bon1");
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unauthenticated)
        {
            // As it should be: the account remembers it.
        }
    }

    private SubmitCandidatureRequest Submission(int service) => new()
    {
        RequestId = Id(),
        RegistrationServiceId = services[service].Service,
        Form = Forms.Candidature(Forms.Phone(random), services[service].Terms),
    };

    private ChangeEmailRequest Change(string email) =>
        new() { RequestId = Id(), Email = email, EmailConfirmation = email, CurrentPassword = Forms.Password };

    private string Id() => Forms.RequestId(random);
}
