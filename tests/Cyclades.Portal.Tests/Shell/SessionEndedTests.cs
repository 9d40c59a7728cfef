using Cyclades.Portal.Tests.Accounts;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>The session ends while a candidate is at it: nothing typed is lost, and what was asked goes on once signed in again.</summary>
public sealed class SessionEndedTests(PortalServer server) : PortalTest(server)
{
    private const string NewPassword = "Phare-Vert9";

    [Fact]
    public async Task Who_types_meanwhile_signs_in_again_over_the_page_and_goes_on_typing()
    {
        var candidate = await TypingAsync();

        await Expect(Page.SessionEnded()).ToContainTextAsync(
            "Ce que vous avez saisi est conservé : identifiez-vous de nouveau pour continuer où vous en étiez.");
        await Expect(Page.SessionEnded()).ToContainTextAsync(candidate.Email);
        await Visit.StepAsync("session-terminee");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.SessionEnded()).ToBeVisibleAsync();

        await Page.GoOnAsync("Ancre-Rouge7");
        await Expect(Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
        await Visit.StepAsync("mot-de-passe-incorrect");
        await Page.SessionEnded().Button("Mot de passe oublié").ClickAsync();
        var ask = Page.Window("Réinitialisation du mot de passe - Mot de passe oublié");
        await Expect(ask.Field("Identifiant de connexion : *")).ToHaveValueAsync(candidate.Email);
        await Visit.StepAsync("mot-de-passe-oublie");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(ask).ToHaveCountAsync(0);
        await Page.GoOnAsync(candidate.Password);

        await Expect(Page.SessionEnded()).ToHaveCountAsync(0);
        await Expect(Page.Content().GetByText("Brouillon conservé à 10:00 – candidature pas encore enregistrée")).ToBeVisibleAsync();
        await Expect(Page.Field("Adresse 1 *")).ToBeFocusedAsync();
        await Expect(Page.Field("Adresse 1 *")).ToHaveValueAsync("12 RUE DES LILAS");
        await Visit.StepAsync("saisie-reprise");
        var again = await Silo.SignInAsync(candidate.Email, candidate.Password);
        Assert.Equal("12 RUE DES LILAS", Assert.Single(await again.DraftsAsync()).Form.Address.Line1);
    }

    [Fact]
    public async Task What_is_saved_after_another_device_has_changed_the_password_is_saved_once_the_new_one_is_given()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.KeepDraftAsync(candidate, FormTab.Summary);
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.ReachesAsync(RegistrationScreens.Recapitulation);
        await candidate.Client.Accounts.ChangePasswordAsync(new ChangePasswordRequest
        {
            RequestId = Some.RequestId(),
            CurrentPassword = candidate.Password,
            Password = NewPassword,
            PasswordConfirmation = NewPassword,
        });

        await Page.Content().Button("Enregistrer").ClickAsync();
        await Expect(Page.SessionEnded()).ToBeVisibleAsync();
        await Page.GoOnAsync(candidate.Password);
        await Expect(Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
        await Page.GoOnAsync(NewPassword);

        await Page.ReachesAsync(RegistrationScreens.Number);
        await Visit.StepAsync("inscription-enregistree");
    }

    [Fact]
    public async Task Who_leaves_instead_is_signed_out_and_finds_the_draft_of_before()
    {
        var candidate = await TypingAsync();

        await Page.SessionEnded().Button("Quitter sans me reconnecter").ClickAsync();

        await Page.ShowsAsync("Veuillez vous identifier");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Page.GetByRole(AriaRole.Banner).Button("Se déconnecter")).ToHaveCountAsync(0);
        await Visit.StepAsync("quitte");
        await Page.SignInAsync(candidate.Email, candidate.Password);
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await Expect(Page.Field("Adresse 1 *")).ToHaveValueAsync("1 rue de la Paix");
    }

    /// <summary>Opens a draft, signs out everywhere on another device, and types: the draft is what meets the end.</summary>
    private async Task<SignedInCandidate> TypingAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.KeepDraftAsync(candidate, FormTab.Identification);
        await Visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest { Everywhere = true });
        await Page.Field("Adresse 1 *").FillAsync("12 RUE DES LILAS");
        await Expect(Page.SessionEnded()).ToBeVisibleAsync();
        return candidate;
    }
}
