using Cyclades.Portal.Tests.Accounts;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>The server does not answer, or its answer is lost: the page says so and sends the same again, with all that was typed.</summary>
public sealed class UnavailableTests(PortalServer server) : PortalTest(server)
{
    private const string Title = "Le service est momentanément indisponible";
    private const string Unanswered = "Le service ne répond pas pour le moment. Vérifiez votre connexion internet, puis réessayez.";
    private const string Unknown =
        "Le service ne répond pas pour le moment, et votre demande n'a peut-être pas été prise en compte. Vérifiez votre connexion internet, puis réessayez : elle ne sera pas enregistrée deux fois.";

    /// <summary>In milliseconds. The portal itself sends four times first, a second apart.</summary>
    private const int Patience = 20_000;

    [Theory]
    [InlineData("/periodes", "catalogue", "Périodes d'inscription Grand Public", "Sélectionner un type")]
    [InlineData("/representant#secret", "candidature", "Confirmation du représentant légal", "La demande n'a pas abouti")]
    [InlineData("/verification/JRMT-WC7G-22X7-S4SA", "document", "Vérifier un document", "Aucun document ne porte cette référence")]
    public async Task A_public_screen_says_so_and_asks_again(string path, string service, string title, string answer)
    {
        await using (await CutAsync(Visit, service))
        {
            await Visit.OpenAsync(path);
            await ExpectUnavailableAsync(Page);
            await Page.ShowsAsync(title);
            await Visit.StepAsync("indisponible");
        }

        await RetryAsync(Page);
        await Expect(Page.Content().GetByText(answer, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Alert(Title)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/", "candidature", "Bonjour Paul", "Vous n'avez pas encore d'inscription.")]
    [InlineData("/mes-inscriptions", "candidature", "Mes inscriptions", "Vous n'avez pas d'inscription active.")]
    [InlineData("/mes-messages", "message", "Mes messages", "[CYCLADES] Activer mon compte")]
    [InlineData("/mes-messages", "account", "Cette page n'a pas pu s'afficher", "[CYCLADES] Activer mon compte")]
    [InlineData("/", "account", "Cette page n'a pas pu s'afficher", "Vous n'avez pas encore d'inscription.")]
    public async Task A_screen_of_a_candidate_says_so_and_asks_again_and_the_session_stays(string path, string service, string title, string answer)
    {
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), "/mes-sessions-passees");
        await Page.ShowsAsync("Mes sessions passées");
        await using (await CutAsync(Visit, service))
        {
            await Visit.OpenAsync(path);
            await ExpectUnavailableAsync(Page);
            await Page.ShowsAsync(title);
            await Expect(Page.Alert(Title)).ToContainTextAsync(Unanswered);
            await Visit.StepAsync("indisponible");
        }

        await RetryAsync(Page);
        await Expect(Page.Content().GetByText(answer)).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Banner).Button("Se déconnecter")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_signs_in_or_out_meanwhile_is_told_and_does_it_later()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Visit.OpenAsync("/connexion");
        await Page.Field("Identifiant de connexion * :").FillAsync(candidate.Email);
        await Page.Field("Mot de passe * :").FillAsync(candidate.Password);
        await using (await CutAsync(Visit, "signin"))
        {
            await Page.Content().Button("Se connecter").ClickAsync();
            await ExpectUnavailableAsync(Page);
            await Expect(Page.Field("Identifiant de connexion * :")).ToHaveValueAsync(candidate.Email);
            await Expect(Page.Field("Mot de passe * :")).ToHaveValueAsync(candidate.Password);
            await Visit.StepAsync("identification-indisponible");
        }

        await using (await CutAsync(Visit, "account"))
        {
            await RetryAsync(Page);
            await ExpectUnavailableAsync(Page);
        }

        await RetryAsync(Page);
        await Page.ShowsAsync("Bonjour Paul");

        await using (await CutAsync(Visit, "signin"))
        {
            await Page.GetByRole(AriaRole.Banner).Button("Se déconnecter").ClickAsync();
            await Expect(Page.Window("Se déconnecter").GetByText(Title)).ToBeVisibleAsync(new() { Timeout = Patience });
            await Visit.StepAsync("se-deconnecter-indisponible");
        }

        await RetryAsync(Page);
        await Page.ShowsAsync("Inscription aux examens et aux concours");
    }

