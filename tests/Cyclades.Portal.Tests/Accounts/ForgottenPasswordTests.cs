using Cyclades.Portal.Tests.Browsing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

/// <summary>R52 to R56.</summary>
public sealed class ForgottenPasswordTests(PortalServer server) : PortalTest(server)
{
    private const string NewPassword = "Phare-Vert9";

    [Fact]
    public async Task A_new_password_is_chosen_by_the_mailed_link_which_serves_once()
    {
        var candidate = await Silo.NewCandidateAsync();
        await AskAsync(Visit, candidate.Email);
        var mail = await Silo.MailAsync(candidate.Email, "[CYCLADES] Modifier mon mot de passe");

        await Visit.OpenAsync(mail.Link);
        await Page.ShowsAsync("Nouveau mot de passe");
        await Visit.StepAsync("nouveau-mot-de-passe");
        await ChooseAsync(Visit, "phare");
        await Expect(Page.Alert("à corriger")).ToBeFocusedAsync();
        await Expect(Page.Field("Nouveau mot de passe *")).ToHaveAttributeAsync("aria-invalid", "true");
        await Visit.StepAsync("nouveau-mot-de-passe-refuse");
        await ChooseAsync(Visit, NewPassword);
        await Page.ShowsAsync("Votre mot de passe a été modifié");
        await Visit.StepAsync("mot-de-passe-modifie");

        await Page.Content().Link("Se connecter").ClickAsync();
        await SignInAsync(candidate.Email, candidate.Password);
        await Expect(Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
        await SignInAsync(candidate.Email, NewPassword);
        await Page.ShowsAsync("Bonjour Paul");

        await Visit.OpenAsync(mail.Link);
        await ChooseAsync(Visit, "Phare-Jaune8");
        await Expect(Page.Alert("Ce lien n'est pas valable : il a déjà servi, ou un lien plus récent vous a été envoyé.")).ToBeFocusedAsync();
        await Visit.StepAsync("lien-deja-utilise");
    }

    [Fact]
    public async Task After_48_hours_another_link_is_asked_for_where_the_first_is_refused()
    {
        await using var silo = await PortalServer.StartAsync();
        var visit = await VisitAsync(silo: silo);
        var candidate = await silo.NewCandidateAsync();
        await AskAsync(visit, candidate.Email);
        var mail = await silo.MailAsync(candidate.Email, "[CYCLADES] Modifier mon mot de passe");
        await silo.AdvanceAsync(TimeSpan.FromHours(48));

        await visit.OpenAsync(mail.Link);
        await ChooseAsync(visit, NewPassword);
        await Expect(visit.Page.Alert("Ce lien n'était valable que pour une durée de 48 heures.")).ToBeFocusedAsync();
        await visit.StepAsync("lien-expire");

        await visit.Page.Content().Button("Demander un nouveau lien").ClickAsync();
        await Expect(visit.Page.Window("Réinitialisation du mot de passe - Mot de passe oublié")).ToBeVisibleAsync();
        await visit.StepAsync("nouveau-lien");
    }

    /// <summary>Through both windows of « Mot de passe oublié ».</summary>
    private static async Task AskAsync(Visit visit, string email)
    {
        await visit.OpenAsync("/connexion");
        await visit.Page.Field("Identifiant de connexion * :").FillAsync(email);
        await visit.Page.Content().Button("Mot de passe oublié").ClickAsync();
        var ask = visit.Page.Window("Réinitialisation du mot de passe - Mot de passe oublié");
        await Expect(ask.Field("Identifiant de connexion : *")).ToHaveValueAsync(email);
        await Expect(ask).ToContainTextAsync("Vous pouvez saisir votre identifiant Cyclades, email ou numéro Cyclades.");
        await Expect(ask).ToContainTextAsync("Attention, ce mot de passe est celui de votre compte CYCLADES et en aucun cas celui du compte que vous utilisez au travers de FranceConnect.");
        await visit.StepAsync("mot-de-passe-oublie");

        await ask.Button("Valider").ClickAsync();
        var asked = visit.Page.Window("Mot de passe oublié, réinitialisation du mot de passe");
        await Expect(asked).ToContainTextAsync(
            "Vous allez recevoir un mail sur votre mail de contact (cand****@.fr) si vous avez un compte candidat, veuillez cliquer sur le lien contenu dans ce mail pour modifier votre mot de passe.");
        await Expect(asked).ToContainTextAsync("Ce lien n'est valable que pour une durée de 48 heures.");
        await Expect(asked).ToContainTextAsync("Passé ce délai, vous devrez recliquer sur 'Mot de passe oublié'.");
        await visit.StepAsync("mot-de-passe-oublie-demande");
        await asked.Locator(".fr-modal__footer").Button("Fermer").ClickAsync();
        await Expect(asked).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(Visit visit, string password)
    {
        await visit.Page.Field("Nouveau mot de passe *").FillAsync(password);
        await visit.Page.Field("Confirmation du mot de passe *").FillAsync(password);
        await visit.Page.Content().Button("Enregistrer").ClickAsync();
    }

    private async Task SignInAsync(string email, string password)
    {
        await Page.Field("Identifiant de connexion * :").FillAsync(email);
        await Page.Field("Mot de passe * :").FillAsync(password);
        await Page.Content().Button("Se connecter").ClickAsync();
    }
}
