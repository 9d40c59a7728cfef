using System.CommandLine;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Activates an account by its mailed link (R45).</summary>
internal static class ActivateCommand
{
    public static Command Create(CommandHost host)
    {
        var link = MailedLink.Argument();
        return host.Runs(
            new Command("activate", "Activer son compte avec le lien reçu par mail") { link },
            ["cyclades activate 'http://localhost:5080/activation#…'"],
            async run =>
            {
                var request = new ActivateRequest { RequestId = Run.NewRequestId(), LinkToken = MailedLink.Token(run.Value(link)) };
                var reply = await run.Server.AskAsync(o => run.Server.Accounts.ActivateAsync(request, o));
                run.Show(reply, () => run.Succeed($"Le compte est activé. Connectez-vous : cyclades sign-in {reply.Email}"));
            });
    }
}
