using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Guide;

/// <summary>From the terms of the registration to its number (R64 to R92).</summary>
public sealed partial class GuideTests
{
    private const string Exam = "CERTIFICAT DE FORMATION GÉNÉRALE";
    private const string Closing = "07/04/2026 à 18:00 (heure de Paris)";

    /// <summary>R64 to R67.</summary>
    private async Task AcceptsTheTermsAsync()
    {
        await Page.Content().Link("Démarrer mon inscription").ClickAsync();
        await Page.ShowsAsync(RegistrationScreens.Dossier);
        await Page.ReachesAsync(RegistrationScreens.Terms);
        await ExpectHeaderAsync();
        await ExpectButtonsAsync(("Précédent", false), ("Suivant", true), ("Enregistrer", false), ("Visualiser/imprimer", false), ("Quitter", true));
        await Visit.StepAsync("modalites");

        await Page.Content().Button("Suivant").ClickAsync();
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Vous devez accepter les modalités d'inscription pour continuer.", new() { Exact = true })).ToBeVisibleAsync();
        await Visit.StepAsync("modalites-refusees");
        await Page.AcceptTermsAsync();
        await Page.NextAsync(RegistrationScreens.Identification);
        await Expect(Page.Locator(".fr-stepper__title")).ToBeFocusedAsync();
    }

