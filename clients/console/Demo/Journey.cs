using Cyclades.Console.Commands;
using Cyclades.Console.Server;
using Cyclades.Console.Sessions;
using Cyclades.Console.Showing;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Signin.V1;
using Grpc.Core;

namespace Cyclades.Console.Demo;

/// <summary>The steps of the demonstration, in order; each says what it gave, or fails.</summary>
internal sealed class Journey(Connection server, MailFolder mails, Report report, CancellationToken cancel)
{
    private SomeCandidate candidate = null!;
    private OpenServices services = null!;
    private Candidature candidature = null!;
    private ReceivedMail activation = null!;
    private Download first = null!;
    private Download second = null!;

    /// <summary>Walks until the end or the first step that fails.</summary>
    public async Task WalkAsync()
    {
        (string Title, Func<Task<string>> Act)[] steps =
        [
            ("Trouver un service d'inscription ouvert", FindServiceAsync),
            ("Créer un compte", CreateAccountAsync),
            ("Recevoir le mail d'activation", ReceiveActivationAsync),
            ("Activer le compte avec le lien du mail", ActivateAsync),
            ("Se connecter", SignInAsync),
            ("Tentative refusée : formulaire incomplet", RefuseFieldsAsync),
            ("Tentative refusée : règle d'inscription", RefuseRuleAsync),
            ("S'inscrire", RegisterAsync),
            ("Télécharger la confirmation, version 1", DownloadFirstAsync),
            ("Modifier l'inscription", ModifyAsync),
            ("Télécharger la confirmation, version 2", DownloadSecondAsync),
            ("Vérifier les documents", VerifyAsync),
            ("Lire les mails et les messages", ReadMailsAsync),
            ("Valider en ligne", SignAsync),
            ("Se désinscrire", WithdrawAsync),
        ];
        foreach (var (title, act) in steps)
        {
            if (!await report.StepAsync(title, act))
            {
                return;
            }
        }
    }

    private async Task<string> FindServiceAsync()
    {
        services = await OpenServices.FindAsync(server);
        var open = services.Open.Summary;
        return $"{open.DomainLabel}, {open.Label}, ouvert jusqu'au {FrenchTime.Moment(open.ClosingTime, open.TimeZone)}";
    }

    private async Task<string> CreateAccountAsync()
    {
        candidate = await SomeCandidate.OfAsync(server);
        var request = candidate.Account();
        var reply = await server.AskAsync(o => server.Accounts.CreateAccountAsync(request, o));
        Expect(reply.Email == candidate.Email, $"le lien serait envoyé à {reply.Email} au lieu de {candidate.Email}");
        return $"{candidate.Email}, à activer avant le {FrenchTime.Moment(reply.ActivationExpireTime, "Europe/Paris")}";
    }

    private async Task<string> ReceiveActivationAsync()
    {
        activation = (await mails.WaitAsync(candidate.Email, 1, cancel))[0];
        Expect(activation.Subject == "[CYCLADES] Activer mon compte", $"l'objet du mail est « {activation.Subject} »");
        report.Keep("Mail d'activation", activation.Path);
        return $"« {activation.Subject} »";
    }

    private async Task<string> ActivateAsync()
    {
        var request = new ActivateRequest
        {
            RequestId = Run.NewRequestId(),
            LinkToken = activation.LinkToken("activation") ?? throw new StepFailure("le mail n'a pas de lien d'activation"),
        };
        var reply = await server.AskAsync(o => server.Accounts.ActivateAsync(request, o));
        Expect(reply.Email == candidate.Email, $"le compte activé est celui de {reply.Email}");
        return "le compte est actif";
    }

    private async Task<string> SignInAsync()
    {
        var request = new SignInRequest
        {
            Identifier = candidate.Email,
            Password = candidate.Password,
            SessionKind = SessionKind.Token,
        };
        var reply = await server.AskAsync(o => server.SignIn.SignInAsync(request, o));
        Expect(reply.CandidateNumber.Length == 11, $"« {reply.CandidateNumber} » n'est pas un numéro candidat");
        server.Sessions.Write(Session.Of(reply.CandidateNumber, reply.Tokens));
        return $"n° candidat {reply.CandidateNumber}";
    }

