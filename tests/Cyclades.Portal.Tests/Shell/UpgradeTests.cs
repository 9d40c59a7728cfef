using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>A page that was opened before the site was updated, and goes on after it.</summary>
public sealed class UpgradeTests(PortalServer server) : PortalTest(server)
{
    private const string Chunks = "**/assets/screens-*.js";

    [Fact]
    public async Task A_page_whose_files_are_gone_since_an_update_says_so_and_comes_back_when_reloaded()
    {
        Visit.Pardon("status of 404");
        Visit.Pardon("console: Updated");
        await Visit.OpenAsync("/");
        await Expect(Page.Heading()).ToBeVisibleAsync();
        await Page.RouteAsync(Chunks, Gone);
        await Page.RouteAsync("**/", async route =>
        {
            var page = await (await route.FetchAsync()).TextAsync();
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = page.Replace("/assets/index-", "/assets/index-of-another-build-", StringComparison.Ordinal) });
        });

        await Page.Locator("#menu").Link("Périodes d'inscription").ClickAsync();

        await Page.ShowsAsync("Le site a été mis à jour");
        await Expect(Page.Heading()).ToBeFocusedAsync();
        await Visit.StepAsync("site-mis-a-jour");

        await Page.UnrouteAllAsync();
        await Page.Content().Button("Recharger la page").ClickAsync();
        await Page.ShowsAsync("Périodes d'inscription Grand Public");
    }

    [Fact]
    public async Task A_page_whose_files_do_not_come_though_nothing_was_updated_says_that_the_service_does_not_answer()
    {
        Visit.Pardon("status of 404");
        Visit.Pardon("Failed to fetch dynamically imported module");
        await Visit.OpenAsync("/");
        await Expect(Page.Heading()).ToBeVisibleAsync();
        await Page.RouteAsync(Chunks, Gone);

        await Page.Locator("#menu").Link("Périodes d'inscription").ClickAsync();

        await Page.ShowsAsync("Cette page n'a pas pu s'afficher");
        await Expect(Page.Content().Button("Recharger la page")).ToBeVisibleAsync();
        await Visit.StepAsync("page-sans-reponse");
    }

    private static Task Gone(IRoute route) => route.FulfillAsync(new RouteFulfillOptions { Status = 404 });
}
