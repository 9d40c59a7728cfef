using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

/// <summary>« Modifier mon compte » (R57 to R59, D8, D17).</summary>
public sealed class MyAccountTests(PortalServer server) : PortalTest(server)
{
    private const string Title = "Modifier mes informations";
    private const string NewPassword = "Phare-Vert9";
    private const string Stale = "Ces informations ont été modifiées entre-temps";

    private static readonly string[] IdentityFields =
    [
        "Féminin", "Masculin", "Nom de famille *", "Confirmation du nom de naissance *", "Nom d'usage", "Prénoms *", "Date de naissance *",
        "Confirmation date de naissance *", "Pays de naissance *", "Département, DOM ou COM de naissance *", "Commune de naissance *",
    ];

    private ILocator Identity => Page.Section("Mon identité");

    private ILocator Address => Page.Section("Mon adresse mail");

    private ILocator Password => Page.Section("Mon mot de passe");

    /// <summary>R58.</summary>
    [Fact]
    public async Task Before_any_registration_every_field_can_be_changed_and_a_password_left_empty_stays()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Page.ShowsAsync(Title);
        foreach (var field in IdentityFields)
        {
            await Expect(Identity.Field(field)).ToBeEnabledAsync();
        }

        await Identity.GetByText("Féminin").ClickAsync();
        await Identity.Field("Nom de famille *").FillAsync("Martin");
        await Identity.Field("Confirmation du nom de naissance *").FillAsync("Martin");
        await Identity.Field("Nom d'usage").FillAsync("Durand");
        await Identity.Field("Prénoms *").FillAsync("Zoé Anne");
        await Identity.Field("Date de naissance *").FillAsync("28/02/2001");
        await Identity.Field("Confirmation date de naissance *").FillAsync("28/02/2001");
        await Page.FillBirthPlaceAsync("051 - MARNE", "REIMS");
        await Identity.Button("Enregistrer").ClickAsync();
        await Expect(Page.Said("Vos informations ont été enregistrées.")).ToBeFocusedAsync();
        await Visit.StepAsync("enregistre");

        await Page.ReloadAsync();
        await Expect(Identity.Field("Féminin")).ToBeCheckedAsync();
        foreach (var (field, value) in ((string, string)[])
            [
                ("Nom de famille *", "Martin"), ("Confirmation du nom de naissance *", "Martin"), ("Nom d'usage", "Durand"), ("Prénoms *", "Zoé Anne"),
                ("Date de naissance *", "28/02/2001"), ("Confirmation date de naissance *", "28/02/2001"),
                ("Pays de naissance *", "FRANCE (DONT OUTRE-MER)"), ("Commune de naissance *", "REIMS"),
            ])
        {
            await Expect(Identity.Field(field)).ToHaveValueAsync(value);
        }

