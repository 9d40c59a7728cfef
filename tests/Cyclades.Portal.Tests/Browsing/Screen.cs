using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Browsing;

/// <summary>What a candidate finds on a screen, by the words that are written there.</summary>
internal static class Screen
{
    private const int MostTabs = 60;

    public static ILocator Heading(this IPage page) => page.Locator("main h1");

    /// <summary>The content of the page, without header and footer, where some of its words stand again.</summary>
    public static ILocator Content(this IPage page) => page.GetByRole(AriaRole.Main);

    /// <summary>The field whose label begins so; a hint may follow.</summary>
    public static ILocator Field(this IPage page, string label) => page.Locator("body").Field(label);

    /// <inheritdoc cref="Field(IPage, string)"/>
    public static ILocator Field(this ILocator part, string label) =>
        part.GetByLabel(new Regex($"^{Regex.Escape(label)}"));

    public static ILocator Button(this ILocator part, string name) =>
        part.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Link(this ILocator part, string name) =>
        part.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The part of the page with this heading.</summary>
    public static ILocator Section(this IPage page, string heading) =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = heading, Exact = true });

    public static ILocator Window(this IPage page, string title) =>
        page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = title, Exact = true });

    /// <summary>What stands beside this term among the facts of the page.</summary>
    public static ILocator Fact(this IPage page, string term) =>
        page.Locator("dl.facts dt").GetByText(term, new LocatorGetByTextOptions { Exact = true }).Locator("xpath=following-sibling::dd[1]");

    /// <summary>A refusal, or what is wrong in a form.</summary>
    public static ILocator Alert(this IPage page, string text) =>
        page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>That something was carried out, or how things stand.</summary>
    public static ILocator Said(this IPage page, string text) =>
        page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Ends when the page of this title is there.</summary>
    public static async Task ShowsAsync(this IPage page, string title)
    {
        await Expect(page.Heading()).ToHaveTextAsync(title);
        await Expect(page).ToHaveTitleAsync(new Regex($"(^| - ){Regex.Escape(title)} - Cyclades$"));
    }

    /// <summary>Asserts that a field is said to be wrong, beside it, in this sentence.</summary>
    public static async Task ExpectProblemAsync(this ILocator field, string problem)
    {
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field.Page.Locator($"[id='{await field.GetAttributeAsync("id")}-messages'] .fr-message--error")).ToHaveTextAsync(problem);
    }

    /// <summary>Goes on by Tab alone until the focus is there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator control)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await control.EvaluateAsync<bool>("control => control === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {control}.");
    }
}
