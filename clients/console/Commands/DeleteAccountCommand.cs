using System.CommandLine;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Deletes the account (R60, R61).</summary>
internal static class DeleteAccountCommand
{
    public static Command Create(CommandHost host)
    {
        var yes = Confirmation.Yes();
        var fromInput = Password.FromInput();
        return host.Runs(
            new Command("delete-account", "Supprimer son compte, tant qu'il n'y a pas de candidature") { yes, fromInput },
            ["cyclades delete-account"],
            async run =>
            {
                if (!await run.ConfirmAsync(
                    run.Value(yes),
                    "Votre compte et vos informations seront effacés tout de suite, sans retour possible. Supprimer le compte ?"))
                {
                    return Confirmation.Declined(run);
                }

                var request = new DeleteAccountRequest
                {
                    RequestId = Run.NewRequestId(),
                    CurrentPassword = await Password.AskAsync(run, fromInput, "Mot de passe actuel *"),
                };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Accounts.DeleteAccountAsync(request, o));
                run.Server.Sessions.Forget();
                run.Show(reply, () => run.Succeed("Votre compte est supprimé. Un mail vous le confirme."));
                return ExitCode.Done;
            });
    }
}