    private async Task<string> RefuseFieldsAsync()
    {
        var form = candidate.Form(services.Open);
        form.NationalityCode = "";
        form.Address.Line1 = "";
        form.Address.PostalCode = "51";
        form.CandidateCategoryCode = "INCONNUE";
        form.PressConsent = Cyclades.Protos.Types.V1.Answer.Unspecified;
        var refusal = await RefusedAsync(() => SubmitAsync(services.Open.Summary.Id, form, Run.NewRequestId()));
        Expect(refusal.Reason == ErrorReason.InvalidFields, $"la raison du refus est {refusal.ReasonName}");
        string[] wrong =
        [
            "form.nationality_code", "form.address.line1", "form.address.postal_code", "form.candidate_category_code", "form.press_consent",
        ];
        var missed = wrong.Except(refusal.Fields.Select(f => f.Path)).ToList();
        Expect(missed.Count == 0, $"le refus ne parle pas de {string.Join(", ", missed)}");
        report.Show(refusal);
        return $"{refusal.Fields.Length} champs à corriger, tous montrés à la fois";
    }

    private async Task<string> RefuseRuleAsync()
    {
        ServerRefusal refusal;
        ErrorReason expected;
        if (services.Shut is { } shut)
        {
            expected = shut.Summary.State == Cyclades.Protos.Catalogue.V1.RegistrationServiceState.Closed
                ? ErrorReason.ServiceClosed
                : ErrorReason.ServiceNotOpenYet;
            refusal = await RefusedAsync(() => SubmitAsync(shut.Summary.Id, candidate.Form(shut), Run.NewRequestId()));
        }
        else
        {
            expected = ErrorReason.TermsChanged;
            var form = candidate.Form(services.Open);
            form.AcceptedTermsHash = new string('0', form.AcceptedTermsHash.Length);
            refusal = await RefusedAsync(() => SubmitAsync(services.Open.Summary.Id, form, Run.NewRequestId()));
        }

        Expect(refusal.Reason == expected, $"la raison du refus est {refusal.ReasonName} au lieu de {expected.Name()}");
        report.Show(refusal);
        return "refusé, avec la raison et ce qu'il faut faire";
    }

    private async Task<string> RegisterAsync()
    {
        var requestId = Run.NewRequestId();
        var form = candidate.Form(services.Open);
        candidature = await SubmitAsync(services.Open.Summary.Id, form, requestId);
        var again = await SubmitAsync(services.Open.Summary.Id, form, requestId);
        Expect(candidature.Version == 1, $"la version est {candidature.Version}");
        Expect(again.Name.Equals(candidature.Name), "un double clic a donné deux numéros");
        return $"inscription n° {CandidatureView.NumberOf(candidature.Name)}, version 1 (le même numéro à un double clic)";
    }

    private async Task<string> DownloadFirstAsync()
    {
        first = await DownloadAsync(version: 1);
        return first.Metadata.Document.Line;
    }

    private async Task<string> ModifyAsync()
    {
        var form = candidature.Form.Clone();
        form.Address.Line1 = "3 PLACE DE LA RÉPUBLIQUE";
        form.PressConsent = Cyclades.Protos.Types.V1.Answer.Yes;
        candidature = await UpdateAsync(form);
        Expect(candidature.Version == 2, $"la version est {candidature.Version}");
        Expect(candidature.Form.Address.Line1 == form.Address.Line1, "la nouvelle adresse n'est pas enregistrée");
        return "version 2";
    }

    private async Task<string> DownloadSecondAsync()
    {
        second = await DownloadAsync(version: 2);
        Expect(second.Metadata.Sha256 != first.Metadata.Sha256, "les deux versions sont le même fichier");
        return second.Metadata.Document.Line;
    }

    private async Task<string> VerifyAsync()
    {
        var current = await VerifyAsync(second.Metadata.Document.Reference);
        Expect(current is { Authenticity: Authenticity.Authentic, Standing: Standing.Current, Version: 2 }, "la version 2 n'est pas reconnue en vigueur");
        var old = await VerifyAsync(first.Metadata.Document.Reference);
        Expect(old is { Authenticity: Authenticity.Authentic, Standing: Standing.Superseded, Version: 1 }, "la version 1 n'est pas reconnue remplacée");
        var forged = await VerifyAsync(new string('A', first.Metadata.Document.Reference.Length));
        Expect(forged.Authenticity == Authenticity.Unknown, "une référence inventée est reconnue");
        return $"{second.Metadata.Document.Reference} authentique et en vigueur, la version 1 remplacée, une référence inventée inconnue";
    }

    private async Task<string> ReadMailsAsync()
    {
        var received = await mails.WaitAsync(candidate.Email, 3, cancel);
        Expect(
            received.Any(m => m.Subject.StartsWith("Modification d'inscription : ", StringComparison.Ordinal)),
            "le mail de modification manque");
        Keep(received.Skip(1));

        var request = new ListMessagesRequest { PageSize = 100 };
        var messages = (await server.AskSignedInAsync(o => server.Messages.ListMessagesAsync(request, o))).Messages;
        Expect(messages.Count >= 2, $"{messages.Count} message(s) dans « Mes messages »");
        var before = await UnreadAsync();
        var read = new MarkReadRequest { Id = messages[0].Id };
        await server.AskSignedInAsync(o => server.Messages.MarkReadAsync(read, o));
        var after = await UnreadAsync();
        Expect(after == before - 1, $"{before} non lus, puis {after} après en avoir lu un");
        return $"{received.Count} mails, {messages.Count} messages, {after} non lu(s)";
    }

