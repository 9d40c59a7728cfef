namespace Cyclades.Console;

/// <summary>Ends a command with a sentence for the user: what is wrong and what to do. Rendered in one place.</summary>
internal sealed class CommandFailure(ExitCode exitCode, string message) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;
}
