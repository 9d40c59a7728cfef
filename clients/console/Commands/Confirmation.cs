using System.CommandLine;

namespace Cyclades.Console.Commands;

/// <summary>Acts that one does not do by slip.</summary>
internal static class Confirmation
{
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Confirme d'avance, sans question" };

    public static ExitCode Declined(Run run)
    {
        run.Say("Rien n'a été fait.");
        return ExitCode.Usage;
    }
}
