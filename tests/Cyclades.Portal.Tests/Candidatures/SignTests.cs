using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>« Validation en ligne » (B12, R103, D16).</summary>
public sealed class SignTests(PortalServer server) : PortalTest(server)
{
    private const string Certified = "J'ai lu ma confirmation d'inscription et je certifie exact ce qu'elle contient.";

    [Fact]
    public async Task Who_has_read_and_certified_signs_and_modifies_no_more()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf("documents"));
        await Expect(Page.Content().GetByText("Elle est à valider en ligne ou à renvoyer au plus tard le jeudi 9 avril 2026.")).ToBeVisibleAsync();
        await Expect(Page.Content().Button("Valider en ligne")).ToHaveCountAsync(0);

        await ShowAsync(Page);
        await Page.SignAsync();
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Vous devez certifier exact le contenu de votre confirmation d'inscription pour la valider.", new() { Exact = true })).ToBeVisibleAsync();
        await Visit.StepAsync("non-certifiee");
        await Page.Field(Certified).PressAsync("Space");
        await Page.SignAsync();
        await Expect(Page.Said("Votre confirmation d'inscription est validée en ligne.")).ToBeFocusedAsync();
        Assert.NotNull((await candidate.GetAsync(candidature)).SignTime);

        await Visit.OpenAsync(candidature.PathOf("modifier"));
        await Expect(Page.Content().GetByText("Vous avez validé votre confirmation d'inscription en ligne le 10/03/2026 à 10:00 : aucune modification n'est plus acceptée.")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("a@a.fr")).ToBeVisibleAsync();
        await Visit.StepAsync("modification-fermee");
    }

    /// <summary>Nobody signs what they did not read.</summary>
    [Fact]
    public async Task A_confirmation_that_was_replaced_while_it_was_read_is_not_signed()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf("documents"));
        await ShowAsync(Page);
        await Page.Field(Certified).PressAsync("Space");
        await candidate.UpdateAsync(candidature);

        await Page.SignAsync();

        await Expect(Page.Locator(".documents li p")).ToHaveTextAsync(["Confirmation d'inscription [PDF] : Version n°2 mis à jour le 10/03/2026 10:00"]);
        await Expect(Page.Alert("modifiées entre-temps")).ToBeVisibleAsync();
        await Expect(Page.Content().Button("Valider en ligne")).ToHaveCountAsync(0);
        await Visit.StepAsync("remplacee-entre-temps");
        Assert.Null((await candidate.GetAsync(candidature)).SignTime);
    }

    /// <summary>D38.</summary>
    [Fact]
    public async Task What_a_minor_signs_waits_for_the_legal_representative()
    {
        var candidate = await Silo.NewCandidateAsync(change: request =>
        {
            request.Identity.BirthDate = new PartialDate { Year = 2010, Month = 1, Day = 1 };
            request.Identity.BirthDateConfirmation = request.Identity.BirthDate.Clone();
        });
        var candidature = await Silo.RegisterAsync(candidate, change: form =>
            form.LegalRepresentative = new() { Name = "LAMY Anne", Email = RunningSilo.NewAddress() });
        await Visit.OpenAsAsync(candidate, "/");
        await Expect(Page.Content().Link("Faire confirmer mon représentant légal : CERTIFICAT DE FORMATION GÉNÉRALE, ACADÉMIE DE REIMS - (JUIN 2026)")).ToBeVisibleAsync();
        await Visit.StepAsync("accueil-d-un-mineur");

        await Visit.OpenAsync(candidature.PathOf("documents"));
        await ShowAsync(Page);
        await Page.Field(Certified).PressAsync("Space");
        await Page.SignAsync();

        await Expect(Page.Said("Votre signature est enregistrée. Votre représentant légal doit encore confirmer, avec le lien qu'il a reçu par mail.")).ToBeFocusedAsync();
        await Visit.StepAsync("signature-d-un-mineur");
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu de la candidature" }).Link("Mon inscription").PressAsync("Enter");
        await Expect(Page.Fact("Représentant légal").First).ToHaveTextAsync("confirmation attendue ; un lien lui a été envoyé par mail");
    }

    private static async Task ShowAsync(IPage page)
    {
        await page.Content().GetByRole(AriaRole.Button, new() { Name = "Visualiser/imprimer" }).ClickAsync();
        await Expect(page.Content().Button("Valider en ligne")).ToBeVisibleAsync();
    }
}
