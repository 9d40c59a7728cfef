using System.CommandLine;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>Throws a draft away.</summary>
internal static class DiscardDraftCommand
{
    public static Command Create(CommandHost host)
    {
        var service = new Argument<string>("SERVICE") { Description = "Identifiant du service (voir cyclades drafts)" };
        return host.Runs(
            new Command("discard-draft", "Effacer un brouillon") { service },
            ["cyclades discard-draft CFG-2027-06/19"],
            async run =>
            {
                var request = new DiscardDraftRequest { RegistrationServiceId = run.Value(service) ?? "" };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.DiscardDraftAsync(request, o));
                run.Show(reply, () => run.Succeed("Le brouillon est effacé."));
            });
    }
}
