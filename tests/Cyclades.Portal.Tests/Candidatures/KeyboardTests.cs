using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

public sealed class KeyboardTests(PortalServer server) : PortalTest(server)
{
    /// <summary>Of a minor born abroad, of whom the most is asked (R75, D38).</summary>
    [Fact]
    public async Task The_keyboard_alone_fills_in_and_saves_the_whole_form()
    {
        var candidate = await Silo.NewCandidateAsync(change: MinorBornAbroad);
        var representative = RunningSilo.NewAddress();
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.ReachesAsync(RegistrationScreens.Terms);

        await Page.TabToAsync(Page.Field(RegistrationScreens.Accept));
        await Page.Keyboard.PressAsync("Space");
        await GoOnAsync(RegistrationScreens.Identification);

        await TypeAsync("Nationalité *", "allem", choose: "Allemand");
        await TypeAsync("Pays *", "france", choose: "FRANCE");
        await TypeAsync("Adresse 1 *", "12 RUE DES LILAS");
        await TypeAsync("Code postal *", "51100");
        await TypeAsync("Localité *", "REIMS");
        await TypeAsync("Catégorie socio-professionnelle", "Artisans");
        await TypeAsync("Nom du père *", "LAMY");
        await TypeAsync("Prénoms du père *", "Jean");
        await TypeAsync("Nom de la mère *", "MARTIN");
        await TypeAsync("Prénoms de la mère *", "Anne");
        await TypeAsync("Nom du représentant légal *", "MARTIN Anne");
        await TypeAsync("Adresse mail du représentant légal *", representative);
        await Visit.StepAsync("identification-au-clavier");
        await GoOnAsync(RegistrationScreens.Information);

        await TypeAsync("Catégorie du candidat *", "INDIVIDUEL");
        await TypeAsync("Etablissement *", "CNED");
        foreach (var question in (string[])[RegistrationScreens.Arrangement, RegistrationScreens.Press, RegistrationScreens.Authorities])
        {
            await Page.TabToAsync(Page.Question(question).GetByRole(AriaRole.Radio).First);
            await Page.Keyboard.PressAsync("Space");
            await Page.Keyboard.PressAsync("ArrowRight");
            await Expect(Page.Question(question).GetByRole(AriaRole.Radio).Last).ToBeCheckedAsync();
        }

        await GoOnAsync(RegistrationScreens.Recapitulation);
        await Expect(Page.Fact("Père")).ToHaveTextAsync("LAMY Jean");
        await Expect(Page.Fact("Représentant légal")).ToHaveTextAsync($"MARTIN Anne ({representative})");
        await Page.TabToAsync(Page.Content().Button("Enregistrer"));
        await Visit.StepAsync("recapitulatif-au-clavier");
        await Page.Keyboard.PressAsync("Enter");

        await Page.ReachesAsync(RegistrationScreens.Number);
        await Expect(Page.Locator(".fr-stepper__title")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Un mail a été envoyé à votre représentant légal, avec un lien pour confirmer votre inscription.")).ToBeVisibleAsync();
        await Silo.MailAsync(representative);

        await Page.TabToAsync(Page.Content().GetByRole(AriaRole.Button, new() { Name = "Visualiser/imprimer" }));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Document affiché :" })).ToBeFocusedAsync();
    }

    private async Task GoOnAsync(string tab)
    {
        await Page.TabToAsync(Page.Content().Button("Suivant"));
        await Page.Keyboard.PressAsync("Enter");
        await Page.ReachesAsync(tab);
        await Expect(Page.Locator(".fr-stepper__title")).ToBeFocusedAsync();
    }

    /// <param name="choose">The entry that the arrow leads to, where the letters look for one.</param>
    private async Task TypeAsync(string label, string text, string? choose = null)
    {
        await Page.TabToAsync(Page.Field(label));
        await Page.Keyboard.TypeAsync(text);
        if (choose is not null)
        {
            await Expect(Page.GetByRole(AriaRole.Option, new() { Name = choose, Exact = true })).ToBeVisibleAsync();
            await Page.Keyboard.PressAsync("ArrowDown");
            await Page.Keyboard.PressAsync("Enter");
            await Expect(Page.Field(label)).ToHaveValueAsync(choose);
        }
    }

    private static void MinorBornAbroad(CreateAccountRequest request)
    {
        request.Identity.BirthDate = new PartialDate { Year = 2010, Month = 1, Day = 1 };
        request.Identity.BirthDateConfirmation = request.Identity.BirthDate.Clone();
        request.Identity.BirthPlace = new BirthPlaceForm { CountryCode = "99109", Town = "Berlin" };
    }
}
