using System.CommandLine;

namespace Cyclades.Console.Commands;

/// <summary>What the operator's commands prove themselves with: a file, so that the token is in no list of processes.</summary>
internal sealed class OperatorToken
{
    public Option<FileInfo?> Option { get; } = new("--token-file")
    {
        Description = "Fichier qui contient le jeton de l'exploitant (sinon data/operator.token)",
        HelpName = "FICHIER",
    };

    public string Read(Run run) => FormFile.ReadText(run.Value(Option) ?? new FileInfo(Path.Combine("data", "operator.token"))).Trim();
}
