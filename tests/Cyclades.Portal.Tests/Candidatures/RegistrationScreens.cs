using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>What a candidate does on the screens of registrations, in the words that are written there.</summary>
internal static class RegistrationScreens
{
    /// <summary>CFG of June 2026 at Reims, of the demonstration; closes on 07/04/2026 at 18:00 in Paris.</summary>
    public const string Reims = "CFG-2026-06/19";

    public const string Terms = "Modalités d'inscription";
    public const string Identification = "1 - Identification";
    public const string Information = "2 - Informations candidature";
    public const string Recapitulation = "3 - Récapitulatif";
    public const string Number = "4 - N° Inscription";

    public const string Mandatory = "Ce champ est obligatoire.";
    public const string Accept = "J'ai lu et j'accepte les modalités d'inscription.";
    public const string Arrangement = "Demande d'aménagement(s) d'épreuves au titre du handicap";
    public const string Press = "J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse";
    public const string Authorities = "J'accepte la communication de mes résultats, de mon nom et de mon adresse";

    public const string Dossier = "Mon dossier d'inscription";

    /// <summary>Where the form of a service is, as the button « Démarrer mon inscription » leads to it.</summary>
    public static string FormOf(string service) => $"/mes-inscriptions/nouvelle/dossier?service={Uri.EscapeDataString(service)}";

    /// <summary>Where a candidature is, or a page of it: « documents ».</summary>
    public static string PathOf(this Candidature candidature, string page = "") =>
        $"/mes-inscriptions/{candidature.Name.CandidateNumber}/{candidature.Name.RegistrationNumber:000}{(page.Length > 0 ? $"/{page}" : "")}";

    /// <summary>Signs in on the page that asks for it, and ends on the one that was asked for.</summary>
    public static async Task OpenAsAsync(this Visit visit, SignedInCandidate candidate, string path)
    {
        await visit.OpenAsync($"/connexion?suite={Uri.EscapeDataString(path)}");
        await visit.Page.Field("Identifiant de connexion * :").FillAsync(candidate.Email);
        await visit.Page.Field("Mot de passe * :").FillAsync(candidate.Password);
        await visit.Page.Content().Button("Se connecter").ClickAsync();
        await Expect(visit.Page.Heading()).Not.ToHaveTextAsync("Veuillez vous identifier");
    }

    /// <summary>Registers by a program.</summary>
    public static async Task<Candidature> RegisterAsync(this RunningSilo silo, SignedInCandidate candidate, string service = Reims, Action<CandidatureForm>? change = null)
    {
        var form = Some.Form(await silo.ServiceAsync(service));
        change?.Invoke(form);
        var request = new SubmitCandidatureRequest { RequestId = Some.RequestId(), RegistrationServiceId = service, Form = form };
        return (await candidate.Client.Candidatures.SubmitCandidatureAsync(request)).Candidature;
    }

    public static async Task<RegistrationService> ServiceAsync(this RunningSilo silo, string id) =>
        (await silo.Connect().Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService;

    /// <summary>Has a whole form as a draft, on this tab.</summary>
    public static async Task KeepDraftAsync(this RunningSilo silo, SignedInCandidate candidate, FormTab tab, string service = Reims) =>
        await candidate.Client.Candidatures.SaveDraftAsync(
            new SaveDraftRequest { RegistrationServiceId = service, Form = Some.Form(await silo.ServiceAsync(service)), Tab = tab });

    public static async Task<Candidature> GetAsync(this SignedInCandidate candidate, Candidature candidature) =>
        (await candidate.Client.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = candidature.Name })).Candidature;

    /// <summary>Saves the same once more by a program: version 2.</summary>
    public static async Task UpdateAsync(this SignedInCandidate candidate, Candidature candidature) =>
        await candidate.Client.Candidatures.UpdateCandidatureAsync(
            new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Form = candidature.Form });

    public static async Task<IReadOnlyList<Draft>> DraftsAsync(this SignedInCandidate candidate) =>
        (await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts;

    /// <summary>Ends when this tab of the form is there.</summary>
    public static async Task ReachesAsync(this IPage page, string tab)
    {
        await Expect(page.Locator(".fr-stepper__title")).ToHaveTextAsync(new Regex($"^{Regex.Escape(tab)}"));
        await Expect(page).ToHaveTitleAsync(new Regex($"^{Regex.Escape(tab)} - .+ - Cyclades$"));
    }

    /// <summary>« Suivant », to the tab of this title.</summary>
    public static async Task NextAsync(this IPage page, string tab)
    {
        await page.Content().Button("Suivant").ClickAsync();
        await page.ReachesAsync(tab);
    }

    /// <summary>Ticks or unticks the box of this label.</summary>
    public static Task TickAsync(this IPage page, string label) =>
        page.Content().Locator("label", new LocatorLocatorOptions { HasText = label }).ClickAsync();

    public static Task AcceptTermsAsync(this IPage page) => page.TickAsync(Accept);

    /// <summary>A question that is answered by « Oui » or « Non ».</summary>
    public static ILocator Question(this IPage page, string sentence) =>
        page.GetByRole(AriaRole.Radiogroup, new PageGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(sentence)}") });

    public static Task AnswerAsync(this IPage page, string question, string answer) =>
        page.Question(question).GetByText(answer, new LocatorGetByTextOptions { Exact = true }).ClickAsync();

    /// <summary>Types some letters and chooses the entry.</summary>
    public static async Task ChooseAsync(this IPage page, string field, string typed, string entry)
    {
        await page.Field(field).FillAsync(typed);
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = entry, Exact = true }).ClickAsync();
        await Expect(page.Field(field)).ToHaveValueAsync(entry);
    }

    /// <summary>All that the tab « 1 - Identification » wants of a candidate of age born in France.</summary>
    public static async Task FillIdentificationAsync(this IPage page)
    {
        await page.ChooseAsync("Nationalité *", "franç", "Français");
        await page.ChooseAsync("Pays *", "france", "FRANCE");
        await page.Field("Adresse 1 *").FillAsync("12 RUE DES LILAS");
        await page.Field("Code postal *").FillAsync("51100");
        await page.Field("Localité *").FillAsync("REIMS");
        await page.Field("Catégorie socio-professionnelle").SelectOptionAsync(new SelectOptionValue { Label = "Artisans" });
    }

    /// <summary>All that the tab « 2 - Informations candidature » wants.</summary>
    public static async Task FillInformationAsync(this IPage page)
    {
        await page.Field("Catégorie du candidat *").SelectOptionAsync(new SelectOptionValue { Label = "INDIVIDUEL" });
        await page.Field("Etablissement *").SelectOptionAsync(new SelectOptionValue { Label = "CNED" });
        await page.AnswerAsync(Arrangement, "Non");
        await page.AnswerAsync(Press, "Non");
        await page.AnswerAsync(Authorities, "Non");
    }

    /// <summary>« Enregistrer », to the number.</summary>
    public static async Task SaveAsync(this IPage page)
    {
        await page.Content().Button("Enregistrer").ClickAsync();
        await page.ReachesAsync(Number);
    }

    /// <summary>
    /// « Valider en ligne », by a key: once a picture was taken of a page that shows a PDF, Chromium without a screen loses the
    /// next click.
    /// </summary>
    public static Task SignAsync(this IPage page) => page.Content().Button("Valider en ligne").PressAsync("Enter");
}