        await Expect(Identity.Field("Département, DOM ou COM de naissance *").Locator("option:checked")).ToHaveTextAsync("051 - MARNE");
        var other = await VisitAsync();
        await other.OpenAsAsync(candidate, "/");
        await other.Page.ShowsAsync("Bonjour Zoé");
    }

    /// <summary>R59.</summary>
    [Fact]
    public async Task After_the_first_registration_all_but_mail_and_password_is_greyed_and_the_page_begins_with_whom_to_write_to()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Page.ShowsAsync(Title);

        var first = Page.Heading().Locator("xpath=following-sibling::*[1]");
        await Expect(first).ToContainTextAsync("Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables.");
        await Expect(first).ToContainTextAsync(
            "Si une autre information est erronée, je dois contacter le service gestionnaire dont les coordonnées sont indiquées en haut de la page ou dans mon document relatif à mon inscription.");
        await Expect(first).ToContainTextAsync("Service gestionnaire : ACADÉMIE DE REIMS - (JUIN 2026)");
        await Expect(first.Locator("address")).ToContainTextAsync("51000 CHALONS EN CHAMPAGNE");
        await Expect(first.Link("a@a.fr")).ToHaveAttributeAsync("href", "mailto:a@a.fr");
        foreach (var field in IdentityFields)
        {
            await Expect(Identity.Field(field)).ToBeDisabledAsync();
        }

        await Expect(Identity.Button("Enregistrer")).ToHaveCountAsync(0);
        await Expect(Address.Field("Nouvelle adresse mail *")).ToBeEnabledAsync();
        await Visit.StepAsync("verrouille");

        await ChangePasswordAsync(candidate.Password, NewPassword);
        await Expect(Page.Said("Votre mot de passe a été modifié.")).ToBeFocusedAsync();
    }

    /// <summary>R59.</summary>
    [Fact]
    public async Task A_registration_that_was_made_meanwhile_refuses_the_change_and_greys_what_is_stored()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Page.ShowsAsync(Title);
        await Silo.RegisterAsync(candidate);

        await Identity.Field("Nom d'usage").FillAsync("Durand");
        await Identity.Button("Enregistrer").ClickAsync();

        await Expect(Page.Alert("Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables.")).ToBeFocusedAsync();
        await Expect(Identity.Field("Nom d'usage")).ToBeDisabledAsync();
        await Expect(Identity.Field("Nom d'usage")).ToHaveValueAsync("");
        await Expect(Page.Content().Link("a@a.fr")).ToBeVisibleAsync();
        await Visit.StepAsync("verrouille-entre-temps");
    }

    /// <summary>D8.</summary>
    [Fact]
    public async Task A_new_password_is_told_by_mail_and_the_other_devices_need_it_to_go_on()
    {
        var candidate = await Silo.NewCandidateAsync();
        var other = await VisitAsync();
        await other.OpenAsAsync(candidate, "/mon-compte");
        await Visit.OpenAsAsync(candidate, "/mon-compte");

        await ChangePasswordAsync(candidate.Password, "phare");
        await Expect(Page.Alert("à corriger")).ToBeFocusedAsync();
        await Expect(Password.Field("Nouveau mot de passe *")).ToHaveAttributeAsync("aria-invalid", "true");
        await Visit.StepAsync("mot-de-passe-refuse");
        await ChangePasswordAsync(candidate.Password, NewPassword);
        await Expect(Page.Said("Votre mot de passe a été modifié. Les autres connexions ouvertes sur votre compte ont été fermées.")).ToBeFocusedAsync();
        await Expect(Password.Field("Nouveau mot de passe *")).ToHaveValueAsync("");
        await Visit.StepAsync("mot-de-passe-modifie");
        Assert.Contains(
            "Le mot de passe de votre compte Cyclades a été modifié le 10/03/2026 à 10:00.",
            (await Silo.MailAsync(candidate.Email, "[CYCLADES] Votre mot de passe a été modifié")).Text,
            StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Banner).Link("Mes inscriptions").ClickAsync();
        await Expect(Page.Content().GetByText("Vous n'avez pas d'inscription active.")).ToBeVisibleAsync();

        await other.Page.GetByRole(AriaRole.Banner).Link("Mes inscriptions").ClickAsync();
        await Expect(other.Page.SessionEnded()).ToBeVisibleAsync();
        await other.Page.GoOnAsync(candidate.Password);
        await Expect(other.Page.Alert("L'identifiant de connexion ou le mot de passe est incorrect.")).ToBeFocusedAsync();
        await other.StepAsync("autre-appareil");
        await other.Page.GoOnAsync(NewPassword);
        await Expect(other.Page.Content().GetByText("Vous n'avez pas d'inscription active.")).ToBeVisibleAsync();
        await Expect(other.Page.SessionEnded()).ToHaveCountAsync(0);

        var third = await VisitAsync();
        await third.ExpectNoSignInAsync(candidate.Email, candidate.Password);
        await third.Page.SignInAsync(candidate.Email, NewPassword);
        await third.Page.ShowsAsync("Bonjour Paul");
    }

    /// <summary>D8, D40.</summary>
    [Fact]
    public async Task A_new_address_counts_once_its_link_has_confirmed_it_and_the_link_serves_once()
    {
        var candidate = await Silo.NewCandidateAsync();
        var address = RunningSilo.NewAddress();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await ChangeAddressAsync(address, candidate.Password);
        await Expect(Page.Said($"Un lien a été envoyé à l'adresse {address}. Elle remplacera votre adresse actuelle une fois confirmée ; le lien expire le 12/03/2026 à 10:00 (heure de Paris)."))
            .ToBeFocusedAsync();
        await Expect(Page.Fact("Adresse mail actuelle")).ToHaveTextAsync(candidate.Email);
        await Visit.StepAsync("adresse-a-confirmer");
        var mail = await Silo.MailAsync(address, "[CYCLADES] Confirmer ma nouvelle adresse mail");
        var link = await VisitAsync();
        await link.ExpectNoSignInAsync(address, candidate.Password);
        await link.Page.SignInAsync(candidate.Email, candidate.Password);
        await link.Page.ShowsAsync("Bonjour Paul");

        link.Pardon("ERR_CONNECTION_REFUSED");
        await link.Page.RouteAsync("**/ConfirmEmail", route => route.AbortAsync("connectionrefused"));
        await link.OpenAsync(mail.Link);
        await link.Page.ShowsAsync("Confirmation de ma nouvelle adresse mail");
        await Expect(link.Page.Alert("Le service est momentanément indisponible")).ToBeFocusedAsync(new() { Timeout = 20_000 });
        await link.StepAsync("confirmation-interrompue");
        await link.Page.UnrouteAllAsync();
        await link.Page.Content().Button("Confirmer mon adresse mail").ClickAsync();
        await link.Page.ShowsAsync("Votre nouvelle adresse mail est confirmée");
        await Expect(link.Page.Alert($"Veuillez désormais vous connecter avec l'adresse {address}.")).ToBeVisibleAsync();
        await link.StepAsync("adresse-confirmee");
        Assert.Contains(
            "L'adresse à laquelle vous recevez ce mail n'est plus votre identifiant de connexion",
            (await Silo.MailAsync(candidate.Email, "[CYCLADES] Votre adresse mail a été modifiée")).Text,
            StringComparison.Ordinal);

        await link.Page.Content().Link("Se connecter").ClickAsync();
        await Expect(link.Page.Field("Identifiant de connexion * :")).ToHaveValueAsync(address);
        await link.ExpectNoSignInAsync(candidate.Email, candidate.Password);
        await link.Page.SignInAsync(address, candidate.Password);
        await link.Page.ShowsAsync("Bonjour Paul");
        await link.OpenAsync(mail.Link);
        await Expect(link.Page.Alert("Ce lien n'est pas valable : il a déjà servi, ou un lien plus récent vous a été envoyé.")).ToBeFocusedAsync();
        await link.StepAsync("lien-deja-utilise");
        await link.Page.Content().Link("Modifier mon compte").ClickAsync();
        await Expect(link.Page.Fact("Adresse mail actuelle")).ToHaveTextAsync(address);
    }

    [Fact]
    public async Task Where_the_address_has_changed_meanwhile_the_password_is_enough_to_go_on()
    {
        var candidate = await Silo.NewCandidateAsync();
        var address = RunningSilo.NewAddress();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = address, EmailConfirmation = address, CurrentPassword = candidate.Password });
        var mail = await Silo.MailAsync(address, "[CYCLADES] Confirmer ma nouvelle adresse mail");
        await Silo.Connect().Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = mail.LinkToken });

        await Identity.Field("Nom d'usage").FillAsync("Durand");
        await Identity.Button("Enregistrer").ClickAsync();
        await Page.GoOnAsync(candidate.Password);

        await Expect(Page.Said("Vos informations ont été enregistrées.")).ToBeVisibleAsync();
        await Expect(Page.Fact("Adresse mail actuelle")).ToHaveTextAsync(address);
    }

    [Fact]
    public async Task After_48_hours_the_link_confirms_nothing_and_the_address_stays()
    {
        await using var silo = await PortalServer.StartAsync();
        var candidate = await silo.NewCandidateAsync();
        var address = RunningSilo.NewAddress();
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = address, EmailConfirmation = address, CurrentPassword = candidate.Password });
        var mail = await silo.MailAsync(address, "[CYCLADES] Confirmer ma nouvelle adresse mail");
        await silo.AdvanceAsync(TimeSpan.FromHours(48));
        var visit = await VisitAsync(silo: silo);

        await visit.OpenAsync(mail.Link);

        await Expect(visit.Page.Alert("Ce lien n'était valable que pour une durée de 48 heures. Votre adresse n'a pas changé")).ToBeFocusedAsync();
        await visit.StepAsync("lien-expire");
        await visit.Page.Content().Link("Modifier mon compte").ClickAsync();
        await visit.Page.ShowsAsync("Veuillez vous identifier");
        await visit.Page.SignInAsync(candidate.Email, candidate.Password);
        await Expect(visit.Page.Fact("Adresse mail actuelle")).ToHaveTextAsync(candidate.Email);
    }

    /// <summary>R39, R40.</summary>
    [Fact]
    public async Task An_address_that_another_account_has_is_refused_beside_it()
    {
        var other = await Silo.NewCandidateAsync();
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");

        await ChangeAddressAsync(other.Email, candidate.Password);

        await Address.Field("Nouvelle adresse mail *").ExpectProblemAsync(AccountScreens.Taken(other.Email));
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Visit.StepAsync("adresse-deja-prise");
    }

    [Fact]
    public async Task A_wrong_current_password_is_said_beside_it_and_may_be_told_forgotten()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");

        await ChangeAddressAsync(RunningSilo.NewAddress(), "Ancre-Rouge7");
        await Address.Field("Mot de passe actuel *").ExpectProblemAsync(AccountScreens.WrongPassword);
        await Expect(Page.Alert("Une information est à corriger").Link($"Mot de passe actuel : {AccountScreens.WrongPassword}")).ToBeVisibleAsync();
        await Visit.StepAsync("adresse-mot-de-passe-incorrect");

        await ChangePasswordAsync("Ancre-Rouge7", NewPassword);
        await Password.Field("Mot de passe actuel *").ExpectProblemAsync(AccountScreens.WrongPassword);
        await Visit.StepAsync("mot-de-passe-actuel-incorrect");

        await Password.Button("Mot de passe oublié").ClickAsync();
        await Expect(Page.Window("Réinitialisation du mot de passe - Mot de passe oublié").Field("Identifiant de connexion : *")).ToHaveValueAsync(candidate.Email);
    }

    [Fact]
    public async Task Who_saves_later_sees_both_side_by_side_and_may_keep_what_was_typed()
    {
        var candidate = await CollideAsync();

        await Page.Content().Button("Enregistrer ce que j'ai saisi").ClickAsync();

        await Expect(Page.Said("Vos informations ont été enregistrées.")).ToBeFocusedAsync();
        await Expect(Page.Alert(Stale)).ToHaveCountAsync(0);
        Assert.Equal(("Ici", "Paul"), await StoredAsync(candidate));
    }

    [Fact]
    public async Task Who_saves_later_may_keep_what_is_stored_and_go_on_from_there()
    {
        var candidate = await CollideAsync();

        await Page.Content().Button("Garder ce qui est enregistré").ClickAsync();

        await Expect(Page.Alert(Stale)).ToHaveCountAsync(0);
        await Expect(Identity.Field("Nom d'usage")).ToHaveValueAsync("Ailleurs");
        Assert.Equal(("Ailleurs", "Paul"), await StoredAsync(candidate));
        await Identity.Field("Prénoms *").FillAsync("Paul Marie");
        await Identity.Button("Enregistrer").ClickAsync();
        await Expect(Page.Said("Vos informations ont été enregistrées.")).ToBeFocusedAsync();
        Assert.Equal(("Ailleurs", "Paul Marie"), await StoredAsync(candidate));
    }

    private async Task<SignedInCandidate> CollideAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/mon-compte");
        await Page.ShowsAsync(Title);
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await other.ShowsAsync(Title);
        await other.Field("Nom d'usage").FillAsync("Ailleurs");
        await other.FillBirthPlaceAsync("051 - MARNE", "REIMS");
        await other.Section("Mon identité").Button("Enregistrer").ClickAsync();
        await Expect(other.Said("Vos informations ont été enregistrées.")).ToBeVisibleAsync();

        await Identity.Field("Nom d'usage").FillAsync("Ici");
        await Identity.Button("Enregistrer").ClickAsync();

        var stale = Page.Alert(Stale);
        await Expect(stale).ToBeFocusedAsync();
        await Expect(stale.Locator("thead th")).ToHaveTextAsync(["Information", "Enregistré", "Saisi ici"]);
        await Expect(stale.Locator("tbody").Locator("th, td")).ToHaveTextAsync(
        [
            "Nom d'usage", "Ailleurs", "Ici", "Département, DOM ou COM de naissance", "051", "035", "Commune de naissance", "REIMS", "RENNES",
        ]);
        await Expect(Identity.Field("Nom d'usage")).ToHaveValueAsync("Ici");
        Assert.Equal(("Ailleurs", "Paul"), await StoredAsync(candidate));
        await Visit.StepAsync("modifie-entre-temps");
        return candidate;
    }

    private async Task ChangePasswordAsync(string current, string password)
    {
        await Password.Field("Mot de passe actuel *").FillAsync(current);
        await Password.Field("Nouveau mot de passe *").FillAsync(password);
        await Password.Field("Confirmation du mot de passe *").FillAsync(password);
        await Password.Button("Enregistrer le nouveau mot de passe").ClickAsync();
    }

    private async Task ChangeAddressAsync(string email, string password)
    {
        await Address.Field("Nouvelle adresse mail *").FillAsync(email);
        await Address.Field("Confirmation de l'adresse mail *").FillAsync(email);
        await Address.Field("Mot de passe actuel *").FillAsync(password);
        await Address.Button("Enregistrer la nouvelle adresse").ClickAsync();
    }

    private static async Task<(string UsageName, string FirstNames)> StoredAsync(SignedInCandidate candidate)
    {
        var identity = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.Identity;
        return (identity.UsageName, identity.FirstNames);
    }
}
