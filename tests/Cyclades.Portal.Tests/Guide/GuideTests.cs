using Cyclades.Portal.Tests.Browsing;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Guide;

/// <summary>The guide in its own order, page by page, with a picture of each: <c>artifacts/portal/GuideTests</c>.</summary>
public sealed partial class GuideTests(PortalServer server) : PortalTest(server)
{
    private const string Service = "ACADÉMIE DE REIMS - (JUIN 2026)";
    private const string Mandatory = "Ce champ est obligatoire.";

    private readonly string email = RunningSilo.NewAddress();

    private string number = "";

    [Fact]
    public async Task A_candidate_walks_through_the_guide()
    {
        await SeesTheHomePageAsync();
        await LooksUpThePeriodsAsync();
        await CreatesAnAccountAsync();
        await ActivatesItAsync();
        await SignsInAsync();
        await ModifiesTheAccountAsync();
        await ChoosesWhereToRegisterAsync();
        await AcceptsTheTermsAsync();
        await IdentifiesAsync();
        await SaysWhatIsAskedAsync();
        await ReadsTheSummaryAsync();
        await GetsANumberAsync();
        await FindsItInTheListAsync();
        await ReadsItAgainAsync();
        await ModifiesItAsync();
        await ReadsTheDocumentsAsync();
        await FindsNothingAskedYetAsync();
        await ReadsTheMessagesAsync();
        await WithdrawsAndThinksBetterOfItAsync();
        await SignsOnlineAsync();
        await FindsTheAccountLockedAsync();
    }

