using System.CommandLine;
using Cyclades.Protos.Document.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Liste des documents publiés » (R114).</summary>
internal static class DocumentsCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        return host.Runs(
            new Command("documents", "Voir les documents d'une inscription") { number },
            ["cyclades documents 006"],
            async run =>
            {
                var request = new ListDocumentsRequest { Candidature = CandidatureArgument.Name(run.Value(number)) };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Documents.ListDocumentsAsync(request, o));
                run.Show(reply, () =>
                {
                    run.Say("Liste des documents publiés");
                    foreach (var document in reply.Documents)
                    {
                        run.Say($"  {document.Line}");
                    }
                });
            });
    }
}
