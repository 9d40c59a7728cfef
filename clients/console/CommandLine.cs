using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Cyclades.Console.Commands;
using Cyclades.Console.Commands.Agents;
using Cyclades.Console.Commands.Feed;
using Cyclades.Console.Demo;
using Cyclades.Console.Showing;

namespace Cyclades.Console;

/// <summary>The command <c>cyclades</c>: one file per thing that the user does, put together here.</summary>
internal static class CommandLine
{
    /// <summary>After Ctrl+C: more than a command takes to keep what was typed.</summary>
    private static readonly TimeSpan TerminationPatience = TimeSpan.FromSeconds(10);

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancel)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        var host = new CommandHost(terminal);
        var root = Root(host);
        var typed = root.Parse(args.Count > 0 ? args : ["--help"]);
        if (typed.Errors.Count > 0 && typed.Action is ParseErrorAction)
        {
            return (int)Refuse(terminal, typed, args.Contains("--json"));
        }

        var code = await typed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Out.Profile.Out.Writer,
                Error = terminal.Error.Profile.Out.Writer,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationPatience,
            },
            cancel);
        return args.Count > 0 ? code : (int)ExitCode.Usage;
    }

    private static ExitCode Refuse(Terminal terminal, ParseResult typed, bool json)
    {
        var names = new Stack<string>();
        for (var command = typed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            names.Push(command.Command.Name);
        }

        // The library would say first that a command is missing.
        var why = typed is { CommandResult.Command: RootCommand, UnmatchedTokens: [var unknown, ..] }
            ? $"« {unknown} » n'est pas une commande."
            : string.Join(" ", typed.Errors.Select(e => e.Message));
        return Failures.Show(terminal, json, new CommandFailure(ExitCode.Usage, $"{why} Pour l'aide : {string.Join(' ', names)} --help"));
    }

    private static RootCommand Root(CommandHost host)
    {
        var root = new RootCommand("Cyclades : s'inscrire à un examen ou à un concours, et suivre son inscription.")
        {
            host.Server,
            host.Json,
            DemoCommand.Create(host),
            PeriodsCommand.Create(host),
            NoticesCommand.Create(host),
            CodesCommand.Create(host),
            CreateAccountCommand.Create(host),
            ActivateCommand.Create(host),
            ResendActivationCommand.Create(host),
            SignInCommand.Create(host),
            SignOutCommand.Create(host),
            ForgotPasswordCommand.Create(host),
            ResetPasswordCommand.Create(host),
            AccountCommand.Create(host),
            UpdateAccountCommand.Create(host),
            ChangeEmailCommand.Create(host),
            ConfirmEmailCommand.Create(host),
            ChangePasswordCommand.Create(host),
            DeleteAccountCommand.Create(host),
            RegisterCommand.Create(host),
            DraftsCommand.Create(host),
            DiscardDraftCommand.Create(host),
            ListCommand.Create(host),
            ShowCommand.Create(host),
            ModifyCommand.Create(host),
            DocumentsCommand.Create(host),
            ConfirmationCommand.Create(host),
            VerifyCommand.Create(host),
            SignCommand.Create(host),
            ConfirmRepresentativeCommand.Create(host),
            WithdrawCommand.Create(host),
            UndoCommand.Create(host),
            ResendCommand.Create(host),
            MessagesCommand.Create(host),
            CatalogueCommand.Create(host),
            SessionsCommand.Create(host),
            ServicesCommand.Create(host),
            MailsCommand.Create(host),
            AgentsCommand.Create(host),
            FeedCommand.Create(host),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Affiche cette aide";
        help.Action = new HelpWithExamples(host, (HelpAction)help.Action!);
        return root;
    }

    /// <summary>The usual help, then how the command is really typed.</summary>
    private sealed class HelpWithExamples(CommandHost host, HelpAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (host.ExamplesOf(parseResult.CommandResult.Command) is { Count: > 0 } examples)
            {
                output.WriteLine("Exemples :");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example}");
                }
            }

            return code;
        }
    }
}
