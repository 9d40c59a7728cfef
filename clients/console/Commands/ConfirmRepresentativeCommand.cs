using System.CommandLine;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>The legal representative of a minor confirms by the mailed link (D38).</summary>
internal static class ConfirmRepresentativeCommand
{
    public static Command Create(CommandHost host)
    {
        var link = MailedLink.Argument();
        var yes = Confirmation.Yes();
        return host.Runs(
            new Command("confirm-representative", "Confirmer, comme représentant légal, l'inscription d'un mineur") { link, yes },
            ["cyclades confirm-representative 'http://localhost:5080/representant#…'"],
            async run =>
            {
                var token = MailedLink.Token(run.Value(link));
                var about = new GetRepresentationRequest { LinkToken = token };
                var asked = await run.Server.AskAsync(o => run.Server.Candidatures.GetRepresentationAsync(about, o));
                run.Say($"{asked.RepresentativeName}, vous êtes représentant légal de {asked.CandidateLabel}.");
                run.Say($"{asked.DomainLabel} – {asked.SessionLabel} – {asked.CentreLabel}");
                if (!await run.ConfirmAsync(run.Value(yes), "Confirmer cette inscription ?"))
                {
                    return Confirmation.Declined(run);
                }

                var request = new ConfirmAsRepresentativeRequest { RequestId = Run.NewRequestId(), LinkToken = token };
                var reply = await run.Server.AskAsync(o => run.Server.Candidatures.ConfirmAsRepresentativeAsync(request, o));
                run.Show(reply, () => run.Succeed("L'inscription est confirmée."));
                return ExitCode.Done;
            });
    }
}
