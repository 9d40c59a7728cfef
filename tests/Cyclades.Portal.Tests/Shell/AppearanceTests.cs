using System.Globalization;
using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>All screens that anybody opens: on a small screen, enlarged, in the dark, at rest.</summary>
public sealed class AppearanceTests(PortalServer server) : PortalTest(server)
{
    private const string Moving =
        """
        () => [...document.querySelectorAll('*')]
          .flatMap(element => [null, '::before', '::after'].map(pseudo => [element, getComputedStyle(element, pseudo)]))
          .filter(([, style]) => style.animationName !== 'none' || style.transitionDuration.split(', ').some(time => time !== '0s'))
          .map(([element]) => element.outerHTML.slice(0, 100))
        """;

    [Theory]
    [InlineData(320, 640, ColorScheme.Light)]
    [InlineData(640, 400, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task Nothing_is_cut_and_all_is_accessible(int width, int height, ColorScheme colours)
    {
        var visit = await VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = colours });
        foreach (var place in Place.Public)
        {
            await OpenAsync(visit, place);
            await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-fr-theme", colours is ColorScheme.Dark ? "dark" : "light");
            await visit.AssertFitsAsync();
            await visit.StepAsync(NameOf(place));
        }
    }

    /// <summary>A window, and what is wrong in a form, are as wide as the screen at most.</summary>
    [Theory]
    [InlineData(320, 640)]
    [InlineData(640, 400)]
    public async Task Windows_and_refusals_fit_too(int width, int height)
    {
        var visit = await VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        await visit.OpenAsync("/creer-mon-compte");
        await visit.Page.Content().Button("Créer le compte").ClickAsync();
        await Expect(visit.Page.Alert("informations sont à corriger")).ToBeFocusedAsync();
        await visit.AssertFitsAsync();
        await visit.StepAsync("creer-mon-compte-refuse");

        await visit.OpenAsync("/connexion");
        await visit.Page.Content().Button("Besoin d'aide pour vous connecter ?").ClickAsync();
        await SeeWindowAsync(visit, "Où trouver mon identifiant ?");
        await visit.Page.Content().Button("Mot de passe oublié").ClickAsync();
        await SeeWindowAsync(visit, "Réinitialisation du mot de passe - Mot de passe oublié");
        await visit.Page.GetByRole(AriaRole.Contentinfo).Button("Paramètres d'affichage").ClickAsync();
        await SeeWindowAsync(visit, "Paramètres d'affichage");
        var menu = visit.Page.GetByRole(AriaRole.Banner).Button("Menu");
        await menu.ClickAsync();
        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(visit.Page.GetByRole(AriaRole.Banner).Link("Périodes d'inscription")).ToBeVisibleAsync();
        await visit.AssertFitsAsync();
        await visit.StepAsync("menu-ouvert");
    }

    /// <summary>The letters alone, as a browser's own setting does.</summary>
    [Fact]
    public async Task Letters_of_twice_the_size_fit()
    {
        foreach (var place in Place.Public)
        {
            await OpenAsync(Visit, place);
            await Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            Assert.Equal("32px", await Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
            await Visit.AssertFitsAsync();
            await Visit.PictureAsync(NameOf(place));
        }

        Visit.AssertQuiet();
    }

    [Fact]
    public async Task Who_wants_no_motion_sees_none()
    {
        Assert.NotEmpty(await MovingAsync(Visit));
        var still = await VisitAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        foreach (var place in Place.Public)
        {
            await OpenAsync(still, place);
            Assert.Empty(await still.Page.EvaluateAsync<string[]>(Moving));
            Assert.Equal(0, await still.Page.EvaluateAsync<int>("document.getAnimations().length"));
        }

        Assert.Empty(await MovingAsync(still));
        still.AssertQuiet();
    }

    [Fact]
    public async Task Each_has_a_title_of_its_own()
    {
        var titles = new List<string>();
        foreach (var place in Place.Public)
        {
            await Visit.OpenAsync(place.Path);
            await Page.ShowsAsync(place.Title);
            titles.Add(await Page.TitleAsync());
        }

        Assert.Equal(titles.Distinct(), titles);
    }

    [Fact]
    public async Task A_theme_that_is_chosen_is_taken_on_at_once_and_kept()
    {
        await Visit.OpenAsync("/");
        await Page.GetByRole(AriaRole.Contentinfo).Button("Paramètres d'affichage").ClickAsync();
        await Page.Window("Paramètres d'affichage").GetByText("Thème sombre").ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-fr-theme", "dark");
        await Visit.StepAsync("parametres-d-affichage-sombre");

        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Contentinfo).Button("Paramètres d'affichage")).ToBeFocusedAsync();
        await Page.ReloadAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-fr-theme", "dark");
        await Visit.StepAsync("accueil-sombre");
    }

    /// <summary>Ends when the screen is there whole; on each the same holds.</summary>
    private static async Task OpenAsync(Visit visit, Place place)
    {
        await visit.OpenAsync(place.Path);
        await visit.Page.ShowsAsync(place.Title);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(visit.Page.Locator("h1")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
    }

    private static async Task SeeWindowAsync(Visit visit, string title)
    {
        var window = visit.Page.Window(title);
        await Expect(window).ToBeVisibleAsync();
        Assert.True(await window.EvaluateAsync<bool>("window => window.scrollWidth <= window.clientWidth"), $"« {title} » is wider than the screen.");
        await visit.AssertFitsAsync();
        await visit.StepAsync("fenetre");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(window).ToHaveCountAsync(0);
    }

    /// <summary>What moves on the screen that opens windows, with one of them open.</summary>
    private static async Task<string[]> MovingAsync(Visit visit)
    {
        await visit.OpenAsync("/connexion");
        await visit.Page.Content().Button("Mot de passe oublié").ClickAsync();
        await Expect(visit.Page.Window("Réinitialisation du mot de passe - Mot de passe oublié")).ToBeVisibleAsync();
        return await visit.Page.EvaluateAsync<string[]>(Moving);
    }

    private static string NameOf(Place place) =>
        string.Concat(place.Title.ToLower(CultureInfo.GetCultureInfo("fr-FR")).Select(letter => char.IsLetter(letter) ? letter : '-')).Trim('-');
}
