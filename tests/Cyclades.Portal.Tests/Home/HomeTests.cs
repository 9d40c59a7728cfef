using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Home;

public sealed class HomeTests(PortalServer server) : PortalTest(server)
{
    /// <summary>What the home page may cost at most on its first load, compressed, without the State's fonts.</summary>
    private const int Budget = 200 * 1024;

    private ILocator Heading => Page.Locator("main h1");

    [Fact]
    public async Task The_home_page_opens()
    {
        await Visit.OpenAsync("/");

        await Expect(Heading).ToBeVisibleAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Visit.StepAsync("accueil");
    }

    /// <summary>On the last evening the first page of everybody must cost the server as little as can be.</summary>
    [Fact]
    public async Task The_home_page_makes_no_call()
    {
        await OpenHomeAsync(Visit);

        await Expect(Page.GetByText("Site de démonstration")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Vidéos explicatives sur CYCLADES" })).ToBeVisibleAsync();
        Assert.DoesNotContain(await Visit.ReceivedAsync(), file => file.Path.StartsWith("/cyclades.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_site_of_the_State_bears_its_typeface_and_does_not_say_that_it_is_not_official()
    {
        await using var silo = await PortalServer.StartAsync("--Cyclades:Portal:StateSite=true");
        var state = await VisitAsync(silo: silo);
        await OpenHomeAsync(Visit);
        await OpenHomeAsync(state);

        await Expect(Page.GetByText("Site non officiel")).ToBeVisibleAsync();
        await Expect(state.Page.GetByText("Site non officiel")).ToHaveCountAsync(0);
        Assert.DoesNotContain(await Visit.ReceivedAsync(), IsFont);
        Assert.Contains(await state.ReceivedAsync(), IsFont);
        await state.StepAsync("accueil-site-de-l-Etat");
    }

    [Fact]
    public async Task The_first_load_stays_within_its_budget()
    {
        await OpenHomeAsync(Visit);

        var counted = (await Visit.ReceivedAsync()).Where(file => !IsFont(file)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', counted.Select(file => $"{file.Bytes,8} {file.Path}")));
        Assert.Contains(counted, file => file.Path.EndsWith(".js", StringComparison.Ordinal) && file.Bytes > 0);
        Assert.InRange(counted.Sum(file => file.Bytes), 1, Budget);
    }

    /// <summary>Ends when all that the page asks for has come.</summary>
    private static async Task OpenHomeAsync(Visit visit)
    {
        await visit.OpenAsync("/");
        await Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static bool IsFont((string Path, int Bytes) file) => file.Path.Contains(".woff", StringComparison.Ordinal);
}
