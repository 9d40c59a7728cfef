using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;

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
                    return;
                }

                var reply = await ModifyAsync(run, candidature, run.Value(from), run.Value(set) ?? []);
                run.Show(reply, () => run.Succeed(
                    $"Votre inscription est modifiée : version {reply.Candidature.Version}. "
                    + $"La nouvelle confirmation : cyclades confirmation {CandidatureView.NumberOf(reply.Candidature.Name)}"));
            });
    }

    private static async Task<UpdateCandidatureResponse> ModifyAsync(Run run, Candidature candidature, FileInfo? from, string[] set)
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

        var which = new GetRegistrationServiceRequest { Id = candidature.RegistrationService.Id };
        var service = (await run.Server.AskAsync(o => run.Server.Catalogue.GetRegistrationServiceAsync(which, o))).RegistrationService;
        var questions = await CandidatureQuestions.OfAsync(
            form, service, form.Father is not null, form.LegalRepresentative is not null, run.Server);
        var questionnaire = new Questionnaire(run);
        run.Say("Entrée garde la valeur entre crochets ; « - » vide un champ facultatif.");
        await questionnaire.AskAsync(questions.All);
        return await questionnaire.SendAsync(questions.All, () => SendAsync(run, candidature, form));
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
