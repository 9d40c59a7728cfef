using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>What is typed is kept by the server (B2), and « Quitter » asks (D12).</summary>
public sealed class DraftTests(PortalServer server) : PortalTest(server)
{
    private const string Resume = "Terminer mon inscription : CERTIFICAT DE FORMATION GÉNÉRALE, ACADÉMIE DE REIMS - (JUIN 2026)";

    [Fact]
    public async Task What_is_typed_is_kept_and_found_again_on_another_device()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.ReachesAsync(RegistrationScreens.Terms);
        await Page.AcceptTermsAsync();
        await Page.NextAsync(RegistrationScreens.Identification);
        await TypeAndSeeItKeptAsync(Page, "Adresse 1 *", "12 RUE DES LILAS");
        await Expect(Page.GetByRole(AriaRole.Status).GetByText("Brouillon conservé à 10:00 – candidature pas encore enregistrée")).ToBeVisibleAsync();

        var telephone = await VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 800 } });
        await telephone.OpenAsAsync(candidate, "/");
        await Expect(telephone.Page.Content().GetByText("Brouillon conservé le 10/03/2026 à 10:00 – candidature pas encore enregistrée")).ToBeVisibleAsync();
        await telephone.StepAsync("accueil-avec-brouillon");
        await telephone.Page.Content().Link(Resume).ClickAsync();
        await telephone.Page.ReachesAsync(RegistrationScreens.Identification);
        await Expect(telephone.Page.Field("Adresse 1 *")).ToHaveValueAsync("12 RUE DES LILAS");
        await Expect(telephone.Page.Content().GetByText("Brouillon conservé le 10/03/2026 à 10:00 – candidature pas encore enregistrée")).ToBeVisibleAsync();
        await telephone.StepAsync("brouillon-repris");
    }

    [Fact]
    public async Task Quitting_asks_and_keeps_the_draft_or_erases_it()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.AcceptTermsAsync();
        await Page.Content().Button("Quitter").ClickAsync();
        var asked = Page.Window("Quitter sans enregistrer\u00a0?");
        await Expect(asked).ToContainTextAsync("Votre candidature n'est pas encore enregistrée. Votre brouillon est conservé");
        await Visit.StepAsync("quitter");
        await asked.Button("Continuer la saisie").ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Terms);

        await Page.Content().Button("Quitter").ClickAsync();
        await asked.Button("Quitter").ClickAsync();
        await Page.ShowsAsync("Bonjour Paul");
        Assert.NotEmpty(Assert.Single(await candidate.DraftsAsync()).Form.AcceptedTermsHash);

        await Page.Content().Link(Resume).ClickAsync();
        await Page.NextAsync(RegistrationScreens.Identification);
        await Page.GoBackAsync();
        await asked.Button("Effacer le brouillon et quitter").ClickAsync();
        await Page.ShowsAsync("Bonjour Paul");
        await Expect(Page.Content().Link("Ajouter une nouvelle candidature")).ToBeVisibleAsync();
        await Expect(Page.Content().Link(Resume)).ToHaveCountAsync(0);
        Assert.Empty(await candidate.DraftsAsync());
    }

    [Fact]
    public async Task A_modification_that_was_begun_is_taken_up_again_or_erased()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf("modifier"));
        await Page.NextAsync(RegistrationScreens.Identification);
        await TypeAndSeeItKeptAsync(Page, "Localité *", "REIMS");
        await Expect(Page.Content().GetByText("Brouillon conservé à 10:00 – modification pas encore enregistrée")).ToBeVisibleAsync();

        var other = await VisitAsync();
        await other.OpenAsAsync(candidate, candidature.PathOf("modifier"));
        await Expect(other.Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Une modification a été commencée" })).ToBeVisibleAsync();
        await other.StepAsync("modification-commencee");
        await other.Page.Content().Button("Reprendre le brouillon").ClickAsync();
        await Expect(other.Page.Field("Localité *")).ToHaveValueAsync("REIMS");

        await other.Page.ReloadAsync();
        await other.Page.Content().Button("Effacer le brouillon").ClickAsync();
        await other.Page.NextAsync(RegistrationScreens.Identification);
        await Expect(other.Page.Field("Localité *")).ToHaveValueAsync("CHALONS EN CHAMPAGNE");
    }

    /// <summary>Nothing is pressed: a pause is enough.</summary>
    private static async Task TypeAndSeeItKeptAsync(IPage page, string field, string text) =>
        await page.RunAndWaitForResponseAsync(
            () => page.Field(field).FillAsync(text),
            answer => answer.Url.EndsWith("/SaveDraft", StringComparison.Ordinal));
}
