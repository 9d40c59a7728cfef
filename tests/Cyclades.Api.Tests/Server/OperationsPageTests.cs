using Cyclades.Silo.Hosting;
using Cyclades.Silo.SignIn;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class OperationsPageTests
{
    [Fact]
    public void The_page_of_the_operator_has_every_setting()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "operations.md"));

        Assert.All(ServerSettings.Names, name => Assert.Contains($"`Cyclades:{name}", page, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<ThrottledAct>(), act => Assert.Contains($"`{act}`", page, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cyclades.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not below the project's folder.");
        }

        return folder;
    }
}
