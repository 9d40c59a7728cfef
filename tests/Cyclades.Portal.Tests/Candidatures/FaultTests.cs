using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>What is wrong in a form is said beside its field and in a summary, wherever it was found.</summary>
public sealed class FaultTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task What_a_tab_misses_is_said_beside_each_field_and_its_summary_leads_there()
    {
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.AcceptTermsAsync();
        await Page.NextAsync(RegistrationScreens.Identification);

        await Page.Content().Button("Suivant").ClickAsync();
        var summary = Page.Alert("6 informations sont à corriger");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary.GetByRole(AriaRole.Link)).ToHaveTextAsync(
        [
            "Nationalité : Ce champ est obligatoire.", "Pays : Ce champ est obligatoire.", "Adresse 1 : Ce champ est obligatoire.",
            "Code postal : Ce champ est obligatoire.", "Localité : Ce champ est obligatoire.",
            "Catégorie socio-professionnelle d'un représentant légal : Ce champ est obligatoire.",
        ]);
        foreach (var field in (string[])["Nationalité *", "Pays *", "Adresse 1 *", "Code postal *", "Localité *", "Catégorie socio-professionnelle"])
        {
            await Page.Field(field).ExpectProblemAsync(RegistrationScreens.Mandatory);
        }

        await summary.Link("Localité : Ce champ est obligatoire.").ClickAsync();
        await Expect(Page.Field("Localité *")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("REIMS");
        await Expect(Page.Field("Localité *")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.Alert("5 informations sont à corriger")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_server_refuses_is_said_on_the_tab_and_beside_the_field_that_it_is_about()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.KeepDraftAsync(candidate, FormTab.Identification);
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await Page.Field("Code postal *").FillAsync("ABC");
        await Page.Field("Téléphone personnel").FillAsync("demain");
        await Page.NextAsync(RegistrationScreens.Information);
        await Page.NextAsync(RegistrationScreens.Recapitulation);

        await Page.Content().Button("Enregistrer").ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await Expect(Page.Alert("2 informations sont à corriger")).ToBeFocusedAsync();
        await Page.Field("Code postal *").ExpectProblemAsync("Ce code postal n'est pas valable. Exemple : 35400.");
        await Expect(Page.Field("Téléphone personnel")).ToHaveAttributeAsync("aria-invalid", "true");
        await Visit.StepAsync("refus-du-serveur");

        await Page.Content().Button("Précédent").ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Terms);
        await Expect(Page.Content().GetByText("D'autres informations sont à corriger dans un autre onglet :")).ToBeVisibleAsync();
        await Visit.StepAsync("autre-onglet-a-corriger");
        await Page.Content().Button(RegistrationScreens.Identification).ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await Page.Field("Code postal *").FillAsync("51100");
        await Page.Field("Téléphone personnel").FillAsync("");
        await Page.NextAsync(RegistrationScreens.Information);
        await Page.NextAsync(RegistrationScreens.Recapitulation);
        await Page.SaveAsync();
    }

    [Fact]
    public async Task Options_that_exclude_each_other_are_refused_where_they_are_chosen()
    {
        const string contest = "CRPE-2026-06/19";
        var candidate = await Silo.NewCandidateAsync();
        await Silo.KeepDraftAsync(candidate, FormTab.Candidature, contest);
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(contest));
        await Page.ReachesAsync(RegistrationScreens.Information);
        await Page.NextAsync(RegistrationScreens.Recapitulation);
        await Page.Content().Button("Enregistrer").ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Information);

        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        var options = Page.GetByRole(AriaRole.Group, new() { NameRegex = new("^Epreuves facultatives") });
        await Expect(options.Locator(".fr-message--error")).ToBeVisibleAsync();
        await Visit.StepAsync("epreuves-facultatives-refusees");
        await Page.Alert("Une information est à corriger").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(options.GetByRole(AriaRole.Checkbox).First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.NextAsync(RegistrationScreens.Recapitulation);
        await Page.SaveAsync();
    }

    /// <summary>D23.</summary>
    [Fact]
    public async Task A_second_registration_for_the_session_is_refused_before_anything_is_typed()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.RegisterAsync(candidate);

        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));

        await Expect(Page.Alert("Vous avez déjà une candidature pour cette session, la candidature n° 001.")).ToBeFocusedAsync();
        await Visit.StepAsync("deja-inscrit");
        await Page.Content().Link("Voir mes inscriptions").ClickAsync();
        await Page.ShowsAsync("Mes inscriptions");
    }
}
