using System.Text;
using Spectre.Console;

namespace Cyclades.Console;

/// <summary>All that a command touches of the world around it, so that tests can run it in their own process.</summary>
internal sealed class Terminal
{
    public required IAnsiConsole Out { get; init; }

    public required IAnsiConsole Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Someone sits at a keyboard: secrets are hidden, progress moves.</summary>
    public required bool Interactive { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The user's configuration folder, for sessions.</summary>
    public required string ConfigurationFolder { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public static Terminal OfProcess()
    {
        System.Console.OutputEncoding = Encoding.UTF8;
        System.Console.InputEncoding = Encoding.UTF8;
        return new Terminal
        {
            Out = On(System.Console.Out, System.Console.IsOutputRedirected),
            Error = On(System.Console.Error, System.Console.IsErrorRedirected),
            In = System.Console.In,
            Interactive = !System.Console.IsInputRedirected && !System.Console.IsOutputRedirected,
            Time = TimeProvider.System,
            ConfigurationFolder = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "cyclades"),
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>A console on a writer. What is redirected has no colours and does not fold lines at 80 columns.</summary>
    public static IAnsiConsole On(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            console.Profile.Width = 160;
        }

        return console;
    }

    /// <summary>Writes a line for people to the output, as it is: no markup, and not folded, so that a path stays whole.</summary>
    public void Say(string line = "") => Out.Profile.Out.Writer.WriteLine(line);

    /// <summary>Asks for one line.</summary>
    /// <exception cref="CommandFailure">The input has ended.</exception>
    public async Task<string> AskAsync(string question, CancellationToken cancel)
    {
        Out.Write(new Text(question + " "));
        return (await ReadLineAsync(cancel))?.Trim() ?? throw InputEnded();
    }

    /// <summary>Asks for one line that is not shown. Nothing is trimmed.</summary>
    /// <exception cref="CommandFailure">The input has ended.</exception>
    public async Task<string> AskSecretAsync(string question, CancellationToken cancel)
    {
        if (Interactive)
        {
            return await Out.PromptAsync(new TextPrompt<string>(Markup.Escape(question)).Secret(), cancel);
        }

        Out.Write(new Text(question + " "));
        return await ReadLineAsync(cancel) ?? throw InputEnded();
    }

    /// <summary>
    /// One line of the input; null at its end. A keyboard blocks whoever reads it, asynchronous or not, so it is read
    /// aside: stopping the command does not wait for a line.
    /// </summary>
    public Task<string?> ReadLineAsync(CancellationToken cancel) =>
        Task.Run(() => In.ReadLine(), CancellationToken.None).WaitAsync(cancel);

    private static CommandFailure InputEnded() =>
        new(ExitCode.Usage, "Il manque une réponse : l'entrée est terminée. Répondez aux questions, ou donnez un fichier avec --from.");
}
