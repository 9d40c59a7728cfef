using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>R120 to R124, B16.</summary>
public sealed class WithdrawTests(PortalServer server) : PortalTest(server)
{
    private const string Exam = "CERTIFICAT DE FORMATION GÉNÉRALE";

    [Fact]
    public async Task From_its_own_page_a_registration_is_withdrawn_and_restored()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, candidature.PathOf());
        var withdraw = Page.Content().Button("Se désinscrire");
        await withdraw.ClickAsync();
        var asked = Page.Window("Se désinscrire\u00a0?");
        await Expect(asked).ToContainTextAsync($"Vous allez vous désinscrire de : {Exam}, ACADÉMIE DE REIMS - (JUIN 2026).");
        await asked.Button("Annuler").ClickAsync();
        Assert.Equal(CandidatureState.Registered, (await candidate.GetAsync(candidature)).State);

        await withdraw.ClickAsync();
        await asked.Button("Me désinscrire").ClickAsync();
        await Expect(Page.Fact("État de l'inscription")).ToHaveTextAsync("Désinscrit par le candidat");
        await Expect(Page.Content().Link("Modifier")).ToHaveCountAsync(0);
        await Visit.StepAsync("desinscrit");
        var mail = await Silo.MailAsync(candidate.Email, $"[CYCLADES] Votre désinscription est enregistrée : {Exam}");
        var link = mail.Text.Split((char[]?)null).First(word => word.EndsWith("/mes-inscriptions/desinscrites", StringComparison.Ordinal));

        await Visit.OpenAsync(link);
        await Page.ShowsAsync("Mes désinscriptions");
        await Page.Content().Button("Annuler ma désinscription").ClickAsync();
        await Page.Window("Annuler ma désinscription\u00a0?").Button("Annuler ma désinscription").ClickAsync();
        await Expect(Page.Said("Vous êtes de nouveau inscrit : version n°2.")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Vous ne vous êtes désinscrit d'aucune candidature.")).ToBeVisibleAsync();
        await Page.Content().Link("Voir cette inscription").ClickAsync();
        await Expect(Page.Fact("Version")).ToHaveTextAsync("n°2 du 10/03/2026 à 10:00");
        await Expect(Page.Content().Button("Se désinscrire")).ToBeVisibleAsync();
    }

    /// <summary>R120: only who registered on their own.</summary>
    [Fact]
    public async Task Who_is_not_individuel_finds_no_bin_and_reads_why()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate, change: form => form.CandidateCategoryCode = "510");
        await Visit.OpenAsAsync(candidate, "/mes-inscriptions");
        await Expect(Page.Content().Button($"Information : {Exam}")).ToBeVisibleAsync();
        await Expect(Page.Content().Button($"Se désinscrire : {Exam}")).ToHaveCountAsync(0);

        await Page.Content().Link(Exam).ClickAsync();
        await Expect(Page.Content().GetByText("La catégorie de votre candidature ne permet pas de vous désinscrire vous-même.")).ToBeVisibleAsync();
        await Expect(Page.Content().Button("Se désinscrire")).ToHaveCountAsync(0);
        await Visit.StepAsync("categorie-non-individuelle");
        Assert.Equal(CandidatureState.Registered, (await candidate.GetAsync(candidature)).State);
    }

    /// <summary>What was on the screen was older than what the server holds.</summary>
    [Fact]
    public async Task A_withdrawal_of_what_was_modified_meanwhile_is_refused()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Visit.OpenAsAsync(candidate, "/mes-inscriptions");
        await Page.Content().Button($"Se désinscrire : {Exam}").ClickAsync();
        await candidate.UpdateAsync(candidature);

        await Page.Window("Se désinscrire\u00a0?").Button("Me désinscrire").ClickAsync();

        await Expect(Page.Alert("Ces informations ont été modifiées entre-temps, et votre demande n'a pas été enregistrée.")).ToBeFocusedAsync();
        await Visit.StepAsync("desinscription-refusee");
        await Page.Window("Se désinscrire\u00a0?").Button("Annuler").ClickAsync();
        await Page.Content().Button($"Se désinscrire : {Exam}").ClickAsync();
        await Page.Window("Se désinscrire\u00a0?").Button("Me désinscrire").ClickAsync();
        await Expect(Page.Said("Vous êtes désinscrit. Un mail vous le confirme.")).ToBeFocusedAsync();
    }
}
