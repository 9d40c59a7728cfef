using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Mes inscriptions » (R106, R107).</summary>
internal static class ListCommand
{
    public static Command Create(CommandHost host)
    {
        var withdrawn = new Option<bool>("--withdrawn") { Description = "Celles dont je me suis désinscrit" };
        var past = new Option<bool>("--past") { Description = "« Mes sessions passées »" };
        return host.Runs(
            new Command("list", "Voir ses inscriptions") { withdrawn, past },
            ["cyclades list", "cyclades list --withdrawn", "cyclades list --json"],
            async run =>
            {
                var request = new ListCandidaturesRequest
                {
                    PageSize = 100,
                    Show = run.Value(past) ? Show.PastSessions : run.Value(withdrawn) ? Show.Withdrawn : Show.Active,
                };
                var all = new ListCandidaturesResponse();
                do
                {
                    var page = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.ListCandidaturesAsync(request, o));
                    all.Candidatures.AddRange(page.Candidatures);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);
                run.Show(all, () => CandidatureView.Show(run.Terminal, all.Candidatures));
            });
    }
}
