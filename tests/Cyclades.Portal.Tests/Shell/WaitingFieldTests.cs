using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>A field that can only be filled in after another one.</summary>
public sealed class WaitingFieldTests(PortalServer server) : PortalTest(server)
{
    private const string First = "Choisissez d'abord le département, DOM ou COM de naissance.";

    [Fact]
    public async Task The_summary_leads_to_it_and_it_says_what_to_fill_in_first()
    {
        await Visit.OpenAsync("/creer-mon-compte");
        var commune = Page.Field("Commune de naissance *");
        await Page.Content().GetByRole(AriaRole.Button).Filter(new LocatorFilterOptions { HasText = "Créer" }).ClickAsync();

        await Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).Filter(new LocatorFilterOptions { HasText = "Commune de naissance" }).ClickAsync();

        await Expect(commune).ToBeFocusedAsync();
        await Expect(commune).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(First)));
        await commune.PressSequentiallyAsync("Rennes");
        await Expect(commune).ToHaveValueAsync("");
        await Expect(Page.Locator("[role=option]")).ToHaveCountAsync(0);
        await Visit.StepAsync("commune-sans-departement");

        await Page.Field("Département, DOM ou COM de naissance *").SelectOptionAsync(new SelectOptionValue { Label = "035 - ILLE ET VILAINE" });
        await Expect(Page.GetByText(First)).ToHaveCountAsync(0);
        await commune.FillAsync("Rennes");
        await Expect(Page.Locator("[role=option]")).Not.ToHaveCountAsync(0);
    }
}
