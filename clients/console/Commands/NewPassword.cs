using System.CommandLine;
using Cyclades.Console.Asking;

namespace Cyclades.Console.Commands;

/// <summary>A new password: asked twice at the keyboard, given once by a script.</summary>
internal static class NewPassword
{
    public static async Task AskAsync(Run run, Option<bool> fromInput, IReadOnlyList<Question> questions, Action<string> setBoth)
    {
        if (run.Value(fromInput))
        {
            setBoth(await run.Terminal.ReadLineAsync(run.Cancel) ?? "");
        }
        else if (run.Terminal.Variable("CYCLADES_NEW_PASSWORD") is { Length: > 0 } password)
        {
            setBoth(password);
        }
        else
        {
            run.MayAsk("donnez le nouveau mot de passe avec --password-stdin ou la variable CYCLADES_NEW_PASSWORD.");
            await new Questionnaire(run).AskAsync(questions);
        }
    }

    /// <summary>Asks again for a password that does not do, when someone is there to answer.</summary>
    public static Task<T> SendAsync<T>(Run run, IReadOnlyList<Question> questions, Func<Task<T>> send) =>
        new Questionnaire(run).SendAsync(run.Terminal.Interactive && !run.Json ? questions : [], send);
}
