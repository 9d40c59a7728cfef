using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

public sealed class SignInTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task The_keyboard_alone_signs_in_and_out()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsync("/");
        await Page.ShowsAsync("Inscription aux examens et aux concours");

        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Contenu" })).ToBeFocusedAsync();
        await Visit.StepAsync("acces-rapide");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Content()).ToBeFocusedAsync();
        await Page.TabToAsync(Page.Content().Link("J'ai un compte, je me connecte"));
        await Page.Keyboard.PressAsync("Enter");
        await Page.ShowsAsync("Veuillez vous identifier");
        await Expect(Page.Heading()).ToBeFocusedAsync();

        await Page.TabToAsync(Page.Field("Identifiant de connexion * :"));
        await Page.Keyboard.TypeAsync(candidate.Email);
        var help = Page.Content().Button("Besoin d'aide pour vous connecter ?");
        await Page.TabToAsync(help);
        await Visit.StepAsync("aide-au-clavier");
        await Page.Keyboard.PressAsync("Enter");
        var dialog = Page.Window("Où trouver mon identifiant ?");
        await Expect(dialog).ToBeVisibleAsync();
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"), "The window does not take the focus.");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(help).ToBeFocusedAsync();

        var password = Page.Field("Mot de passe * :");
        await Page.TabToAsync(password);
        await Page.Keyboard.TypeAsync(candidate.Password);
        await Page.TabToAsync(Page.GetByTitle("Afficher (mot de passe)"));
        await Page.Keyboard.PressAsync("Space");
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await Visit.StepAsync("mot-de-passe-affiche");
        await Page.TabToAsync(Page.Content().Button("Se connecter"));
        await Page.Keyboard.PressAsync("Enter");
        await Page.ShowsAsync("Bonjour Paul");
        await Expect(Page.Heading()).ToBeFocusedAsync();
        await Visit.StepAsync("accueil");

        await Page.TabToAsync(Page.GetByRole(AriaRole.Banner).Button("Se déconnecter"));
        await Page.Keyboard.PressAsync("Enter");
        await Page.ShowsAsync("Inscription aux examens et aux concours");
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_no_script_reads_and_that_leaves_with_the_browser()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsync("/connexion");
        await Page.Field("Identifiant de connexion * :").FillAsync(candidate.Email);
        await Page.Field("Mot de passe * :").FillAsync(candidate.Password);
        await Page.Content().Button("Se connecter").ClickAsync();
        await Page.ShowsAsync("Bonjour Paul");

        var cookie = Assert.Single(await Page.Context.CookiesAsync());
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
        Assert.Equal(-1, cookie.Expires);
        Assert.DoesNotContain(candidate.Email, await Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage, document.cookie])"), StringComparison.Ordinal);
    }
}
