using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Guide;

/// <summary>What is done with a registration (R93, R106 to R124).</summary>
public sealed partial class GuideTests
{
    private ILocator OwnMenu => Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu de la candidature" });

    /// <summary>R106, R107, R113.</summary>
    private async Task FindsItInTheListAsync()
    {
        await Page.GetByRole(AriaRole.Banner).Link("Mes inscriptions").ClickAsync();
        await Page.ShowsAsync("Mes inscriptions");
        foreach (var line in (string[])
            ["Quel que soit le domaine (Examen ou Concours),", "Si la session de la candidature n'est pas fermée dans Cyclades,", "Si je ne me suis pas désinscrit,", "Si la candidature n'a pas été écartée ou supprimée par le gestionnaire."])
        {
            await Expect(Page.Content().GetByText(line, new() { Exact = true })).ToBeVisibleAsync();
        }

        var card = Page.Content().Locator(".card");
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card.Locator("p")).ToHaveTextAsync(
            ["ACADÉMIE DE REIMS", "Établissement : LYCEE SIMONE VEIL - CHARLEVILLE MEZIERES (0080099P)", "Session : JUIN 2026", "N° : 001", "Confirmation d'inscription : à renvoyer"]);
        await Visit.StepAsync("mes-inscriptions");

        await card.Button($"Information : {Exam}").ClickAsync();
        var information = Page.Window("Information");
        await Expect(information.GetByText("Votre candidature possède au moins un document à visualiser.")).ToBeVisibleAsync();
        await Visit.StepAsync("mes-inscriptions-information");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(card.Button($"Information : {Exam}")).ToBeFocusedAsync();
    }

    /// <summary>R93, R109.</summary>
    private async Task ReadsItAgainAsync()
    {
        await Page.Content().Link(Exam).ClickAsync();
        await Page.ShowsAsync("Mon inscription");
        await Expect(OwnMenu.Locator("dd")).ToHaveTextAsync([number, "001", "2026"]);
        await Expect(OwnMenu.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Mon inscription", "Mes documents", "Mes justificatifs", "Mes notes"]);
        await ExpectSummaryAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Expect(Page.Fact("Version")).ToHaveTextAsync("n°1 du 10/03/2026 à 10:00");
        await Visit.StepAsync("mon-inscription");
    }

    /// <summary>R110 to R112.</summary>
    private async Task ModifiesItAsync()
    {
        await Page.Content().Link("Modifier").ClickAsync();
        await Page.ShowsAsync("Modifier mon inscription");
        await Page.ReachesAsync(RegistrationScreens.Terms);
        await Visit.StepAsync("modifier-modalites");
        await Page.NextAsync(RegistrationScreens.Identification);
        await Expect(Page.Field("Nom de famille / Nom de naissance")).ToBeDisabledAsync();
        await Expect(Page.Content().GetByText("contactez le service gestionnaire pour une demande de modification de vos informations personnelles.")).ToBeVisibleAsync();
        await Page.Field("Adresse 1 *").FillAsync("13 RUE DES LILAS");
        await Visit.StepAsync("modifier-identification");
        await Page.NextAsync(RegistrationScreens.Information);
        await Page.NextAsync(RegistrationScreens.Recapitulation);
        await Expect(Page.Fact("Adresse")).ToHaveTextAsync("13 RUE DES LILAS, 51100 REIMS, FRANCE");
        await ExpectButtonsAsync(("Précédent", true), ("Suivant", false), ("Enregistrer", true), ("Visualiser/imprimer", true), ("Quitter", true));
        await Visit.StepAsync("modifier-recapitulatif");

        await Page.Content().Button("Enregistrer").ClickAsync();
        await Expect(Page.Content().GetByText("Votre inscription est modifiée : version n°2.")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Confirmation d'inscription [PDF] : Version n°2 mis à jour le 10/03/2026 10:00")).ToBeVisibleAsync();
        await Visit.StepAsync("inscription-modifiee");
        Assert.Equal($"Modification d'inscription : {Exam}", (await Silo.MailAsync(email, "Modification d'inscription")).Subject);
    }

    /// <summary>R92, R114 to R116.</summary>
    private async Task ReadsTheDocumentsAsync()
    {
        await Page.Content().Link("Voir mon inscription").ClickAsync();
        await OwnMenu.Link("Mes documents").ClickAsync();
        await Page.ShowsAsync("Mes documents");
        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Liste des documents publiés" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".documents li p")).ToHaveTextAsync(["Confirmation d'inscription [PDF] : Version n°2 mis à jour le 10/03/2026 10:00"]);
        await Expect(Page.Content().GetByText("Pour valider, j'affiche et je lis d'abord ma confirmation d'inscription, avec le bouton « Visualiser/imprimer ».")).ToBeVisibleAsync();
        await Visit.StepAsync("mes-documents");

        await ShowDocumentAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Content().GetByRole(AriaRole.Link, new() { Name = "Télécharger (PDF" }).ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("%PDF-", await ReadStartAsync(download));
        await Visit.StepAsync("mes-documents-confirmation");
    }

    /// <summary>R117, R125: nothing yet, and the pages say so (D18, D19).</summary>
    private async Task FindsNothingAskedYetAsync()
    {
        await OwnMenu.Link("Mes justificatifs").PressAsync("Enter");
        await Page.ShowsAsync("Mes justificatifs");
        await Expect(Page.Content().GetByText("Aucune pièce justificative ne vous est demandée.")).ToBeVisibleAsync();
        await Visit.StepAsync("mes-justificatifs");

        await OwnMenu.Link("Mes notes").ClickAsync();
        await Page.ShowsAsync("Mes notes");
        await Expect(Page.Content().GetByText("Vos notes ne sont pas encore disponibles.")).ToBeVisibleAsync();
        await Visit.StepAsync("mes-notes");
    }

    /// <summary>R118, R119.</summary>
    private async Task ReadsTheMessagesAsync()
    {
        await Silo.SettleAsync();
        await Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Consulter mes messages" }).ClickAsync();
        await Page.ShowsAsync("Mes messages");
        await Expect(Page.Locator(".messages a")).ToHaveTextAsync(
            [$"Modification d'inscription : {Exam}", $"[CYCLADES] Votre inscription est enregistrée : {Exam}", "[CYCLADES] Activer mon compte"]);
        await Expect(Page.Content().GetByText("10/03/2026 à 10:00").First).ToBeVisibleAsync();
        await Visit.StepAsync("mes-messages");

        await Page.Content().Link($"Modification d'inscription : {Exam}").ClickAsync();
        await Page.ShowsAsync($"Modification d'inscription : {Exam}");
        await Visit.StepAsync("mes-messages-detail");
    }

    /// <summary>R120, R121, R124, and B16: it was an error.</summary>
    private async Task WithdrawsAndThinksBetterOfItAsync()
    {
        await Page.GetByRole(AriaRole.Banner).Link("Mes inscriptions").ClickAsync();
        await Page.Content().Button($"Se désinscrire : {Exam}").ClickAsync();
        var asked = Page.Window("Se désinscrire\u00a0?");
        await Expect(asked).ToContainTextAsync("La candidature ne sera alors plus visible dans « Mes inscriptions ». Un mail confirmant votre désinscription vous sera également adressé.");
        await Visit.StepAsync("se-desinscrire");
        await asked.Button("Me désinscrire").ClickAsync();
        await Expect(Page.Content().GetByText("Vous êtes désinscrit. Un mail vous le confirme.")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Vous n'avez pas d'inscription active.")).ToBeVisibleAsync();
        await Visit.StepAsync("desinscrit");
        await Silo.MailAsync(email, $"[CYCLADES] Votre désinscription est enregistrée : {Exam}");

        await Page.Content().Link("C'est une erreur : voir mes désinscriptions").ClickAsync();
        await Page.ShowsAsync("Mes désinscriptions");
        await Expect(Page.Locator(".card")).ToContainTextAsync("Désinscrit par le candidat");
        await Visit.StepAsync("mes-desinscriptions");
        await Page.Content().Button("Annuler ma désinscription").ClickAsync();
        await Visit.StepAsync("annuler-ma-desinscription");
        await Page.Window("Annuler ma désinscription\u00a0?").Button("Annuler ma désinscription").ClickAsync();
        await Expect(Page.Content().GetByText("Vous êtes de nouveau inscrit : version n°3. Un mail vous le confirme.")).ToBeVisibleAsync();
        await Visit.StepAsync("de-nouveau-inscrit");
        await Silo.MailAsync(email, $"[CYCLADES] Votre désinscription est annulée : {Exam}");
    }

    /// <summary>B12, R103.</summary>
    private async Task SignsOnlineAsync()
    {
        await Page.Content().Link("Voir cette inscription").ClickAsync();
        await Page.Content().Link("Valider en ligne ma confirmation").ClickAsync();
        await Page.ShowsAsync("Mes documents");
        await ShowDocumentAsync();
        await Expect(Page.Section("Validation en ligne")).ToContainTextAsync("Ce document vaut inscription définitive à l'examen. Après signature aucune modification ne sera acceptée.");
        await Page.Field("J'ai lu ma confirmation d'inscription et je certifie exact ce qu'elle contient.").PressAsync("Space");
        await Visit.StepAsync("valider-en-ligne");
        await Page.SignAsync();
        await Expect(Page.Said("Votre confirmation d'inscription est validée en ligne.")).ToBeFocusedAsync();
        await Visit.StepAsync("validee-en-ligne");

        await OwnMenu.Link("Mon inscription").PressAsync("Enter");
        await Expect(Page.Fact("Confirmation d'inscription")).ToHaveTextAsync("validée en ligne");
        await Expect(Page.Content().Link("Modifier")).ToHaveCountAsync(0);
        await Visit.StepAsync("mon-inscription-validee");
    }

    /// <summary>The PDF within the page: the browser's own viewer reads the bytes that were fetched.</summary>
    private async Task ShowDocumentAsync()
    {
        await Page.Content().GetByRole(AriaRole.Button, new() { Name = "Visualiser/imprimer" }).ClickAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Document affiché :" })).ToBeFocusedAsync();
        var frame = Page.Locator("iframe.pdf");
        await Expect(frame).ToBeVisibleAsync();
        Assert.StartsWith("blob:", await frame.GetAttributeAsync("src"), StringComparison.Ordinal);
    }

    private static async Task<string> ReadStartAsync(IDownload download)
    {
        await using var stream = await download.CreateReadStreamAsync();
        var start = new byte[5];
        await stream.ReadExactlyAsync(start);
        return System.Text.Encoding.ASCII.GetString(start);
    }
}
