using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Periods;

/// <summary>« Périodes d'inscription Grand Public » (R9 to R15), with the hours of B1.</summary>
public sealed partial class PeriodsTests(PortalServer server) : PortalTest(server)
{
    private const string Title = "Périodes d'inscription Grand Public";
    private const string Services = "/periodes?type=examen&domaine=CFG&annee=2026";

    /// <summary>Closes 31 hours after the server starts.</summary>
    private const string Dijon = $"{Services}&service=CFG-2026-06/07";

    private ILocator Summary => Page.GetByRole(AriaRole.Navigation, new() { Name = "Résumé de la sélection" });

    [Fact]
    public async Task Each_line_of_the_summary_is_a_step_back_and_the_address_holds_the_choices()
    {
        await Visit.OpenAsync("/periodes");
        await Page.ShowsAsync(Title);
        await ChooseAsync("Examen", "Sélectionner un domaine");
        await ChooseAsync("CERTIFICAT DE FORMATION GÉNÉRALE", "Sélectionner une session");
        await ChooseAsync("CFG 2026", "Sélectionner une académie et une Session");
        await ChooseAsync("ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2026)", "ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2026)");
        await ExpectSummaryAsync("Examen", "CERTIFICAT DE FORMATION GÉNÉRALE", "CFG 2026", "ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2026)");
        await Visit.StepAsync("academie-choisie");

        await Page.ReloadAsync();
        await ExpectSummaryAsync("Examen", "CERTIFICAT DE FORMATION GÉNÉRALE", "CFG 2026", "ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2026)");
        await GoBackToAsync("ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2026)", "Sélectionner une académie et une Session");
        await ExpectSummaryAsync("Examen", "CERTIFICAT DE FORMATION GÉNÉRALE", "CFG 2026");
        await GoBackToAsync("CERTIFICAT DE FORMATION GÉNÉRALE", "Sélectionner un domaine");
        await ExpectSummaryAsync("Examen");
        await Visit.StepAsync("revenu-au-domaine");
        await GoBackToAsync("Examen", "Sélectionner un type");
        await Expect(Summary).ToHaveCountAsync(0);
        await Visit.StepAsync("revenu-au-type");

        await ChooseAsync("Concours", "Sélectionner un domaine");
        await ChooseAsync("CONCOURS DE RECRUTEMENT DE PROFESSEURS DES ÉCOLES", "Sélectionner une session");
    }

    [Theory]
    [InlineData("19", "Ouvert", "le 17/02/2026 à 08:00 (heure de Paris)", "le 07/04/2026 à 18:00 (heure de Paris)", "Il reste 28 jours pour s'inscrire.")]
    [InlineData("02", "Pas encore ouvert", "le 17/03/2026 à 08:00 (heure de Paris)", "le 07/04/2026 à 18:00 (heure de Paris)", "Le service ouvrira dans 6 jours.")]
    [InlineData("04", "Fermé", "le 30/12/2025 à 08:00 (heure de Paris)", "le 26/02/2026 à 18:00 (heure de Paris)", null)]
    [InlineData("32", "Ouvert", "le 28/02/2026 à 14:00 (heure de Paris), soit 09:00 heure locale (Guadeloupe)", "le 30/03/2026 à 22:00 (heure de Paris), soit 16:00 heure locale (Guadeloupe)", "Il reste 20 jours pour s'inscrire.")]
    public async Task A_service_says_whether_it_is_open_until_when_in_which_zone_and_what_time_remains(
        string academy, string state, string opening, string closing, string? remaining)
    {
        await Visit.OpenAsync($"{Services}&service=CFG-2026-06/{academy}");

        await Expect(Page.Fact("État")).ToHaveTextAsync(state);
        await Expect(Page.Fact("Ouverture")).ToHaveTextAsync(opening);
        await Expect(Page.Fact("Fermeture")).ToHaveTextAsync(closing);
        await Expect(Page.Locator("address")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText(Remaining())).ToHaveTextAsync(remaining is null ? [] : [remaining]);
        await Expect(Page.Content().GetByText("Les inscriptions sont closes.")).ToHaveCountAsync(state == "Fermé" ? 1 : 0);
        await Expect(Page.Content().Link("J'ai un compte, je me connecte")).ToHaveCountAsync(state == "Ouvert" ? 1 : 0);
        await Visit.StepAsync("service");
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("2031-01-01T00:00:00Z")]
    public async Task The_clock_of_the_browser_changes_nothing(string wrong)
    {
        await Page.Clock.SetFixedTimeAsync(DateTime.Parse(wrong, CultureInfo.InvariantCulture).ToUniversalTime());

        await Visit.OpenAsync($"{Services}&service=CFG-2026-06/06");

        Assert.StartsWith(wrong[..4], await Page.EvaluateAsync<string>("new Date().toISOString()"), StringComparison.Ordinal);
        await Expect(Page.Fact("État")).ToHaveTextAsync("Ouvert");
        await Expect(Page.Fact("Fermeture")).ToHaveTextAsync("le 04/04/2026 à 12:00 (heure de Paris)");
        await Expect(Page.Content().GetByText(Remaining())).ToHaveTextAsync(["Il reste 25 jours pour s'inscrire."]);
    }

