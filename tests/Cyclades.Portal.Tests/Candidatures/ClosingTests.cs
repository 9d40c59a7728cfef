using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>The service closes, or its terms change, while a candidate is at it (B1, D21, D22, R67).</summary>
public sealed class ClosingTests(PortalServer server) : PortalTest(server)
{
    private const string Exam = "CERTIFICAT DE FORMATION GÉNÉRALE";
    private const string Closed = "Le service d'inscription est fermé depuis le 10/03/2026 à 10:30 (heure de Paris).";

    [Fact]
    public async Task What_is_saved_after_closing_is_refused_and_stays_on_the_screen_and_in_the_draft()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        await silo.KeepDraftAsync(candidate, FormTab.Identification);
        var visit = await VisitAsync(silo: silo);
        await visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Expect(visit.Page.Content().GetByText("Fermeture du service d'inscription : le 10/03/2026 à 10:30 (heure de Paris)")).ToBeVisibleAsync();
        await Expect(visit.Page.Content().GetByText("Il reste 30 minutes pour s'inscrire.").Or(visit.Page.Content().GetByText("Il reste 29 minutes pour s'inscrire."))).ToBeVisibleAsync();
        await visit.Page.Field("Adresse 1 *").FillAsync("12 RUE DES LILAS");
        await visit.Page.NextAsync(RegistrationScreens.Information);
        await visit.Page.NextAsync(RegistrationScreens.Recapitulation);
        await silo.AdvanceAsync(TimeSpan.FromMinutes(30));

        await visit.Page.Content().Button("Enregistrer").ClickAsync();

        await Expect(visit.Page.Alert($"{Closed} Votre demande n'a pas été enregistrée.")).ToBeFocusedAsync();
        await Expect(visit.Page.Fact("Adresse")).ToContainTextAsync("12 RUE DES LILAS");
        await visit.StepAsync("enregistre-trop-tard");
        Assert.Equal("12 RUE DES LILAS", Assert.Single(await (await silo.SignInAsync(candidate.Email, candidate.Password)).DraftsAsync()).Form.Address.Line1);

        await visit.Page.Content().Button("Quitter").ClickAsync();
        await visit.Page.Window("Quitter sans enregistrer\u00a0?").Button("Quitter").ClickAsync();
        await Expect(visit.Page.Content().GetByText("Le service est fermé : ce brouillon ne peut plus être enregistré.")).ToBeVisibleAsync();
        await visit.StepAsync("accueil-brouillon-jamais-enregistre");

        await visit.OpenAsync(RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await Expect(visit.Page.Alert(Closed)).ToBeFocusedAsync();
        await Expect(visit.Page.Content().GetByText("a@a.fr")).ToBeVisibleAsync();
        await visit.StepAsync("service-ferme");
    }

    [Fact]
    public async Task After_closing_a_registration_is_read_only_and_says_who_to_write_to()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        var candidature = await silo.RegisterAsync(candidate);
        await silo.AdvanceAsync(TimeSpan.FromMinutes(30));
        var visit = await VisitAsync(silo: silo);

        await visit.OpenAsAsync(candidate, "/mes-inscriptions");
        await Expect(visit.Page.Content().Button($"Information : {Exam}")).ToBeVisibleAsync();
        await Expect(visit.Page.Content().Link($"Modifier : {Exam}")).ToHaveCountAsync(0);
        await Expect(visit.Page.Content().Button($"Se désinscrire : {Exam}")).ToHaveCountAsync(0);
        await visit.StepAsync("mes-inscriptions-apres-fermeture");

        await visit.Page.Content().Link(Exam).ClickAsync();
        await Expect(visit.Page.Content().GetByText(
            "Après fermeture des inscriptions, je ne peux plus me désinscrire par mes propres moyens. Pour cela, je contacte le service Gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription ».")).ToBeVisibleAsync();
        await Expect(visit.Page.Content().Link("Valider en ligne ma confirmation")).ToBeVisibleAsync();
        await visit.StepAsync("mon-inscription-apres-fermeture");

        await visit.OpenAsync(candidature.PathOf("modifier"));
        await Expect(visit.Page.Content().GetByRole(AriaRole.Heading, new() { Name = "Cette inscription ne peut pas être modifiée" })).ToBeVisibleAsync();
        await Expect(visit.Page.Content().GetByText("a@a.fr")).ToBeVisibleAsync();
        await visit.StepAsync("modifier-apres-fermeture");
    }

    [Fact]
    public async Task Terms_that_changed_meanwhile_are_shown_and_accepted_anew()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        await silo.KeepDraftAsync(candidate, FormTab.Summary);
        var visit = await VisitAsync(silo: silo);
        await visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await visit.Page.ReachesAsync(RegistrationScreens.Recapitulation);
        using var operation = silo.Connect(Transport.Http2, silo.OperatorToken);
        await operation.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = Catalogue("Tout a changé.") });

        await visit.Page.Content().Button("Enregistrer").ClickAsync();

        await visit.Page.ReachesAsync(RegistrationScreens.Terms);
        await Expect(visit.Page.Alert("Les modalités d'inscription ont changé depuis que vous les avez acceptées.")).ToBeFocusedAsync();
        await Expect(visit.Page.Content().GetByText("Tout a changé.")).ToBeVisibleAsync();
        await Expect(visit.Page.Field(RegistrationScreens.Accept)).Not.ToBeCheckedAsync();
        await visit.StepAsync("modalites-changees");
        await visit.Page.AcceptTermsAsync();
        await visit.Page.NextAsync(RegistrationScreens.Identification);
        await visit.Page.NextAsync(RegistrationScreens.Information);
        await visit.Page.NextAsync(RegistrationScreens.Recapitulation);
        await visit.Page.SaveAsync();
    }

    /// <summary>A server whose one service closes half an hour after it starts, at 10:30 in Paris.</summary>
    private static async Task<RunningSilo> StartAsync()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"closing-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, Catalogue("Je m'engage à fournir des renseignements exacts."));
        return await PortalServer.StartAsync($"--Cyclades:Catalogue={file}");
    }

    private static string Catalogue(string terms) =>
        $$$"""
        format: 1
        ministries: [MINISTÈRE DE L'ÉDUCATION NATIONALE]
        academies:
          - {code: "19", contact: {lines: [ACADÉMIE DE REIMS, Rectorat, Rue, 51000 CHALONS EN CHAMPAGNE], mail: a@a.fr}}
        domains:
          - code: CFG
            kind: examen
            name: {{{Exam}}}
            short_name: CFG
            document_title: CERTIFICAT DE FORMATION GENERALE
            defaults:
              categories:
                - {code: "520", label: INDIVIDUEL, individual: true}
              establishments:
                - {code: CNED, label: CNED}
              tests:
                - {code: "001", label: Entretien avec le jury, form: Ponctuel}
              terms: {{{terms}}}
        sessions:
          - {id: CFG-2026-06, domain: CFG, month: "2026-06", first_day: "2026-06-15"}
        services:
          - {session: CFG-2026-06, academy: "19", label: JUIN 2026, opening: 2026-02-02 08:00, closing: 2026-03-10 10:30, return_date: closing+2d}
        """;
}
