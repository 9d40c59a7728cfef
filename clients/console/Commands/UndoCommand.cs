using System.CommandLine;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>Takes a withdrawal back while the service is open (B16).</summary>
internal static class UndoCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        return host.Runs(
            new Command("undo", "Annuler une désinscription, tant que le service est ouvert") { number },
            ["cyclades undo 006"],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                var request = new UndoWithdrawalRequest
                {
                    RequestId = Run.NewRequestId(),
                    Name = candidature.Name,
                    Etag = candidature.Etag,
                };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.UndoWithdrawalAsync(request, o));
                run.Show(reply, () => run.Succeed($"Vous êtes de nouveau inscrit : version {reply.Candidature.Version}."));
            });
    }
}
