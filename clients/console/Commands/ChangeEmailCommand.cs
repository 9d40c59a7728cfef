using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Console.Showing;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Asks for another address; it replaces the old one once confirmed (D8).</summary>
internal static class ChangeEmailCommand
{
    public static Command Create(CommandHost host)
    {
        var email = new Option<string?>("--email") { Description = "La nouvelle adresse (sinon une question)", HelpName = "ADRESSE" };
        var fromInput = Password.FromInput();
        return host.Runs(
            new Command("change-email", "Changer d'adresse mail") { email, fromInput },
            ["cyclades change-email", "cyclades change-email --email nouvelle@exemple.fr"],
            async run =>
            {
                var request = new ChangeEmailRequest();
                var questions = AccountQuestions.OfEmail(
                    () => request.Email, typed => request.Email = typed,
                    () => request.EmailConfirmation, typed => request.EmailConfirmation = typed);
                var questionnaire = new Questionnaire(run);
                if (run.Value(email) is { } given)
                {
                    (request.Email, request.EmailConfirmation) = (given, given);
                }
                else
                {
                    run.MayAsk("donnez la nouvelle adresse avec --email.");
                    await questionnaire.AskAsync(questions);
                }

                request.CurrentPassword = await Password.AskAsync(run, fromInput, "Mot de passe actuel *");
                var reply = await questionnaire.SendAsync(run.Value(email) is null ? questions : [], () =>
                {
                    request.RequestId = Run.NewRequestId();
                    return run.Server.AskSignedInAsync(o => run.Server.Accounts.ChangeEmailAsync(request, o));
                });
                run.Show(reply, () => run.Succeed(
                    $"Un lien vient d'être envoyé à {reply.PendingEmail}, valable jusqu'au "
                    + $"{FrenchTime.Moment(reply.PendingEmailExpireTime, "Europe/Paris")}. Sans navigateur : cyclades confirm-email LIEN"));
            });
    }
}
