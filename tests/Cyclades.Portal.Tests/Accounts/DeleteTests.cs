using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

/// <summary>« Supprimer » (R60, R61, D37).</summary>
public sealed class DeleteTests(PortalServer server) : PortalTest(server)
{
    private ILocator Asked => Page.Window("Supprimer mon compte\u00a0?");

    private ILocator Deletion => Page.Section("Supprimer mon compte");

    [Fact]
    public async Task Who_is_asked_may_think_better_of_it()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Deletion.Button("Supprimer").ClickAsync();
        await Expect(Asked).ToContainTextAsync(
            "Votre compte et toutes les informations qu'il contient seront effacés. Vous ne pourrez plus vous connecter, et un mail vous le confirmera.");
        await Visit.StepAsync("supprimer-mon-compte");

        await Asked.Locator("form").Button("Annuler").ClickAsync();

        await Expect(Asked).ToHaveCountAsync(0);
        await Expect(Deletion.Button("Supprimer")).ToBeFocusedAsync();
        await Silo.SignInAsync(candidate.Email, candidate.Password);
    }

    [Fact]
    public async Task An_account_is_deleted_at_once_when_its_password_confirms_it()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Deletion.Button("Supprimer").ClickAsync();

        await ConfirmAsync("Ancre-Rouge7");
        await Asked.Field("Mot de passe actuel *").ExpectProblemAsync(AccountScreens.WrongPassword);
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Expect(Asked.Button("Supprimer définitivement")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Visit.StepAsync("mot-de-passe-incorrect");
        await ConfirmAsync(candidate.Password);

        await Page.ShowsAsync("Votre compte a été supprimé");
        await Expect(Page.Heading()).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Les informations qu'il contenait ont été effacées. Un mail vous le confirme.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Banner).Link("J'ai un compte, je me connecte")).ToBeVisibleAsync();
        await Visit.StepAsync("compte-supprime");
        Assert.EndsWith("/compte-supprime", Page.Url, StringComparison.Ordinal);
        Assert.Contains(
            "Votre compte Cyclades a été supprimé le 10/03/2026 à 10:00. Les informations qu'il contenait ont été effacées.",
            (await Silo.MailAsync(candidate.Email, "[CYCLADES] Votre compte a été supprimé")).Text,
            StringComparison.Ordinal);

        await Visit.ExpectNoSignInAsync(candidate.Email, candidate.Password);
        await Visit.OpenAsync("/mon-compte");
        await Page.ShowsAsync("Veuillez vous identifier");
    }

    [Fact]
    public async Task With_a_registration_there_is_no_button_and_the_page_says_why()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, "/mon-compte");

        await Expect(Deletion.GetByText(AccountScreens.CannotDelete, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Deletion.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_registration_that_was_made_meanwhile_keeps_the_account()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Deletion.Button("Supprimer").ClickAsync();
        await Silo.RegisterAsync(candidate);

        await ConfirmAsync(candidate.Password);

        await Expect(Page.Alert(AccountScreens.CannotDelete)).ToBeFocusedAsync();
        await Visit.StepAsync("candidature-attachee");
        await Asked.Locator("form").Button("Annuler").ClickAsync();
        await Expect(Deletion.GetByText(AccountScreens.CannotDelete)).ToBeVisibleAsync();
        await Expect(Deletion.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Silo.SignInAsync(candidate.Email, candidate.Password);
    }

    private async Task ConfirmAsync(string password)
    {
        await Asked.Field("Mot de passe actuel *").FillAsync(password);
        await Asked.Button("Supprimer définitivement").ClickAsync();
    }
}
