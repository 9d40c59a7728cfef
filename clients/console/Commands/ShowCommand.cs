using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Mon inscription »: the Récapitulatif, read only, and what may be done now (R109).</summary>
internal static class ShowCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        return host.Runs(
            new Command("show", "Voir une inscription") { number },
            ["cyclades show 006", "cyclades show 006 --json"],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                var about = new GetCandidatureInformationRequest { Name = candidature.Name };
                var information = await run.Server.AskSignedInAsync(o =>
                    run.Server.Candidatures.GetCandidatureInformationAsync(about, o));
                run.Show(new GetCandidatureResponse { Candidature = candidature }, () =>
                {
                    CandidatureView.Show(run.Terminal, candidature);
                    foreach (var line in information.Information)
                    {
                        run.Say($"✉ {line.Text}");
                    }
                });
            });
    }
}