    /// <summary>R68 to R77.</summary>
    private async Task IdentifiesAsync()
    {
        await ExpectHeaderAsync();
        foreach (var (label, value) in ((string, string)[])
            [
                ("Civilité", "MONSIEUR"), ("Nom de famille / Nom de naissance", "Copter"), ("Nom d'usage", "Lamy"), ("Prénoms", "Eli"),
                ("Pays de naissance", "FRANCE (DONT OUTRE-MER)"), ("Date de naissance", "02/02/2003"),
                ("Département, DOM ou COM de naissance", "035 - ILLE ET VILAINE"), ("Commune de naissance", "RENNES"), ("Adresse mail", email),
            ])
        {
            await Expect(Page.Field(label)).ToBeDisabledAsync();
            await Expect(Page.Field(label)).ToHaveValueAsync(value);
        }

        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Level = 3 }))
            .ToHaveTextAsync(["Identité", "Naissance", "Adresse", "Contacts", "Situation du candidat"]);
        await Expect(Page.Content().GetByText("Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004")).ToBeVisibleAsync();
        await Visit.StepAsync("identification-du-dossier");

        await Page.Content().Button("Suivant").ClickAsync();
        await Expect(Page.Alert("6 informations sont à corriger")).ToBeFocusedAsync();
        await Page.Field("Localité *").ExpectProblemAsync(RegistrationScreens.Mandatory);
        await Visit.StepAsync("identification-du-dossier-incomplete");

        await Page.FillIdentificationAsync();
        await Page.Field("Téléphone personnel").FillAsync("06 12 34 56 78");
        await Expect(Page.Content().GetByText("Brouillon conservé à 10:00 – candidature pas encore enregistrée")).ToBeVisibleAsync();
        await Visit.StepAsync("identification-du-dossier-remplie");
        await Page.NextAsync(RegistrationScreens.Information);
    }

    /// <summary>R78 to R85.</summary>
    private async Task SaysWhatIsAskedAsync()
    {
        await ExpectHeaderAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Level = 3 }))
            .ToHaveTextAsync(["Type de candidature", "Etablissement du candidat", "Aménagement d'épreuve demandé au titre du handicap", "Diffusion des résultats"]);
        await Expect(Page.Content().GetByText("(code de l'éducation - articles D.351-27 à D.351-31)")).ToBeVisibleAsync();
        await Visit.StepAsync("informations-candidature");

        await Page.Content().Button("Suivant").ClickAsync();
        await Expect(Page.Alert("informations sont à corriger")).ToBeFocusedAsync();
        await Page.Question(RegistrationScreens.Press).ExpectProblemAsync(RegistrationScreens.Mandatory);
        await Visit.StepAsync("informations-candidature-incompletes");

        await Page.FillInformationAsync();
        await Expect(Page.Field("Division de classe")).ToHaveCountAsync(0);
        await Page.Field("Etablissement *").SelectOptionAsync(new SelectOptionValue { Label = "LYCEE SIMONE VEIL - CHARLEVILLE MEZIERES (0080099P)" });
        await Page.Field("Division de classe").SelectOptionAsync("Div1");
        await Page.AnswerAsync(RegistrationScreens.Arrangement, "Oui");
        await Expect(Page.Content().GetByText("un médecin agréé pour obtenir un certificat à fournir au service des Examens et Concours")).ToBeVisibleAsync();
        await Page.AnswerAsync(RegistrationScreens.Arrangement, "Non");
        await Visit.StepAsync("informations-candidature-remplies");
        await Page.NextAsync(RegistrationScreens.Recapitulation);
    }

    /// <summary>R86 to R88.</summary>
    private async Task ReadsTheSummaryAsync()
    {
        await ExpectHeaderAsync();
        await ExpectSummaryAsync();
        await Expect(Page.Content().GetByText(
            "A ce stade, la candidature n'est pas encore enregistrée, je dois cliquer sur le bouton « Enregistrer » pour terminer mon inscription.")).ToBeVisibleAsync();
        await ExpectButtonsAsync(("Précédent", true), ("Suivant", false), ("Enregistrer", true), ("Visualiser/imprimer", false), ("Quitter", true));
        await Visit.StepAsync("recapitulatif");

        await Page.Content().Button("Précédent").ClickAsync();
        await Page.ReachesAsync(RegistrationScreens.Information);
        await Page.NextAsync(RegistrationScreens.Recapitulation);
    }

    /// <summary>R89 to R92.</summary>
    private async Task GetsANumberAsync()
    {
        await Page.SaveAsync();

        await ExpectHeaderAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Votre numéro d'inscription", Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Votre inscription a bien été prise en compte le 10/03/2026 à 10:00.")).ToBeVisibleAsync();
        await Expect(Page.Fact("Votre numéro d'inscription :")).ToHaveTextAsync("001");
        number = await Page.Fact("Votre numéro candidat :").InnerTextAsync();
        Assert.Matches(new Regex("^[0-9]{11}$"), number);
        await Expect(Page.Content().GetByText(
            $"Vous pourrez consulter et, éventuellement, modifier les données de votre dossier avant la fermeture du service fixée le : {Closing}.")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("51000 CHALONS EN CHAMPAGNE")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("jeudi 9 avril 2026")).ToBeVisibleAsync();
        await Visit.StepAsync("numero-d-inscription");

        var mail = await Silo.MailAsync(email, $"[CYCLADES] Votre inscription est enregistrée : {Exam}");
        Assert.Contains("Votre inscription a bien été prise en compte le 10/03/2026 à 10:00.", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>R65.</summary>
    private async Task ExpectHeaderAsync()
    {
        await Expect(Page.Content().GetByText($"ACADÉMIE DE REIMS - {Exam} - JUIN 2026", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText(new Regex("^N° candidat : [0-9]{11} COPTER Eli Né\\(e\\) le : 02/02/2003$"))).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText($"Fermeture du service d'inscription : le {Closing}")).ToBeVisibleAsync();
    }

    /// <summary>R64: the bar, in its order.</summary>
    private async Task ExpectButtonsAsync(params (string Name, bool Enabled)[] buttons)
    {
        var bar = Page.GetByRole(AriaRole.Group, new() { Name = "Actions du dossier" });
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveTextAsync([.. buttons.Select(button => button.Name)]);
        foreach (var (name, enabled) in buttons)
        {
            await Expect(bar.Button(name)).ToBeEnabledAsync(new() { Enabled = enabled });
        }
    }

    /// <summary>R86, R87: all that was entered, and the tests.</summary>
    private async Task ExpectSummaryAsync()
    {
        foreach (var (label, value) in ((string, string)[])
            [
                ("Civilité", "MONSIEUR"), ("Nom de famille", "Copter"), ("Nom de naissance", "Copter"), ("Nom d'usage", "Lamy"), ("Prénoms", "Eli"),
                ("Date de naissance", "02/02/2003"), ("Commune de naissance", "RENNES"),
                ("Département, DOM ou COM de naissance", "035 - ILLE ET VILAINE"), ("Pays de naissance", "FRANCE (DONT OUTRE-MER)"), ("Nationalité", "Français"),
                ("Adresse", "12 RUE DES LILAS, 51100 REIMS, FRANCE"), ("Téléphone personnel", "06 12 34 56 78"), ("Adresse mail", email),
                ("Catégorie socio-professionnelle d'un représentant légal", "Artisans"), ("Catégorie du candidat", "INDIVIDUEL"),
                ("Votre établissement", "LYCEE SIMONE VEIL - CHARLEVILLE MEZIERES (0080099P)"), ("Division de classe", "Div1"),
                ("Demande d'aménagement(s) d'épreuves au titre du handicap", "Non"),
                ("Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé\u00a0:", "Non"),
                ("Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations\u00a0:", "Non"),
            ])
        {
            await Expect(Page.Fact(label)).ToHaveTextAsync(value);
        }

        var tests = Page.GetByRole(AriaRole.Table, new() { Name = "Epreuve(s) ponctuelle(s)" });
        await Expect(tests.Locator("tbody tr")).ToHaveTextAsync(
            ["001 - Entretien avec le juryInscritPonctuel", "002 - MathématiquesInscritPonctuel", "003 - FrançaisInscritPonctuel"]);
    }
}
