using System.CommandLine;
using System.Runtime.CompilerServices;
using Cyclades.Console.Server;
using Cyclades.Console.Sessions;
using Cyclades.Console.Showing;
using Grpc.Core;

namespace Cyclades.Console;

/// <summary>Gives every command its server, its session and one way to fail.</summary>
internal sealed class CommandHost(Terminal terminal)
{
    public const string DefaultServer = "http://localhost:5081";

    private readonly ConditionalWeakTable<Command, string[]> examples = [];

    public Option<string?> Server { get; } = new("--server", "-s")
    {
        Description = $"Adresse du serveur gRPC (sinon la variable CYCLADES_SERVER, sinon {DefaultServer})",
        HelpName = "URL",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Répond en JSON, pour les scripts (docs/console.md)",
        Recursive = true,
    };

    public Terminal Terminal => terminal;

    /// <summary>Makes the command do <paramref name="act"/>, with examples at the end of its help.</summary>
    public Command Runs(Command command, string[] examples, Func<Run, Task<ExitCode>> act)
    {
        this.examples.Add(command, examples);
        command.SetAction(async (typed, cancel) => (int)await RunAsync(typed, act, cancel));
        return command;
    }

    /// <summary>Makes the command do <paramref name="act"/>, which ends well or throws.</summary>
    public Command Runs(Command command, string[] examples, Func<Run, Task> act) =>
        Runs(command, examples, async run =>
        {
            await act(run);
            return ExitCode.Done;
        });

    public IReadOnlyList<string> ExamplesOf(Command command) => examples.TryGetValue(command, out var lines) ? lines : [];

    private async Task<ExitCode> RunAsync(ParseResult typed, Func<Run, Task<ExitCode>> act, CancellationToken cancel)
    {
        var json = typed.GetValue(Json);
        var typedAddress = typed.GetValue(Server) ?? (terminal.Variable("CYCLADES_SERVER") is { Length: > 0 } set ? set : DefaultServer);
        if (!Uri.TryCreate(typedAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Failures.Show(
                terminal,
                json,
                new CommandFailure(ExitCode.Usage, $"« {typedAddress} » n'est pas l'adresse d'un serveur. Exemple : --server {DefaultServer}"));
        }

        var sessions = new SessionFile(terminal.ConfigurationFolder, address, terminal.Time);
        using var server = new Connection(address, sessions, terminal.Time, cancel);
        try
        {
            return await act(new Run(typed, terminal, server, json, cancel));
        }
        catch (CommandFailure failure)
        {
            return Failures.Show(terminal, json, failure);
        }
        catch (RpcException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (RpcException exception)
        {
            return Failures.Show(terminal, json, ServerRefusal.Read(exception), address);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failures.Show(terminal, json, new CommandFailure(ExitCode.Usage, $"Un fichier fait défaut : {exception.Message}"));
        }
    }
}
