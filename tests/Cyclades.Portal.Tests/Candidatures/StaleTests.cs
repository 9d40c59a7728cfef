using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>Two tabs modify the same registration: the later one is refused, and chooses.</summary>
public sealed class StaleTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task Who_saves_later_sees_both_side_by_side_and_may_keep_what_was_typed()
    {
        var (candidate, candidature) = await CollideAsync();

        await Page.Content().Button("Enregistrer ce que j'ai saisi").ClickAsync();

        await Expect(Page.Content().GetByText("Votre inscription est modifiée : version n°3.")).ToBeVisibleAsync();
        Assert.Equal(("2 RUE ICI", 3), await StoredAsync(candidate, candidature));
    }

    [Fact]
    public async Task Who_saves_later_may_keep_what_is_stored_and_go_on_from_there()
    {
        var (candidate, candidature) = await CollideAsync();

        await Page.Content().Button("Garder ce qui est enregistré").ClickAsync();

        await Expect(Page.Alert("Ces informations ont été modifiées entre-temps")).ToHaveCountAsync(0);
        await Expect(Page.Fact("Adresse")).ToContainTextAsync("1 RUE LA-BAS");
        Assert.Equal(("1 RUE LA-BAS", 2), await StoredAsync(candidate, candidature));
        await Visit.StepAsync("garde-ce-qui-est-enregistre");
        await Page.Content().Button("Enregistrer").ClickAsync();
        await Expect(Page.Content().GetByText("Votre inscription est modifiée : version n°3.")).ToBeVisibleAsync();
        Assert.Equal(("1 RUE LA-BAS", 3), await StoredAsync(candidate, candidature));
    }

    private async Task<(SignedInCandidate Candidate, Candidature Candidature)> CollideAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf("modifier"));
        await Page.ReachesAsync(RegistrationScreens.Terms);
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await other.ReachesAsync(RegistrationScreens.Terms);

        await ChangeAsync(other, "1 RUE LA-BAS");
        await Expect(other.Content().GetByText("Votre inscription est modifiée : version n°2.")).ToBeVisibleAsync();
        await ChangeAsync(Page, "2 RUE ICI");

        var stale = Page.Alert("Ces informations ont été modifiées entre-temps");
        await Expect(stale).ToBeFocusedAsync();
        await Expect(stale.Locator("thead th")).ToHaveTextAsync(["Information", "Enregistré", "Saisi ici"]);
        await Expect(stale.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(stale.Locator("tbody tr").Locator("th, td"))
            .ToHaveTextAsync(["Adresse", "1 RUE LA-BAS, 51000 CHALONS EN CHAMPAGNE, FRANCE", "2 RUE ICI, 51000 CHALONS EN CHAMPAGNE, FRANCE"]);
        await Visit.StepAsync("modifie-entre-temps");
        return (candidate, candidature);
    }

    private static async Task ChangeAsync(IPage page, string line)
    {
        await page.NextAsync(RegistrationScreens.Identification);
        await page.Field("Adresse 1 *").FillAsync(line);
        await page.NextAsync(RegistrationScreens.Information);
        await page.NextAsync(RegistrationScreens.Recapitulation);
        await page.Content().Button("Enregistrer").ClickAsync();
    }

    private static async Task<(string Line, int Version)> StoredAsync(SignedInCandidate candidate, Candidature candidature)
    {
        var stored = await candidate.GetAsync(candidature);
        return (stored.Form.Address.Line1, stored.Version);
    }
}