    /// <summary>R5 to R8.</summary>
    private async Task SeesTheHomePageAsync()
    {
        await Visit.OpenAsync("/");

        await Page.ShowsAsync("Inscription aux examens et aux concours");
        await Expect(Page.Content().Link("J'ai un compte, je me connecte")).ToBeVisibleAsync();
        await Expect(Page.Content().Link("Je n'ai pas de compte, je le crée")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("L'identifiant de ce compte est mon adresse email.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "Vidéos explicatives sur CYCLADES" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Messages d'information" })).ToBeVisibleAsync();
        await Visit.StepAsync("accueil");
    }

    /// <summary>R9 to R15.</summary>
    private async Task LooksUpThePeriodsAsync()
    {
        await Page.Content().Link("Consulter les périodes d'inscription").ClickAsync();
        await Page.ShowsAsync("Périodes d'inscription Grand Public");
        await Expect(Page.GetByText("Sélectionner les informations suivantes pour consulter l'état d'ouverture du service d'inscription.")).ToBeVisibleAsync();
        await ChooseAsync("periodes");

        await Expect(Page.Content().GetByText("Fermeture")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Il reste 28 jours")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("51000 CHALONS EN CHAMPAGNE")).ToBeVisibleAsync();
        await Visit.StepAsync("periodes-dates");

        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Résumé de la sélection" }).Button("CFG 2026").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sélectionner une session", Exact = true })).ToBeFocusedAsync();
        await Page.GoBackAsync();
        await Page.ShowsAsync("Inscription aux examens et aux concours");
    }

    /// <summary>The cascade of R11 and R63, down to the dates of a service.</summary>
    private async Task ChooseAsync(string step)
    {
        await ChooseAsync("Examen", step, "type");
        await ChooseAsync("CERTIFICAT DE FORMATION GÉNÉRALE", step, "domaine");
        await ChooseAsync("CFG 2026", step, "session");
        await Expect(Page.GetByText("Sélectionner une académie et une Session")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Si aucune donnée n'est affichée, c'est qu'aucun service n'est ouvert pour le choix Domaine – Session – Académie que je recherche.")).ToBeVisibleAsync();
        await ChooseAsync(Service, step, "academie");
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "Résumé de la sélection" }).GetByRole(AriaRole.Button))
            .ToHaveTextAsync(["Examen↩", "CERTIFICAT DE FORMATION GÉNÉRALE↩", "CFG 2026↩", $"{Service}↩"]);
    }

    private async Task ChooseAsync(string choice, string step, string level)
    {
        var button = Page.Content().GetByRole(AriaRole.Button, new() { Name = choice });
        await Expect(button).ToBeVisibleAsync();
        await Visit.StepAsync($"{step}-{level}");
        await button.ClickAsync();
    }

    /// <summary>R20 to R41.</summary>
    private async Task CreatesAnAccountAsync()
    {
        await Page.Content().Link("Je n'ai pas de compte, je le crée").ClickAsync();
        await Page.ShowsAsync("Créer mon compte");
        await Expect(Page.Content().GetByText("Les champs avec * sont obligatoires.")).ToBeVisibleAsync();
        await Visit.StepAsync("creer-mon-compte");

        await Page.Content().Button("Créer le compte").ClickAsync();
        var summary = Page.Alert("informations sont à corriger");
        await Expect(summary).ToBeFocusedAsync();
        foreach (var label in (string[])
            ["Sexe *", "Nom de famille *", "Prénoms *", "Date de naissance *", "Pays de naissance *", "Adresse mail *", "Mot de passe *"])
        {
            await Page.Field(label).ExpectProblemAsync(Mandatory);
        }

        await Expect(summary.GetByRole(AriaRole.Link)).ToHaveCountAsync(await Page.Locator(".fr-message--error").CountAsync());
        await Visit.StepAsync("creer-mon-compte-vide");
        await summary.Link($"Nom de famille : {Mandatory}").ClickAsync();
        await Expect(Page.Field("Nom de famille *")).ToBeFocusedAsync();

        await FillInAsync();
        await Page.Field("Confirmation de l'adresse mail *").FillAsync("x" + email);
        await Page.Content().Button("Créer le compte").ClickAsync();
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Page.Field("Confirmation de l'adresse mail *").ExpectProblemAsync("La confirmation est différente de l'adresse mail.");
        await Page.Field("Confirmation de l'adresse mail *").FillAsync(email);
        await Page.Field("Mot de passe *").ScrollIntoViewIfNeededAsync();
        await Visit.StepAsync("creer-mon-compte-rempli");

        await Page.Content().Button("Créer le compte").ClickAsync();
        var received = Page.Window("Confirmation de réception de mail");
        await Expect(received.Locator("p")).ToContainTextAsync(
        [
            "Votre compte est en cours de création.",
            "Votre inscription sera possible seulement lorsque votre compte sera activé.",
            $"Vous allez recevoir un mail à l'adresse {email} , veuillez cliquer sur le lien contenu dans ce mail pour activer votre compte.",
            "Ce lien n'est valable que pour une durée de 48 heures. Passé ce délai, vos informations seront effacées, vous devrez recommencer votre démarche de création de compte.",
        ]);
        await Visit.StepAsync("confirmation-de-reception-de-mail");
        await received.Locator(".fr-modal__footer").Button("Fermer").ClickAsync();
        await Page.ShowsAsync("Inscription aux examens et aux concours");
    }

    /// <summary>The candidate of the guide, born in Rennes.</summary>
    private async Task FillInAsync()
    {
        await Page.Content().GetByText("Masculin").ClickAsync();
        await Page.Field("Nom de famille *").FillAsync("Copter");
        await Page.Field("Confirmation du nom de naissance *").FillAsync("Copter");
        await Page.Field("Prénoms *").FillAsync("Eli");
        await Page.Field("Date de naissance *").FillAsync("02/02/2003");
        await Page.Field("Confirmation date de naissance *").FillAsync("02/02/2003");
        await Page.Field("Pays de naissance *").FillAsync("france");
        await Page.GetByRole(AriaRole.Option, new() { Name = "FRANCE (DONT OUTRE-MER)" }).ClickAsync();
        await Page.Field("Département, DOM ou COM de naissance *").SelectOptionAsync(new SelectOptionValue { Label = "035 - ILLE ET VILAINE" });
        await Page.Field("Commune de naissance *").PressSequentiallyAsync("renn");
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = "RENNES", Exact = true })).ToBeVisibleAsync();
        await Visit.StepAsync("creer-mon-compte-commune");
        await Page.GetByRole(AriaRole.Option, new() { Name = "RENNES", Exact = true }).ClickAsync();
        await Expect(Page.Field("Commune de naissance *")).ToHaveValueAsync("RENNES");
        await Page.Field("Adresse mail *").FillAsync(email);
        await Page.Field("Confirmation de l'adresse mail *").FillAsync(email);

        var password = Page.Field("Mot de passe *");
        await password.FillAsync("ancre");
        await Expect(Page.GetByText("une minuscule (règle respectée)")).ToBeVisibleAsync();
        await Expect(Page.GetByText("8 à 20 caractères (règle non respectée)")).ToBeVisibleAsync();
        await password.FillAsync(Some.Password);
        await Expect(Page.GetByText("règle non respectée")).ToHaveCountAsync(0);
        await Page.GetByTitle("Afficher (mot de passe)").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await Page.GetByTitle("Masquer (mot de passe)").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "password");
        await Page.Field("Confirmation du mot de passe *").FillAsync(Some.Password);
    }

    /// <summary>R43 to R46.</summary>
    private async Task ActivatesItAsync()
    {
        await Visit.OpenAsync((await Silo.MailAsync(email, "[CYCLADES] Activer mon compte")).Link);
        await Page.ShowsAsync("Votre compte est activé");
        await Visit.StepAsync("compte-active");
    }

    /// <summary>R47 to R51.</summary>
    private async Task SignsInAsync()
    {
        await Page.Content().Link("Se connecter").ClickAsync();
        await Page.ShowsAsync("Veuillez vous identifier");
        await Expect(Page.Field("Identifiant de connexion * :")).ToHaveValueAsync(email);
        await Visit.StepAsync("identification");

        await Page.Field("Mot de passe * :").FillAsync("Ancre-Rouge7");
        await Page.Content().Button("Se connecter").ClickAsync();
        await Expect(Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
        await Visit.StepAsync("identification-refusee");

        var help = Page.Content().Button("Besoin d'aide pour vous connecter ?");
        await help.ClickAsync();
        var dialog = Page.Window("Où trouver mon identifiant ?");
        await Expect(dialog).ToContainTextAsync("Pour trouver votre identifiant (login) et mot de passe :");
        await Expect(dialog).ToContainTextAsync(
            "Si vous vous êtes inscrit vous-même à Cyclades : vous avez créé votre compte lors de votre inscription, vous devez vous connecter avec votre adresse mail comme identifiant de connexion et votre mot de passe de compte Cyclades.");
        await Visit.StepAsync("ou-trouver-mon-identifiant");
        await dialog.Locator(".fr-modal__footer").Button("Fermer").ClickAsync();
        await Expect(help).ToBeFocusedAsync();

        await Page.Field("Mot de passe * :").FillAsync(Some.Password);
        await Page.Content().Button("Se connecter").ClickAsync();
        await Page.ShowsAsync("Bonjour Eli");
        await Expect(Page.Content().GetByText("Vous n'avez pas encore d'inscription.")).ToBeVisibleAsync();
        await Visit.StepAsync("accueil-sans-inscription");

        await Page.ReloadAsync();
        await Page.ShowsAsync("Bonjour Eli");
    }

    /// <summary>R57, R58: before the first registration all can be changed.</summary>
    private async Task ModifiesTheAccountAsync()
    {
        await Page.GetByRole(AriaRole.Banner).Link("Modifier mon compte").ClickAsync();
        await Page.ShowsAsync("Modifier mes informations");
        var identity = Page.Section("Mon identité");
        await Expect(identity.Field("Commune de naissance *")).ToHaveValueAsync("RENNES");
        await Visit.StepAsync("modifier-mes-informations");

        await identity.Field("Nom d'usage").FillAsync("Lamy");
        await identity.Button("Enregistrer").ClickAsync();
        await Expect(Page.GetByText("Vos informations ont été enregistrées.")).ToBeVisibleAsync();
        await Visit.StepAsync("modifier-mes-informations-enregistrees");
    }

    /// <summary>R62, R63.</summary>
    private async Task ChoosesWhereToRegisterAsync()
    {
        await Page.GetByRole(AriaRole.Banner).Link("Accueil").ClickAsync();
        await Page.Content().Link("Ajouter une nouvelle candidature").ClickAsync();
        await Page.ShowsAsync("Sur quoi et où voulez-vous vous inscrire ?");
        await ChooseAsync("inscription");
        await Expect(Page.Content().Link("Démarrer mon inscription")).ToBeVisibleAsync();
        await Visit.StepAsync("inscription-dates");
    }

    /// <summary>R51, R59, R61: after the first registration only the mail address and the password can be changed.</summary>
    private async Task FindsTheAccountLockedAsync()
    {
        await Visit.OpenAsync("/");
        await Expect(Page.Content().GetByText("CERTIFICAT DE FORMATION GÉNÉRALE").First).ToBeVisibleAsync();
        await Visit.StepAsync("accueil-avec-inscription");

        await Visit.OpenAsync("/mon-compte");
        await Page.ShowsAsync("Modifier mes informations");
        await Expect(Page.Content().GetByText("seuls l'adresse mail et le mot de passe sont modifiables.")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("a@a.fr")).ToBeVisibleAsync();
        await Expect(Page.Section("Mon identité").Field("Nom de famille *")).ToBeDisabledAsync();
        await Expect(Page.Section("Mon adresse mail").Field("Nouvelle adresse mail *")).ToBeEnabledAsync();
        await Expect(Page.Content().GetByText("Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées")).ToBeVisibleAsync();
        await Visit.StepAsync("modifier-mes-informations-verrouillees");
    }
}
