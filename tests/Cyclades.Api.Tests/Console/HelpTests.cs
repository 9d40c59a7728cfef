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
        var (code, root, _) = await console.RunAsync("--help");
        Assert.Equal(ExitCode.Done, code);
        var commands = CommandName().Matches(root[root.IndexOf("Commandes", StringComparison.Ordinal)..])
            .Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("demo", commands);
        Assert.Contains("delete-account", commands);

        foreach (var command in commands.Except(["catalogue", "codes", "mails"]).Select(c => new[] { c })
            .Append(["catalogue", "apply"]).Append(["codes", "communes"]).Append(["mails", "refused"]).Append(["mails", "retry"]))
        {
            var (done, help, _) = await console.RunAsync([.. command, "--help"]);
            Assert.Equal(ExitCode.Done, done);
            Assert.Contains($"Exemples :{Environment.NewLine}  cyclades {string.Join(' ', command)}", help, StringComparison.Ordinal);
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
