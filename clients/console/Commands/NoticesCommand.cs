using System.CommandLine;
using Cyclades.Protos.Catalogue.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>Notices of the home page and links to help (R5, R7).</summary>
internal static class NoticesCommand
{
    public static Command Create(CommandHost host) => host.Runs(
        new Command("notices", "Lire les messages de la page d'accueil"),
        ["cyclades notices"],
        async run =>
        {
            var reply = await run.Server.AskAsync(o => run.Server.Catalogue.ListNoticesAsync(new ListNoticesRequest(), o));
            var help = await run.Server.AskAsync(o => run.Server.Catalogue.ListHelpLinksAsync(new ListHelpLinksRequest(), o));
            run.Show(reply, () =>
            {
                foreach (var notice in reply.Notices)
                {
                    run.Terminal.Out.Write(new Panel(new Text(notice.Text)).Header(Markup.Escape(notice.Title)));
                }

                if (reply.Notices.Count == 0)
                {
                    run.Say("Aucun message en ce moment.");
                }

                foreach (var link in help.HelpLinks)
                {
                    run.Say($"{link.Label} : {link.Url}");
                }
            });
        });
}
