using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>The screens of registrations on a small screen, at twice the size, and in the dark theme.</summary>
public sealed class AppearanceTests(PortalServer server) : PortalTest(server)
{
    private const string Exam = "CERTIFICAT DE FORMATION GÉNÉRALE";

    [Theory]
    [InlineData(320, 640, ColorScheme.Light)]
    [InlineData(640, 400, ColorScheme.Light)]
    [InlineData(1280, 720, ColorScheme.Dark)]
    public async Task Nothing_is_cut_and_all_is_accessible(int width, int height, ColorScheme colours)
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.KeepDraftAsync(candidate, FormTab.Terms);
        var visit = await VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = colours });
        var page = visit.Page;
        await visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await page.ReachesAsync(RegistrationScreens.Terms);
        await SeeAsync(visit, "modalites");
        await page.NextAsync(RegistrationScreens.Identification);
        await page.Field("Localité *").FillAsync("");
        await page.Content().Button("Suivant").ClickAsync();
        await Expect(page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await SeeAsync(visit, "identification-incomplete");
        await page.Field("Localité *").FillAsync("REIMS");
        await page.NextAsync(RegistrationScreens.Information);
        await SeeAsync(visit, "informations-candidature");
        await page.NextAsync(RegistrationScreens.Recapitulation);
        await SeeAsync(visit, "recapitulatif");
        await page.Content().Button("Quitter").ClickAsync();
        await Expect(page.Window("Quitter sans enregistrer\u00a0?")).ToBeVisibleAsync();
        await SeeAsync(visit, "quitter");
        await page.Keyboard.PressAsync("Escape");
        await page.SaveAsync();
        await SeeAsync(visit, "numero-d-inscription");

        await visit.OpenAsync("/mes-inscriptions");
        await page.Content().Button($"Se désinscrire : {Exam}").ClickAsync();
        await Expect(page.Window("Se désinscrire\u00a0?")).ToBeVisibleAsync();
        await SeeAsync(visit, "se-desinscrire");
        await page.Window("Se désinscrire\u00a0?").Button("Annuler").ClickAsync();
        await Expect(page.Content().Link(Exam)).ToBeVisibleAsync();
        await SeeAsync(visit, "mes-inscriptions");
        await page.Content().Link(Exam).ClickAsync();
        await page.ShowsAsync("Mon inscription");
        await SeeAsync(visit, "mon-inscription");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu de la candidature" }).Link("Mes documents").ClickAsync();
        await page.ShowsAsync("Mes documents");
        await page.Content().GetByRole(AriaRole.Button, new() { Name = "Visualiser/imprimer" }).ClickAsync();
        await Expect(page.Content().Button("Valider en ligne")).ToBeVisibleAsync();
        await SeeAsync(visit, "mes-documents");
    }

    private static async Task SeeAsync(Visit visit, string step)
    {
        await visit.Page.Mouse.MoveAsync(0, 0);
        await visit.AssertFitsAsync();
        await visit.StepAsync(step);
    }
}
