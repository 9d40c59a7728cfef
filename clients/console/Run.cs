using System.CommandLine;
using Cyclades.Console.Server;
using Cyclades.Console.Showing;
using Google.Protobuf;

namespace Cyclades.Console;

/// <summary>One run of one command: what was typed, the terminal and the server.</summary>
internal sealed class Run(ParseResult typed, Terminal terminal, Connection server, bool json, CancellationToken cancel)
{
    public Terminal Terminal => terminal;

    public Connection Server => server;

    /// <summary>For scripts: replies as JSON, no questions.</summary>
    public bool Json => json;

    public CancellationToken Cancel => cancel;

    public T? Value<T>(Option<T> option) => typed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => typed.GetValue(argument);

    /// <summary>A new request id: one for each intention, kept over its repetitions.</summary>
    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Shows a reply: as JSON for scripts, else in words.</summary>
    public void Show(IMessage reply, Action inWords)
    {
        if (json)
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonText.Of(reply));
        }
        else
        {
            inWords();
        }
    }

    public void Say(string line = "")
    {
        if (!json)
        {
            Terminal.Say(line);
        }
    }

    public void Succeed(string line)
    {
        if (!json)
        {
            Failures.Mark(Terminal.Out, "green", "✓", line);
        }
    }

    /// <summary>Questions need someone to answer; a script that asked for JSON gets a sentence instead.</summary>
    /// <exception cref="CommandFailure">The output is JSON.</exception>
    public void MayAsk(string otherwise)
    {
        if (json)
        {
            throw new CommandFailure(ExitCode.Usage, $"Avec --json, aucune question n'est posée : {otherwise}");
        }
    }

    /// <summary>« oui » goes on, anything else stops.</summary>
    /// <param name="yes">Said already on the command line.</param>
    /// <param name="question">Without the question mark's answer list.</param>
    public async Task<bool> ConfirmAsync(bool yes, string question)
    {
        if (yes)
        {
            return true;
        }

        MayAsk("confirmez avec --yes.");
        var answer = await Terminal.AskAsync($"{question} (oui/non)", cancel);
        return answer.Equals("oui", StringComparison.OrdinalIgnoreCase) || answer.Equals("o", StringComparison.OrdinalIgnoreCase);
    }
}
