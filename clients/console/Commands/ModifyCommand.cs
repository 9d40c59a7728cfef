using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Grpc.Core;

namespace Cyclades.Console.Commands;

/// <summary>« Modifier »: a new version of the registration (R110 to R112).</summary>
internal static class ModifyCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        var set = new Option<string[]>("--set")
        {
            Description = "Change un seul champ ; peut se répéter",
            HelpName = "CHAMP=VALEUR",
        };
        var from = FormFile.From();
        var template = FormFile.Template();
        return host.Runs(
            new Command("modify", "Modifier une inscription, tant que le service est ouvert") { number, set, from, template },
            [
                "cyclades modify 006",
                "cyclades modify 006 --set \"address.line1=12 RUE DES LILAS\" --set press_consent=non",
                "cyclades modify 006 --template > inscription.json",
                "cyclades modify 006 --from inscription.json",
            ],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                if (run.Value(template))
                {
                    FormFile.WriteTemplate(run, candidature.Form);
                    return ExitCode.Done;
                }

                var reply = await ModifyAsync(run, candidature, run.Value(from), run.Value(set) ?? []);
                if (reply is null)
                {
                    return ExitCode.Usage;
                }

                run.Show(reply, () => run.Succeed(
                    $"Votre inscription est modifiée : version {reply.Candidature.Version}. "
                    + $"La nouvelle confirmation : cyclades confirmation {CandidatureView.NumberOf(reply.Candidature.Name)}"));
                return ExitCode.Done;
            });
    }

    /// <returns>Null when « Enregistrer » was declined.</returns>
    private static async Task<UpdateCandidatureResponse?> ModifyAsync(Run run, Candidature candidature, FileInfo? from, string[] set)
    {
        var form = from is null ? candidature.Form : FormFile.Read<CandidatureForm>(from);
        foreach (var change in set)
        {
            FormField.Set(form, change);
        }

        if (from is not null || set.Length > 0)
        {
            return await SendAsync(run, candidature, form);
        }

        run.MayAsk("donnez les changements avec --set ou --from.");
        if (!candidature.CanModify.Allowed)
        {
            // The server refuses with its full text; nobody should type a whole form to read it.
            return await SendAsync(run, candidature, form);
        }

        return await AskAsync(run, candidature);
    }

    private static async Task<UpdateCandidatureResponse?> AskAsync(Run run, Candidature candidature)
    {
        var id = candidature.RegistrationService.Id;
        var which = new GetRegistrationServiceRequest { Id = id };
        var service = (await run.Server.AskAsync(o => run.Server.Catalogue.GetRegistrationServiceAsync(which, o))).RegistrationService;
        CandidatureView.ShowHeader(run.Terminal, candidature);
        var (parents, representative) = (candidature.Form.Father is not null, candidature.Form.LegalRepresentative is not null);
        var form = await DraftAsync(run, id) is { } draft && await run.ConfirmAsync(
            false, $"Brouillon conservé le {FrenchTime.Said(draft.UpdateTime)} – modification pas encore enregistrée. Le reprendre ?")
            ? draft.Form
            : candidature.Form;
        var tabs = new FormTabs(run, id, form)
        {
            Resume = $"cyclades modify {CandidatureView.NumberOf(candidature.Name)}",
            InFile = typed => typed,
        };
        var questions = await CandidatureQuestions.OfAsync(form, service, parents, representative, run.Server);
        return await tabs.AskAsync(
            questions,
            () => CandidatureView.ShowForm(run.Terminal, candidature, service, form, questions.Labels()),
            () => SendAsync(run, candidature, form));
    }

    private static async Task<Draft?> DraftAsync(Run run, string service)
    {
        try
        {
            var request = new GetDraftRequest { RegistrationServiceId = service };
            return (await run.Server.AskSignedInAsync(o => run.Server.Candidatures.GetDraftAsync(request, o))).Draft;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static Task<UpdateCandidatureResponse> SendAsync(Run run, Candidature candidature, CandidatureForm form)
    {
        var request = new UpdateCandidatureRequest
        {
            RequestId = Run.NewRequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            Form = form,
        };
        return run.Server.AskSignedInAsync(o => run.Server.Candidatures.UpdateCandidatureAsync(request, o));
    }
}
