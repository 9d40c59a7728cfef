using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Protos.Signin.V1;

namespace Cyclades.Console.Commands;

/// <summary>Sets a new password by the mailed link (R56).</summary>
internal static class ResetPasswordCommand
{
    public static Command Create(CommandHost host)
    {
        var link = MailedLink.Argument();
        var fromInput = Password.FromInput();
        return host.Runs(
            new Command("reset-password", "Choisir un nouveau mot de passe avec le lien reçu par mail") { link, fromInput },
            ["cyclades reset-password 'http://localhost:5080/mot-de-passe#…'"],
            async run =>
            {
                var request = new ResetPasswordRequest { LinkToken = MailedLink.Token(run.Value(link)) };
                var questions = AccountQuestions.OfPassword(
                    typed => request.Password = typed,
                    typed => request.PasswordConfirmation = typed);
                await NewPassword.AskAsync(run, fromInput, questions, both => (request.Password, request.PasswordConfirmation) = (both, both));
                var reply = await NewPassword.SendAsync(run, questions, () =>
                {
                    request.RequestId = Run.NewRequestId();
                    return run.Server.AskAsync(o => run.Server.SignIn.ResetPasswordAsync(request, o));
                });
                run.Server.Sessions.Forget();
                run.Show(reply, () => run.Succeed("Votre mot de passe est changé. Connectez-vous : cyclades sign-in"));
            });
    }
}
