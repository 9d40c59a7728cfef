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
                run.Server.RequireSession();
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

        var tabs = new FormTabs(run, service, form)
        {
            Resume = $"cyclades register {service}",
            InFile = typed => new SubmitCandidatureRequest { RegistrationServiceId = service, Form = typed },
        };
        form.AcceptedTermsHash = start.RegistrationService.Terms.Hash;
        await tabs.SaveDraftAsync(FormTab.Terms);
        var questions = await CandidatureQuestions.OfAsync(
            form, start.RegistrationService, start.ParentsRequired, start.LegalRepresentativeRequired, run.Server);
        var reply = await tabs.AskAsync(
            questions,
            () => CandidatureView.ShowForm(run.Terminal, start, form, questions.Labels()),
            () =>
            {
                var request = new SubmitCandidatureRequest { RequestId = Run.NewRequestId(), RegistrationServiceId = service, Form = form };
                return run.Server.AskSignedInAsync(o => run.Server.Candidatures.SubmitCandidatureAsync(request, o));
            });
        if (reply is null)
        {
            return ExitCode.Usage;
        }

        CandidatureView.ShowNumber(run.Terminal, reply.Candidature);
        return ExitCode.Done;
    }

    private static Task<StartCandidatureResponse> StartAsync(Run run, string service)
    {
        var request = new StartCandidatureRequest { RegistrationServiceId = service };
        return run.Server.AskSignedInAsync(o => run.Server.Candidatures.StartCandidatureAsync(request, o));
    }
}
