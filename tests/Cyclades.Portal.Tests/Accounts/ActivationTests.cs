using Cyclades.Portal.Tests.Browsing;
using Cyclades.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Accounts;

public sealed class ActivationTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task Another_link_is_sent_and_only_that_one_activates()
    {
        await using var silo = await PortalServer.StartAsync();
        var visit = await VisitAsync(silo: silo);
        var email = await CreateAsync(silo);
        var first = await silo.MailAsync(email);

        await visit.OpenAsync("/activation/renvoi");
        await visit.Page.ShowsAsync("Recevoir un nouveau lien d'activation");
        await visit.Page.Content().Button("Envoyer le lien").ClickAsync();
        await Expect(visit.Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await visit.StepAsync("renvoi-vide");
        await visit.Page.Field("Adresse mail *").FillAsync(email);
        await visit.Page.Content().Button("Envoyer le lien").ClickAsync();
        await visit.Page.ShowsAsync("Votre demande est prise en compte");
        await visit.StepAsync("renvoi-demande");
        await silo.SettleAsync();
        var second = await silo.MailAsync(email);
        Assert.NotEqual(first.Link, second.Link);

        await visit.OpenAsync(first.Link);
        await Expect(visit.Page.Alert("Ce lien d'activation n'est pas valable")).ToBeFocusedAsync();
        await Expect(visit.Page.Content().Link("Recevoir un nouveau lien d'activation")).ToBeVisibleAsync();
        await visit.StepAsync("lien-remplace");

        await visit.Page.Content().Link("Recevoir un nouveau lien d'activation").ClickAsync();
        await visit.Page.ShowsAsync("Recevoir un nouveau lien d'activation");
        await visit.OpenAsync(second.Link);
        await visit.Page.ShowsAsync("Votre compte est activé");
        await visit.StepAsync("compte-active");
    }

    [Fact]
    public async Task The_links_of_an_address_that_nobody_uses_are_asked_for_with_the_same_answer()
    {
        await Visit.OpenAsync("/activation/renvoi");
        await Page.Field("Adresse mail *").FillAsync(RunningSilo.NewAddress());
        await Page.Content().Button("Envoyer le lien").ClickAsync();

        await Page.ShowsAsync("Votre demande est prise en compte");
    }

    [Fact]
    public async Task After_48_hours_the_link_says_that_one_must_begin_again()
    {
        await using var silo = await PortalServer.StartAsync();
        var visit = await VisitAsync(silo: silo);
        var mail = await silo.MailAsync(await CreateAsync(silo));
        await silo.AdvanceAsync(TimeSpan.FromHours(48));

        await visit.OpenAsync(mail.Link);

        await Expect(visit.Page.Alert("Ce lien n'était valable que pour une durée de 48 heures.")).ToBeFocusedAsync();
        await visit.StepAsync("lien-expire");
        await visit.Page.Content().Link("Créer le compte").ClickAsync();
        await visit.Page.ShowsAsync("Créer mon compte");
    }

    [Fact]
    public async Task A_link_that_was_cut_says_so()
    {
        await Visit.OpenAsync("/activation");

        await Page.ShowsAsync("Ce lien est incomplet");
        await Visit.StepAsync("lien-incomplet");
    }

    private static async Task<string> CreateAsync(RunningSilo silo)
    {
        var form = Some.Account(RunningSilo.NewAddress());
        await silo.Connect().Accounts.CreateAccountAsync(form);
        return form.Email;
    }
}
