using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Console.Showing;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Créer le compte » (R20 to R41).</summary>
internal static class CreateAccountCommand
{
    public static Command Create(CommandHost host)
    {
        var from = FormFile.From();
        var template = FormFile.Template();
        return host.Runs(
            new Command("create-account", "Créer un compte, champ par champ ou depuis un fichier") { from, template },
            [
                "cyclades create-account",
                "cyclades create-account --template > compte.json",
                "cyclades create-account --from compte.json",
            ],
            async run =>
            {
                if (run.Value(template))
                {
                    FormFile.WriteTemplate(run, Empty());
                    return;
                }

                CreateAccountResponse reply;
                if (run.Value(from) is { } file)
                {
                    var request = FormFile.Read<CreateAccountRequest>(file);
                    request.RequestId = Run.NewRequestId();
                    reply = await run.Server.AskAsync(o => run.Server.Accounts.CreateAccountAsync(request, o));
                }
                else
                {
                    reply = await AskAsync(run);
                }

                run.Show(reply, () => Show(run, reply));
            });
    }

    private static async Task<CreateAccountResponse> AskAsync(Run run)
    {
        run.MayAsk("donnez le formulaire avec --from.");
        run.Say("Les champs avec * sont obligatoires.");
        var request = Empty();
        var questions = await AccountQuestions.OfAccountAsync(request, run.Server);
        var questionnaire = new Questionnaire(run);
        await questionnaire.AskAsync(questions);
        return await questionnaire.SendAsync(questions, () =>
        {
            request.RequestId = Run.NewRequestId();
            return run.Server.AskAsync(o => run.Server.Accounts.CreateAccountAsync(request, o));
        });
    }

    private static void Show(Run run, CreateAccountResponse reply)
    {
        run.Say();
        run.Say("Confirmation de réception de mail");
        run.Say("Votre compte est en cours de création.");
        run.Say("Votre inscription sera possible seulement lorsque votre compte sera activé.");
        run.Say(
            $"Vous allez recevoir un mail à l'adresse {reply.Email} , veuillez cliquer sur le lien contenu dans ce mail pour activer votre compte.");
        run.Say(
            "Ce lien n'est valable que pour une durée de 48 heures. Passé ce délai, vos informations seront effacées, vous devrez recommencer votre démarche de création de compte.");
        run.Say($"Fin de validité : {FrenchTime.Deadline(reply.ActivationExpireTime, "Europe/Paris")}");
        run.Say("Sans navigateur : cyclades activate LIEN");
    }

    private static CreateAccountRequest Empty() => new()
    {
        Identity = new IdentityForm
        {
            BirthDate = null,
            BirthPlace = new BirthPlaceForm(),
            Sex = Sex.Unspecified,
        },
    };
}