    private async Task<string> SignAsync()
    {
        var request = new SignCandidatureRequest
        {
            RequestId = Run.NewRequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            DocumentSha256 = second.Metadata.Sha256,
        };
        candidature = (await server.AskSignedInAsync(o => server.Candidatures.SignCandidatureAsync(request, o))).Candidature;
        Expect(candidature.ConfirmationState == ConfirmationState.SignedOnline, $"la confirmation est « {candidature.ConfirmationLabel} »");
        var refusal = await RefusedAsync(() => UpdateAsync(candidature.Form.Clone()));
        Expect(refusal.Reason == ErrorReason.AlreadySigned, $"modifier après signature : {refusal.ReasonName}");
        Keep((await mails.WaitAsync(candidate.Email, 4, cancel)).Skip(3));
        return $"confirmation {candidature.ConfirmationLabel} ; une modification est désormais refusée";
    }

    private async Task<string> WithdrawAsync()
    {
        var request = new WithdrawCandidatureRequest
        {
            RequestId = Run.NewRequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
        };
        candidature = (await server.AskSignedInAsync(o => server.Candidatures.WithdrawCandidatureAsync(request, o))).Candidature;
        Expect(candidature.State == CandidatureState.WithdrawnByCandidate, $"l'état est « {candidature.StateLabel} »");
        Expect((await CountAsync(Show.Active)) == 0, "l'inscription est encore dans « Mes inscriptions »");
        Expect((await CountAsync(Show.Withdrawn)) == 1, "l'inscription n'est pas parmi les désinscriptions");
        Keep((await mails.WaitAsync(candidate.Email, 5, cancel)).Skip(4));
        return $"« {candidature.StateLabel} », retirée de la liste, un mail le confirme";
    }

    private async Task<Candidature> SubmitAsync(string service, CandidatureForm form, string requestId)
    {
        var request = new SubmitCandidatureRequest { RequestId = requestId, RegistrationServiceId = service, Form = form };
        return (await server.AskSignedInAsync(o => server.Candidatures.SubmitCandidatureAsync(request, o))).Candidature;
    }

    private async Task<Candidature> UpdateAsync(CandidatureForm form)
    {
        var request = new UpdateCandidatureRequest
        {
            RequestId = Run.NewRequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            Form = form,
        };
        return (await server.AskSignedInAsync(o => server.Candidatures.UpdateCandidatureAsync(request, o))).Candidature;
    }

    private async Task<Download> DownloadAsync(int version)
    {
        var download = await ConfirmationCommand.DownloadAsync(server, candidature.Name);
        Expect(download.Metadata.Document.Version == version, $"la version du document est {download.Metadata.Document.Version}");
        Expect(download.Content.Span.StartsWith("%PDF-"u8), "le document n'est pas un PDF");
        report.Keep($"Confirmation, version {version}", ConfirmationCommand.Save(download, report.Folder, force: true));
        return download;
    }

    private async Task<VerifyDocumentResponse> VerifyAsync(string reference)
    {
        var request = new VerifyDocumentRequest { Reference = reference };
        return await server.AskAsync(o => server.Documents.VerifyDocumentAsync(request, o));
    }

    private async Task<int> UnreadAsync() =>
        (await server.AskSignedInAsync(o => server.Messages.GetUnreadCountAsync(new GetUnreadCountRequest(), o))).UnreadCount;

    private async Task<int> CountAsync(Show show)
    {
        var request = new ListCandidaturesRequest { Show = show };
        return (await server.AskSignedInAsync(o => server.Candidatures.ListCandidaturesAsync(request, o))).Candidatures.Count;
    }

    private void Keep(IEnumerable<ReceivedMail> received)
    {
        foreach (var mail in received)
        {
            report.Keep($"Mail « {mail.Subject} »", mail.Path);
        }
    }

    private static async Task<ServerRefusal> RefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RpcException e) when (ServerRefusal.Read(e) is { Reason: not ErrorReason.Unspecified } refusal)
        {
            return refusal;
        }

        throw new StepFailure("la demande a été acceptée alors qu'elle devait être refusée");
    }

    private static void Expect(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new StepFailure(otherwise);
        }
    }
}
