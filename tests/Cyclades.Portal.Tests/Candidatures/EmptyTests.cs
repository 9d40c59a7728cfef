using Cyclades.Portal.Tests.Browsing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>A page with nothing on it says so, and what will bring something.</summary>
public sealed class EmptyTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task Who_has_never_registered_reads_that_nothing_is_there_yet()
    {
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), "/mes-inscriptions");
        await ShowsAsync("Mes inscriptions", "Vous n'avez pas d'inscription active.");

        await Visit.OpenAsync("/mes-inscriptions/desinscrites");
        await ShowsAsync("Mes désinscriptions", "Vous ne vous êtes désinscrit d'aucune candidature.");

        await Visit.OpenAsync("/mes-sessions-passees");
        await ShowsAsync("Mes sessions passées", "Vous n'avez pas de candidature à une session passée.");

        await Visit.OpenAsync("/mes-inscriptions/nouvelle/dossier");
        await ShowsAsync(RegistrationScreens.Dossier, "L'adresse de cette page ne dit pas où vous voulez vous inscrire.");
    }

    /// <summary>D18, D19.</summary>
    [Fact]
    public async Task Supporting_documents_and_marks_say_that_there_are_none_yet()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf("justificatifs"));
        await ShowsAsync("Mes justificatifs", "Aucune pièce justificative ne vous est demandée.");

        await Visit.OpenAsync(candidature.PathOf("notes"));
        await ShowsAsync("Mes notes", "Vos notes ne sont pas encore disponibles.");
    }

    [Fact]
    public async Task A_registration_of_somebody_else_is_none()
    {
        var candidature = await Silo.RegisterAsync(await Silo.NewCandidateAsync());
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), candidature.PathOf());

        await Expect(Page.Alert("Cet élément n'existe pas, ou il ne vous appartient pas.")).ToBeFocusedAsync();
        await Visit.StepAsync("inscription-d-un-autre");
    }

    private async Task ShowsAsync(string title, string text)
    {
        await Page.ShowsAsync(title);
        await Expect(Page.Content().GetByText(text)).ToBeVisibleAsync();
        await Visit.StepAsync(title);
    }
}
