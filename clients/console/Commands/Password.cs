using System.CommandLine;

namespace Cyclades.Console.Commands;

/// <summary>
/// Where a password comes from: the variable CYCLADES_PASSWORD, the standard input, else a question that does not show
/// it. Never the command line, which other users of the machine can read.
/// </summary>
internal static class Password
{
    public static Option<bool> FromInput() => new("--password-stdin")
    {
        Description = "Lit le mot de passe sur l'entrée standard (sinon la variable CYCLADES_PASSWORD, sinon une question)",
    };

    /// <param name="run">The run.</param>
    /// <param name="fromInput">Null where the standard input holds something else.</param>
    /// <param name="label">As on the portal's screen.</param>
    public static async Task<string> AskAsync(Run run, Option<bool>? fromInput, string label)
    {
        if (fromInput is not null && run.Value(fromInput))
        {
            return await run.Terminal.ReadLineAsync(run.Cancel) ?? "";
        }

        if (run.Terminal.Variable("CYCLADES_PASSWORD") is { Length: > 0 } password)
        {
            return password;
        }

        run.MayAsk("donnez le mot de passe avec --password-stdin ou la variable CYCLADES_PASSWORD.");
        return await run.Terminal.AskSecretAsync($"{label} :", run.Cancel);
    }
}