    [Fact]
    public async Task An_account_whose_answer_was_lost_is_created_once()
    {
        var email = RunningSilo.NewAddress();
        await Visit.OpenAsync("/creer-mon-compte");
        await Page.FillAccountAsync(email);
        Visit.Pardon("ERR_CONNECTION_RESET");
        await Page.RouteAsync("**/CreateAccount", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });

        await Page.Content().Button("Créer le compte").ClickAsync();
        await ExpectUnavailableAsync(Page);
        await Expect(Page.Alert(Title)).ToContainTextAsync(Unknown);
        await Expect(Page.Field("Nom de famille *")).ToHaveValueAsync("Copter");
        await Expect(Page.Field("Commune de naissance *")).ToHaveValueAsync("RENNES");
        await Expect(Page.Field("Adresse mail *")).ToHaveValueAsync(email);
        await Expect(Page.Field("Confirmation du mot de passe *")).ToHaveValueAsync(Some.Password);
        await Visit.StepAsync("creer-mon-compte-indisponible");

        await Page.UnrouteAllAsync();
        await RetryAsync(Page);
        await Expect(Page.Window("Confirmation de réception de mail")).ToBeVisibleAsync();
        await Visit.StepAsync("compte-cree");
        await Silo.SettleAsync();
        Assert.Single(Silo.Mails, mail => mail.To == email);
    }

    [Fact]
    public async Task A_registration_that_is_modified_while_the_server_is_stopped_is_saved_once_it_is_back()
    {
        await using var silo = await PortalServer.StartAsync();
        var candidate = await silo.NewCandidateAsync();
        var candidature = await silo.RegisterAsync(candidate);
        var visit = await VisitAsync(silo: silo);
        visit.Pardon("ERR_CONNECTION_REFUSED");
        await visit.OpenAsAsync(candidate, candidature.PathOf("modifier"));
        await visit.Page.NextAsync(RegistrationScreens.Identification);
        await visit.Page.Field("Adresse 1 *").FillAsync("13 RUE DES LILAS");
        await visit.Page.NextAsync(RegistrationScreens.Information);
        await visit.Page.NextAsync(RegistrationScreens.Recapitulation);
        var port = silo.Http.Port;
        await silo.StopAsync();

        await visit.Page.Content().Button("Enregistrer").ClickAsync();
        await ExpectUnavailableAsync(visit.Page);
        await Expect(visit.Page.Fact("Adresse")).ToContainTextAsync("13 RUE DES LILAS");
        await visit.StepAsync("serveur-arrete");

        await silo.InitializeAsync($"--Cyclades:HttpPort={port}");
        await RetryAsync(visit.Page);
        await Expect(visit.Page.Content().GetByText("Votre inscription est modifiée : version n°2.")).ToBeVisibleAsync();
        await visit.StepAsync("serveur-revenu");
    }

    /// <summary>What the server adds to the home page is not missed.</summary>
    [Fact]
    public async Task The_home_page_is_there_whatever_the_server_answers()
    {
        await using (await CutAsync(Visit, "*"))
        {
            await Visit.OpenAsync("/");
            await Page.ShowsAsync("Inscription aux examens et aux concours");
            await Expect(Page.Content().Link("J'ai un compte, je me connecte")).ToBeVisibleAsync();
            await Expect(Page.GetByText("Site non officiel")).ToBeVisibleAsync();
            await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
            await Visit.StepAsync("accueil-sans-reponse");
        }
    }

    /// <summary>Until it is disposed of, nothing that is asked of a service, named as in its package, reaches the server.</summary>
    private static async Task<IAsyncDisposable> CutAsync(Visit visit, string service)
    {
        visit.Pardon("ERR_CONNECTION_REFUSED");
        return await visit.Page.RouteAsync($"**/cyclades.{service}.*/*", route => route.AbortAsync("connectionrefused"));
    }

    private static async Task ExpectUnavailableAsync(IPage page)
    {
        await Expect(page.Alert(Title)).ToBeFocusedAsync(new() { Timeout = Patience });
        await Expect(page.Alert(Title).Button("Réessayer")).ToBeVisibleAsync();
    }

    private static Task RetryAsync(IPage page) => page.GetByRole(AriaRole.Alert).Button("Réessayer").ClickAsync();
}
