using System.Text.RegularExpressions;
using Cyclades.Console;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed partial class HelpTests
{
    [Fact]
    public async Task Every_command_explains_itself_with_examples_that_begin_with_the_command()
    {
        using var console = new ConsoleUnderTest();
        var explained = new List<string>();
        await ExplainsItselfAsync([]);
        Assert.Superset(new HashSet<string>(["demo", "delete-account", "catalogue apply", "codes communes", "mails refused", "sessions close"]), explained.ToHashSet());

        // A command of commands says which; every other one has examples.
        async Task ExplainsItselfAsync(string[] command)
        {
            var (code, help, _) = await console.RunAsync([.. command, "--help"]);
            Assert.Equal(ExitCode.Done, code);
            if (help.IndexOf("Commandes", StringComparison.Ordinal) is > 0 and var list)
            {
                foreach (Match name in CommandName().Matches(help[list..]))
                {
                    await ExplainsItselfAsync([.. command, name.Groups[1].Value]);
                }

                return;
            }

            Assert.Contains($"Exemples :{Environment.NewLine}  cyclades {string.Join(' ', command)}", help, StringComparison.Ordinal);
            explained.Add(string.Join(' ', command));
        }
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown_and_the_end_is_2()
    {
        using var console = new ConsoleUnderTest();

        var (code, output, _) = await console.RunAsync();

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("delete-account", output, StringComparison.Ordinal);
    }

    [GeneratedRegex("^  ([a-z][a-z-]*) ", RegexOptions.Multiline)]
    private static partial Regex CommandName();
}
