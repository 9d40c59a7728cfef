using System.CommandLine;

namespace Cyclades.Console.Commands;

/// <summary>What the commands of the académie's side prove themselves with: a file, so that the token is in no list of processes.</summary>
internal sealed class AgentToken
{
    private const string Variable = "CYCLADES_TOKEN_FILE";

    public Option<FileInfo?> Option { get; } = new("--token-file")
    {
        Description = $"Fichier qui contient le jeton (sinon la variable {Variable}, sinon data/operator.token)",
        HelpName = "FICHIER",
    };

    public string Read(Run run) => FormFile.ReadText(
        run.Value(Option) ?? new FileInfo(run.Terminal.Variable(Variable) is { Length: > 0 } set ? set : Path.Combine("data", "operator.token"))).Trim();
}
