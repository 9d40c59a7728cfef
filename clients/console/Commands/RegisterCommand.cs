using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Ajouter une nouvelle candidature »: the form, then « Enregistrer » (R62 to R91).</summary>
internal static class RegisterCommand
{
    public static Command Create(CommandHost host)
    {
        var service = new Argument<string?>("SERVICE")
        {
            Description = "Identifiant du service d'inscription (voir cyclades periods ; sinon des questions)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var from = FormFile.From();
        var template = FormFile.Template();
        var acceptTerms = new Option<bool>("--accept-terms")
        {
            Description = "Accepte les modalités d'inscription du service (à lire avec cyclades periods SERVICE)",
        };
        return host.Runs(
            new Command("register", "S'inscrire, champ par champ ou depuis un fichier") { service, from, template, acceptTerms },
            [
                "cyclades register",
                "cyclades register CFG-2027-06/19 --template > inscription.json",
                "cyclades register --from inscription.json --accept-terms",
            ],
            async run =>
            {
                if (run.Value(from) is { } file)
                {
                    await SendAsync(run, FormFile.Read<SubmitCandidatureRequest>(file), run.Value(service), run.Value(acceptTerms));
                    return ExitCode.Done;
                }

                if (run.Value(template))
                {
                    await WriteTemplateAsync(run, run.Value(service));
                    return ExitCode.Done;
                }

                run.MayAsk("donnez le formulaire avec --from.");
                var id = run.Value(service) ?? await ServiceChoice.AskAsync(run);
                return await AskAsync(run, id, run.Value(acceptTerms));
            });
    }

    private static async Task SendAsync(Run run, SubmitCandidatureRequest request, string? service, bool acceptTerms)
    {
        request.RequestId = Run.NewRequestId();
        request.RegistrationServiceId = service ?? request.RegistrationServiceId;
        request.Form ??= new CandidatureForm();
        if (acceptTerms)
        {
            var start = await StartAsync(run, request.RegistrationServiceId);
            request.Form.AcceptedTermsHash = start.RegistrationService.Terms.Hash;
        }

        var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.SubmitCandidatureAsync(request, o));
        run.Show(reply, () => CandidatureView.ShowNumber(run.Terminal, reply.Candidature));
    }

    private static async Task WriteTemplateAsync(Run run, string? service)
    {
        var form = new CandidatureForm();
        if (service is not null)
        {
            form = (await StartAsync(run, service)).Form ?? form;
        }

        FormFile.WriteTemplate(run, new SubmitCandidatureRequest { RegistrationServiceId = service ?? "", Form = form });
    }

    private static async Task<ExitCode> AskAsync(Run run, string service, bool acceptTerms)
    {
        var start = await StartAsync(run, service);
        var form = start.Form ?? new CandidatureForm();
        CandidatureView.ShowHeader(run.Terminal, start);
        if (start.Draft is { } draft)
        {
            run.Say($"Brouillon conservé le {FrenchTime.Said(draft.UpdateTime)} – candidature pas encore enregistrée");
        }

        run.Say();
        run.Say("Modalités d'inscription");
        run.Say(start.RegistrationService.Terms.Text);
        if (!await run.ConfirmAsync(acceptTerms, start.RegistrationService.Terms.AcceptanceLabel))
        {
            return Confirmation.Declined(run);
        }

        form.AcceptedTermsHash = start.RegistrationService.Terms.Hash;
        await SaveDraftAsync(run, service, form, FormTab.Terms);

        var questions = await CandidatureQuestions.OfAsync(
            form, start.RegistrationService, start.ParentsRequired, start.LegalRepresentativeRequired, run.Server);
        var questionnaire = new Questionnaire(run);
        run.Say();
        run.Say("Les champs avec * sont obligatoires. Entrée garde la valeur entre crochets ; « - » vide un champ facultatif.");
        run.Say("1 - Identification");
        await questionnaire.AskAsync(questions.Identification);
        run.Say(LegalTexts.DataProtection);
        await SaveDraftAsync(run, service, form, FormTab.Identification);
        run.Say();
        run.Say("2 - Informations candidature");
        run.Say(LegalTexts.Arrangements);
        await questionnaire.AskAsync(questions.Candidature);
        await SaveDraftAsync(run, service, form, FormTab.Candidature);
        run.Say();
        run.Say("3 - Récapitulatif");
        CandidatureView.ShowForm(run.Terminal, start, form, questions.Labels());
        run.Say("A ce stade, la candidature n'est pas encore enregistrée, je dois cliquer sur le bouton « Enregistrer » pour terminer mon inscription.");
        if (!await run.ConfirmAsync(false, "Enregistrer ?"))
        {
            run.Say("Rien n'est enregistré ; le brouillon est conservé.");
            return ExitCode.Usage;
        }

        var reply = await questionnaire.SendAsync(questions.All, () =>
        {
            var request = new SubmitCandidatureRequest
            {
                RequestId = Run.NewRequestId(),
                RegistrationServiceId = service,
                Form = form,
            };
            return run.Server.AskSignedInAsync(o => run.Server.Candidatures.SubmitCandidatureAsync(request, o));
        });
        CandidatureView.ShowNumber(run.Terminal, reply.Candidature);
        return ExitCode.Done;
    }

    private static Task<StartCandidatureResponse> StartAsync(Run run, string service)
    {
        var request = new StartCandidatureRequest { RegistrationServiceId = service };
        return run.Server.AskSignedInAsync(o => run.Server.Candidatures.StartCandidatureAsync(request, o));
    }

    private static Task<SaveDraftResponse> SaveDraftAsync(Run run, string service, CandidatureForm form, FormTab tab)
    {
        var request = new SaveDraftRequest { RegistrationServiceId = service, Form = form, Tab = tab };
        return run.Server.AskSignedInAsync(o => run.Server.Candidatures.SaveDraftAsync(request, o));
    }
}
