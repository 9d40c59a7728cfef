using System.CommandLine;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Confirms a new address by its mailed link (D8).</summary>
internal static class ConfirmEmailCommand
{
    public static Command Create(CommandHost host)
    {
        var link = MailedLink.Argument();
        return host.Runs(
            new Command("confirm-email", "Confirmer sa nouvelle adresse avec le lien reçu par mail") { link },
            ["cyclades confirm-email 'http://localhost:5080/nouvelle-adresse#…'"],
            async run =>
            {
                var request = new ConfirmEmailRequest { RequestId = Run.NewRequestId(), LinkToken = MailedLink.Token(run.Value(link)) };
                var reply = await run.Server.AskAsync(o => run.Server.Accounts.ConfirmEmailAsync(request, o));
                run.Show(reply, () => run.Succeed($"Votre identifiant est désormais {reply.Email}. Vos sessions sont fermées : cyclades sign-in"));
            });
    }
}
