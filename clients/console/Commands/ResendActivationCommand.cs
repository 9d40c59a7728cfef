using System.CommandLine;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Sends the activation link again.</summary>
internal static class ResendActivationCommand
{
    public static Command Create(CommandHost host)
    {
        var email = new Argument<string>("ADRESSE") { Description = "L'adresse mail donnée à la création du compte" };
        return host.Runs(
            new Command("resend-activation", "Recevoir à nouveau le lien d'activation") { email },
            ["cyclades resend-activation paul.lamy@exemple.fr"],
            async run =>
            {
                var request = new ResendActivationRequest { Email = run.Value(email) ?? "" };
                var reply = await run.Server.AskAsync(o => run.Server.Accounts.ResendActivationAsync(request, o));
                run.Show(reply, () => run.Succeed(
                    "Si un compte attend son activation à cette adresse, un nouveau lien vient de lui être envoyé ; l'ancien ne sert plus."));
            });
    }
}
