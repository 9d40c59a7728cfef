using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Account.V1;

namespace Cyclades.Console.Commands;

/// <summary>Shows the account, what may be changed and who to write to.</summary>
internal static class AccountCommand
{
    public static Command Create(CommandHost host) => host.Runs(
        new Command("account", "Voir son compte"),
        ["cyclades account", "cyclades account --json"],
        async run =>
        {
            var reply = await run.Server.AskSignedInAsync(o => run.Server.Accounts.GetAccountAsync(new GetAccountRequest(), o));
            run.Show(reply, () => AccountView.Show(run.Terminal, reply.Account));
        });
}
