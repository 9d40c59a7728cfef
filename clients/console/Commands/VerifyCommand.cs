using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Document.V1;

namespace Cyclades.Console.Commands;

/// <summary>Whether a document is authentic, by the reference that it bears; for anybody (B13).</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var reference = new Argument<string>("REFERENCE") { Description = "La référence imprimée sur le document" };
        return host.Runs(
            new Command("verify", "Vérifier qu'un document est authentique") { reference },
            ["cyclades verify ABCD-EFGH-JKLM-NPQR"],
            async run =>
            {
                var request = new VerifyDocumentRequest { Reference = run.Value(reference) ?? "" };
                var reply = await run.Server.AskAsync(o => run.Server.Documents.VerifyDocumentAsync(request, o));
                run.Show(reply, () => Show(run, reply));
                return reply.Authenticity == Authenticity.Authentic ? ExitCode.Done : ExitCode.NotFound;
            });
    }

    private static void Show(Run run, VerifyDocumentResponse reply)
    {
        if (reply.Authenticity != Authenticity.Authentic)
        {
            run.Say("Aucun document n'a été produit avec cette référence.");
            return;
        }

        run.Succeed("Ce document est authentique.");
        run.Say($"  {reply.Title}, version {reply.Version} du {FrenchTime.Record(reply.UpdateTime)}, {reply.Initials}");
        run.Say($"  {reply.DomainLabel} – {reply.SessionLabel} – {reply.CentreLabel}");
        run.Say(reply.Standing switch
        {
            Standing.Current => "  C'est la version en vigueur.",
            Standing.Superseded => "  Une version plus récente l'a remplacé.",
            _ => "  L'inscription n'est plus en vigueur.",
        });
    }
}