    [Fact]
    public async Task The_clock_of_the_server_closes_the_service_whatever_time_the_open_page_has_come_to()
    {
        await using var silo = await PortalServer.StartAsync();
        await silo.AdvanceAsync(new TimeSpan(1, 29, 30));
        var visit = await VisitAsync(silo: silo);
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync(Dijon);
        var remaining = visit.Page.Content().GetByText(Remaining());
        await Expect(remaining).ToHaveTextAsync(["Il reste 29 heures pour s'inscrire."]);

        await visit.Page.Clock.FastForwardAsync("29:00:00");
        await Expect(remaining).ToHaveTextAsync(["Il reste 30 minutes pour s'inscrire."]);
        await visit.Page.Clock.FastForwardAsync("01:00:00");
        await Expect(remaining).ToHaveCountAsync(0);
        await Expect(visit.Page.Fact("État")).ToHaveTextAsync("Ouvert");
        var other = await VisitAsync(silo: silo);
        await other.OpenAsync(Dijon);
        await Expect(other.Page.Content().GetByText(Remaining())).ToHaveTextAsync(["Il reste 29 heures pour s'inscrire."]);

        await silo.AdvanceToAsync(new DateTimeOffset(2026, 3, 11, 16, 0, 0, TimeSpan.Zero));
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Fact("État")).ToHaveTextAsync("Fermé");
        await Expect(visit.Page.Content().GetByText("Les inscriptions sont closes. Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("address")).ToContainTextAsync("examens@ac-dijon.example");
        await visit.StepAsync("service-ferme");
    }

    /// <summary>D1.</summary>
    [Fact]
    public async Task A_link_to_an_academy_shows_its_services_alone_and_leads_to_all_others()
    {
        await Visit.OpenAsync($"{Services}&academie=Guadeloupe");

        var choices = Page.Content().GetByRole(AriaRole.Button).Filter(new() { HasText = "ACADÉMIE DE LA" });
        await Expect(choices).ToHaveTextAsync([new Regex("^ACADÉMIE DE LA GUADELOUPE"), new Regex("^ACADÉMIE DE LA GUADELOUPE")]);
        await Expect(Page.Content().GetByText("Résultats pour « Guadeloupe ».")).ToBeVisibleAsync();
        await Visit.StepAsync("academie-du-lien");

        await Page.Content().Button("Voir toutes les académies et tous les centres").ClickAsync();
        await Expect(Heading("Sélectionner une académie et une Session")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Button).Filter(new() { HasText = "CENTRE D'EXAMEN DE CASABLANCA" })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Résultats pour")).ToHaveCountAsync(0);
        await Visit.StepAsync("toutes-les-academies");
    }

    [Fact]
    public async Task A_link_to_an_academy_that_nobody_knows_hides_nothing()
    {
        await Visit.OpenAsync($"{Services}&academie=Atlantide");

        await Expect(Page.Content().GetByRole(AriaRole.Button).Filter(new() { HasText = "ACADÉMIE DE REIMS" })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Button).Filter(new() { HasText = "CENTRE D'EXAMEN DE CASABLANCA" })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Atlantide")).ToHaveCountAsync(0);
        await Visit.StepAsync("academie-inconnue");
    }

    [Fact]
    public async Task A_link_to_a_service_that_does_not_exist_says_so_and_leads_back()
    {
        await Visit.OpenAsync($"{Services}&service=CFG-2026-06/99");

        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Visit.StepAsync("service-inconnu");
        await Summary.Button("CFG 2026").ClickAsync();
        await Expect(Heading("Sélectionner une session")).ToBeFocusedAsync();
    }

    private ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    private async Task ChooseAsync(string choice, string next)
    {
        await Page.Content().GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await Expect(Heading(next)).ToBeFocusedAsync();
    }

    private async Task GoBackToAsync(string choice, string step)
    {
        await Summary.Button(choice).ClickAsync();
        await Expect(Heading(step)).ToBeFocusedAsync();
    }

    private Task ExpectSummaryAsync(params string[] choices) =>
        Expect(Summary.GetByRole(AriaRole.Button)).ToHaveTextAsync(choices.Select(choice => $"{choice}↩"));

    [GeneratedRegex("^(Il reste|Le service ouvrira dans) ")]
    private static partial Regex Remaining();
}
