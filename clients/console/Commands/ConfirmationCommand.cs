using System.CommandLine;
using Cyclades.Console.Server;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Commands;

/// <summary>Downloads the « Confirmation d'inscription » (R92).</summary>
internal static class ConfirmationCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Fichier ou dossier où l'écrire (sinon le dossier courant)",
            HelpName = "CHEMIN",
        };
        var force = new Option<bool>("--force") { Description = "Remplace un fichier qui existe déjà" };
        return host.Runs(
            new Command("confirmation", "Télécharger la confirmation d'inscription (PDF)") { number, output, force },
            ["cyclades confirmation 006", "cyclades confirmation 006 --output confirmation.pdf --force"],
            async run =>
            {
                var download = await DownloadAsync(run.Server, CandidatureArgument.Name(run.Value(number)));
                var path = Save(download, run.Value(output), run.Value(force));
                run.Show(download.Metadata, () => run.Succeed($"{download.Metadata.Document.Line}\n  {path}"));
            });
    }

    /// <summary>The newest confirmation of a candidature.</summary>
    /// <exception cref="CommandFailure">There is none.</exception>
    public static async Task<Download> DownloadAsync(Connection server, CandidatureName candidature)
    {
        var request = new ListDocumentsRequest { Candidature = candidature };
        var documents = (await server.AskSignedInAsync(o => server.Documents.ListDocumentsAsync(request, o))).Documents;
        var confirmation = documents.FirstOrDefault(d => d.Type == DocumentType.Confirmation)
            ?? throw new CommandFailure(ExitCode.NotFound, "Cette inscription n'a pas de confirmation.");
        return await server.DownloadAsync(new DownloadDocumentRequest { Candidature = candidature, DocumentId = confirmation.Id });
    }

    /// <summary>Writes the file and gives its full path.</summary>
    /// <param name="download">What to write.</param>
    /// <param name="where">A file, or a folder that exists; null means the current folder.</param>
    /// <param name="force">Whether a file that exists is replaced.</param>
    /// <exception cref="CommandFailure">The file exists.</exception>
    public static string Save(Download download, string? where, bool force)
    {
        // The name comes from a server: only its last part is used, never a folder.
        var name = Path.GetFileName(download.Metadata.FileName);
        var path = Path.GetFullPath(where is null ? name : Directory.Exists(where) ? Path.Combine(where, name) : where);
        if (!force && File.Exists(path))
        {
            throw new CommandFailure(ExitCode.Usage, $"Le fichier {path} existe déjà. Pour le remplacer : --force");
        }

        using var file = File.Create(path);
        file.Write(download.Content.Span);
        return path;
    }
}
