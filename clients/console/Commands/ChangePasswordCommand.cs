using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Changes the password; other sessions end, this one goes on.</summary>
internal static class ChangePasswordCommand
{
    public static Command Create(CommandHost host)
    {
        var fromInput = new Option<bool>("--password-stdin")
        {
            Description =
                "Lit le nouveau mot de passe sur l'entrée standard (sinon CYCLADES_NEW_PASSWORD) ; l'actuel vient de CYCLADES_PASSWORD",
        };
        return host.Runs(
            new Command("change-password", "Changer de mot de passe") { fromInput },
            ["cyclades change-password"],
            async run =>
            {
                var request = new ChangePasswordRequest
                {
                    CurrentPassword = await Password.AskAsync(run, fromInput: null, "Mot de passe actuel *"),
                };
                var questions = AccountQuestions.OfPassword(
                    typed => request.Password = typed,
                    typed => request.PasswordConfirmation = typed);
                await NewPassword.AskAsync(run, fromInput, questions, both => (request.Password, request.PasswordConfirmation) = (both, both));
                var reply = await NewPassword.SendAsync(run, questions, () =>
                {
                    request.RequestId = Run.NewRequestId();
                    return run.Server.AskSignedInAsync(o => run.Server.Accounts.ChangePasswordAsync(request, o));
                });
                if (reply.Tokens is { } tokens && run.Server.Sessions.Read() is { } session)
                {
                    run.Server.Sessions.Write(session.With(tokens));
                    reply.Tokens = null;
                }

                run.Show(reply, () => run.Succeed("Votre mot de passe est changé ; vos autres sessions sont fermées."));
            });
    }
}
