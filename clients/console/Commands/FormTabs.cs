using System.Text;
using Cyclades.Console.Asking;
using Cyclades.Console.Server;
using Cyclades.Console.Sessions;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Cyclades.Console.Commands;

/// <summary>
/// The form of a candidature at the keyboard, tab by tab as the portal shows it (R69 to R88), for a registration and for
/// its change. What was typed is never lost (D22): the server's draft has it after each tab and when the command ends
/// before « Enregistrer », whatever ends it; where no server takes it, a file of the user's does.
/// </summary>
/// <param name="run">The command's run.</param>
/// <param name="service">Id of the registration service, whose draft it is.</param>
/// <param name="form">Filled by the answers.</param>
internal sealed class FormTabs(Run run, string service, CandidatureForm form)
{
    /// <summary>How long a command that was stopped tries to keep what was typed.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(3);

    private CandidatureForm known = form.Clone();
    private FormTab tab = FormTab.Terms;
    private bool drafted;

    /// <summary>The command that takes the draft up again.</summary>
    public required string Resume { get; init; }

    /// <summary>What a file for that command's <c>--from</c> holds.</summary>
    public required Func<CandidatureForm, IMessage> InFile { get; init; }

    /// <summary>Asks all tabs and sends the form.</summary>
    /// <param name="questions">The questions of both tabs.</param>
    /// <param name="recap">Shows the Récapitulatif.</param>
    /// <param name="send">Saves the candidature.</param>
    /// <returns>The server's answer; null when « Enregistrer » was declined.</returns>
    public async Task<T?> AskAsync<T>(CandidatureQuestions questions, Action recap, Func<Task<T>> send)
        where T : class
    {
        try
        {
            var questionnaire = new Questionnaire(run);
            run.Say();
            run.Say("Les champs avec * sont obligatoires. Entrée garde la valeur entre crochets ; « - » vide un champ facultatif.");
            run.Say("1 - Identification");
            tab = FormTab.Identification;
            await questionnaire.AskAsync(questions.Identification);
            run.Say(LegalTexts.DataProtection);
            await SaveDraftAsync(tab);
            run.Say();
            run.Say("2 - Informations candidature");
            run.Say(LegalTexts.Arrangements);
            run.Say(LegalTexts.ArrangementCertificate);
            tab = FormTab.Candidature;
            await questionnaire.AskAsync(questions.Candidature);
            await SaveDraftAsync(tab);
            run.Say();
            run.Say("3 - Récapitulatif");
            recap();
            run.Say("A ce stade, la candidature n'est pas encore enregistrée, je dois cliquer sur le bouton « Enregistrer » pour terminer mon inscription.");
            if (await run.ConfirmAsync(false, "Enregistrer ?"))
            {
                return await questionnaire.SendAsync(questions.All, send);
            }

            run.Say($"Rien n'est enregistré ; vos réponses sont conservées. Pour les reprendre : {Resume}");
            return null;
        }
        catch (Exception e) when (e is RpcException or CommandFailure or OperationCanceledException)
        {
            await KeepAsync();
            throw;
        }
    }

    public async Task SaveDraftAsync(FormTab reached)
    {
        await SaveDraftAsync(run.Server, reached);
        (known, drafted) = (form.Clone(), true);
    }

    private Task<SaveDraftResponse> SaveDraftAsync(Connection server, FormTab reached)
    {
        var request = new SaveDraftRequest { RegistrationServiceId = service, Form = form, Tab = reached };
        return server.AskSignedInAsync(o => server.Candidatures.SaveDraftAsync(request, o));
    }

    private async Task KeepAsync()
    {
        // The line of the question that got no answer is still open.
        run.Say();
        if (!form.Equals(known) && !await IsDraftSavedAsync())
        {
            var path = Path.Combine(run.Terminal.ConfigurationFolder, $"reponses-{Choices.Fold(service).Replace(' ', '-')}.json");
            OwnerOnlyFile.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(JsonText.Of(InFile(form)))));
            run.Say($"Le serveur n'a pas pu conserver vos réponses ; elles sont dans le fichier {path}, que vous seul pouvez lire.");
            run.Say($"Pour les enregistrer : {Resume} --from \"{path}\" ; ensuite, effacez ce fichier.");
        }
        else if (drafted)
        {
            run.Say($"Vos réponses sont conservées. Pour les reprendre : {Resume}");
        }
    }

    /// <summary>Also when the command is being stopped: over a connection of its own, and not for long.</summary>
    private async Task<bool> IsDraftSavedAsync()
    {
        using var patience = new CancellationTokenSource(LastPatience, run.Terminal.Time);
        using var server = new Connection(run.Server.Address, run.Server.Sessions, run.Terminal.Time, patience.Token);
        try
        {
            await SaveDraftAsync(server, tab);
            return drafted = true;
        }
        catch (Exception e) when (e is RpcException or CommandFailure or OperationCanceledException)
        {
            return false;
        }
    }
}
