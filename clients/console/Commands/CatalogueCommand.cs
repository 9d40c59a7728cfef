using System.CommandLine;
using Cyclades.Protos.Management.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>Applies a catalogue file; the operator's act.</summary>
internal static class CatalogueCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("FICHIER") { Description = "Le catalogue à appliquer (docs/catalogue.md)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Dit ce qui changerait, et ne change rien" };
        var token = new OperatorToken();
        return new Command("catalogue", "Gérer le catalogue (exploitant)")
        {
            host.Runs(
                new Command("apply", "Appliquer un fichier de catalogue") { file, dryRun, token.Option },
                [
                    "cyclades catalogue apply catalogue.yaml --dry-run",
                    "cyclades catalogue apply catalogue.yaml --token-file data/operator.token",
                ],
                async run =>
                {
                    var request = new ApplyCatalogueRequest
                    {
                        RequestId = Run.NewRequestId(),
                        Text = FormFile.ReadText(run.Value(file)!),
                        DryRun = run.Value(dryRun),
                    };
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Management.ApplyCatalogueAsync(request, o));
                    run.Show(reply, () => Show(run, reply, request.DryRun));
                }),
        };
    }

    private static void Show(Run run, ApplyCatalogueResponse reply, bool dryRun)
    {
        foreach (var change in reply.Changes)
        {
            var (sign, colour) = change.Kind switch
            {
                CatalogueChangeKind.Added => ("+", Color.Green),
                CatalogueChangeKind.Removed => ("-", Color.Red),
                _ => ("~", Color.Yellow),
            };
            run.Terminal.Out.Write(new Text($"{sign} {change.Subject}\n", colour));
            foreach (var detail in change.Details)
            {
                run.Say($"    {detail}");
            }
        }

        run.Say((reply.Changes.Count, dryRun) switch
        {
            (0, _) => "Le catalogue est déjà ainsi : rien à changer.",
            (var count, true) => $"{count} changement(s) seraient appliqués. Rien n'a été changé (--dry-run).",
            var (count, _) => $"{count} changement(s) appliqués, en vigueur partout.",
        });
    }
}
