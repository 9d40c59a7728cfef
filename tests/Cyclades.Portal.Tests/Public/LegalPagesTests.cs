using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Public;

/// <summary>What the law wants a site to say, one step from every screen.</summary>
public sealed class LegalPagesTests(PortalServer server) : PortalTest(server)
{
    private const string Unofficial = "Ce site n'est pas un site officiel de l'État.";

    /// <summary>R77.</summary>
    private const string Law =
        "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.";

    private ILocator Footer => Page.GetByRole(AriaRole.Contentinfo);

    [Fact]
    public async Task The_footer_leads_to_each_of_them()
    {
        await Visit.OpenAsync("/");

        await Footer.Link("Accessibilité : non conforme").ClickAsync();
        await Page.ShowsAsync("Déclaration d'accessibilité");
        await Expect(Page.Heading()).ToBeFocusedAsync();
        foreach (var part in (string[])
            [
                "État de conformité : ce portail est non conforme au référentiel général d'amélioration de l'accessibilité (RGAA 4.1)",
                "Contenus non accessibles :", "Établissement de cette déclaration :", "Retour d'information et contact :", "Voies de recours :", "Défenseur des droits",
            ])
        {
            await Expect(Page.Content()).ToContainTextAsync(part);
        }

        await Visit.StepAsync("declaration-d-accessibilite");
        await Footer.Link("Mentions légales").ClickAsync();
        await Page.ShowsAsync("Mentions légales");
        await Expect(Page.Content()).ToContainTextAsync(Unofficial);
        await Expect(Page.Content()).ToContainTextAsync("L'éditeur et l'hébergeur de ce site");
        await Visit.StepAsync("mentions-legales");

        await Footer.Link("Données personnelles").ClickAsync();
        await Page.ShowsAsync("Données personnelles");
        await Expect(Page.Content().GetByText(Law, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Content()).ToContainTextAsync("Ce site n'utilise ni traceur ni mesure d'audience.");
        await Visit.StepAsync("donnees-personnelles");
    }

    [Fact]
    public async Task Every_public_screen_has_the_footer() => await ExpectEachAsync(Place.Public);

    [Fact]
    public async Task Every_screen_of_a_candidate_has_the_footer()
    {
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), "/");

        await ExpectEachAsync(Place.Own);
    }

    [Fact]
    public async Task A_site_of_the_State_does_not_say_that_it_is_not_official()
    {
        await using var silo = await PortalServer.StartAsync("--Cyclades:Portal:StateSite=true");
        var visit = await VisitAsync(silo: silo);

        await visit.OpenAsync("/mentions-legales");

        await visit.Page.ShowsAsync("Mentions légales");
        await Expect(visit.Page.Content()).Not.ToContainTextAsync(Unofficial);
        await visit.StepAsync("mentions-legales-site-de-l-Etat");
    }

    private async Task ExpectEachAsync(IReadOnlyList<Place> places)
    {
        foreach (var place in places)
        {
            await Visit.OpenAsync(place.Path);
            await Page.ShowsAsync(place.Title);
            await Expect(Footer.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Accessibilité : non conforme", "Mentions légales", "Données personnelles", "Vérifier un document"]);
        }

        Visit.AssertQuiet();
    }
}
