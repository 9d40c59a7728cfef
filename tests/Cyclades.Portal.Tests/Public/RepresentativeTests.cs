using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Public;

/// <summary>The legal representative of a minor confirms by the mailed link, without an account (D38).</summary>
public sealed class RepresentativeTests(PortalServer server) : PortalTest(server)
{
    private const string Title = "Confirmation du représentant légal";
    private const string Done = "Votre confirmation est enregistrée";
    private const string Confirm = "Confirmer l'inscription";

    [Fact]
    public async Task The_mailed_link_shows_the_registration_and_confirms_it_by_a_button_alone()
    {
        var (candidate, candidature, link) = await AskAsync(Silo);

        await Visit.OpenAsync(link);
        await Page.ShowsAsync(Title);
        await Expect(Page.Content().GetByText("Bonjour MARTIN Anne,")).ToBeVisibleAsync();
        await Expect(Page.Fact("Candidat")).ToHaveTextAsync("LAMY Paul");
        await Expect(Page.Fact("Examen ou concours")).ToHaveTextAsync("CERTIFICAT DE FORMATION GÉNÉRALE");
        await Expect(Page.Fact("Session")).ToHaveTextAsync("JUIN 2026");
        await Expect(Page.Fact("Académie ou centre")).ToHaveTextAsync("ACADÉMIE DE REIMS");
        await Expect(Page.Fact("À confirmer au plus tard le")).ToHaveTextAsync("jeudi 9 avril 2026");
        await Expect(Page.Content().GetByText("Je confirme que je suis le représentant légal de ce candidat et que j'accepte cette inscription.")).ToBeVisibleAsync();
        await Expect(Page.Locator("address")).ToContainTextAsync("a@a.fr");
        await Visit.StepAsync("a-confirmer");
        Assert.Equal(RepresentativeState.Awaited, (await candidate.GetAsync(candidature)).RepresentativeState);

        await Page.Content().Button(Confirm).ClickAsync();
        await Expect(Page.Said(Done)).ToBeVisibleAsync();
        await Expect(Page.Content().Button(Confirm)).ToHaveCountAsync(0);
        await Visit.StepAsync("confirmee");
        Assert.Equal(RepresentativeState.Confirmed, (await candidate.GetAsync(candidature)).RepresentativeState);
        await Silo.MailAsync(candidate.Email, "Votre représentant légal a confirmé votre inscription");

        await Visit.OpenAsync("/");
        await Visit.OpenAsync(link);
        await Expect(Page.Said(Done)).ToBeVisibleAsync();
        await Expect(Page.Content().Button(Confirm)).ToHaveCountAsync(0);
        await Visit.StepAsync("deja-confirmee");
    }

    [Fact]
    public async Task Two_pages_that_were_open_confirm_once()
    {
        var (candidate, _, link) = await AskAsync(Silo);
        var other = await VisitAsync();
        await Visit.OpenAsync(link);
        await other.OpenAsync(link);
        await Expect(other.Page.Content().Button(Confirm)).ToBeVisibleAsync();

        await Page.Content().Button(Confirm).ClickAsync();
        await Expect(Page.Said(Done)).ToBeVisibleAsync();
        await other.Page.Content().Button(Confirm).ClickAsync();
        await Expect(other.Page.Said(Done)).ToBeVisibleAsync();

        other.AssertQuiet();
        await Silo.SettleAsync();
        Assert.Single(Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("a confirmé votre inscription", StringComparison.Ordinal));
    }

    /// <summary>What follows <c>#</c> is never sent to a server, nor kept in the browser.</summary>
    [Fact]
    public async Task The_secret_of_the_link_is_in_no_address_that_is_asked_for()
    {
        var (_, _, link) = await AskAsync(Silo);
        var secret = link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var asked = new List<string>();
        Page.Request += (_, request) => asked.Add(new Uri(request.Url).PathAndQuery + string.Concat(request.Headers.Select(header => header.Value)));

        await Visit.OpenAsync(link);
        await Page.Content().Button(Confirm).ClickAsync();
        await Expect(Page.Said(Done)).ToBeVisibleAsync();

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, address => address.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, await Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage, document.cookie])"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_after_the_return_date_the_link_says_that_it_is_too_late_and_who_to_write_to()
    {
        const string late = "La date limite de retour de la confirmation d'inscription, le 09/04/2026 à 23:59 (heure de Paris), est passée.";
        await using var silo = await PortalServer.StartAsync();
        var (_, _, link) = await AskAsync(silo);
        var open = await VisitAsync(silo: silo);
        await open.OpenAsync(link);
        await Expect(open.Page.Content().Button(Confirm)).ToBeVisibleAsync();
        await silo.AdvanceToAsync(new DateTimeOffset(2026, 4, 9, 22, 0, 0, TimeSpan.Zero));

        await open.Page.Content().Button(Confirm).ClickAsync();
        await Expect(open.Page.Alert(late)).ToBeFocusedAsync();
        await open.StepAsync("confirme-trop-tard");

        var visit = await VisitAsync(silo: silo);
        await visit.OpenAsync(link);
        await Expect(visit.Page.Alert(late)).ToBeFocusedAsync();
        await Expect(visit.Page.Content().Button(Confirm)).ToHaveCountAsync(0);
        await visit.StepAsync("lien-expire");
    }

    [Fact]
    public async Task A_link_that_was_altered_or_cut_says_so()
    {
        var (_, _, link) = await AskAsync(Silo);

        await Visit.OpenAsync(link[..^1]);
        await Expect(Page.Alert("Ce lien n'est pas valable : un lien plus récent vous a été envoyé, ou la candidature a changé. Utilisez le dernier mail reçu, ou contactez le candidat.")).ToBeFocusedAsync();
        await Expect(Page.Content().Button(Confirm)).ToHaveCountAsync(0);
        await Visit.StepAsync("lien-altere");

        await Visit.OpenAsync("/representant");
        await Page.ShowsAsync("Ce lien est incomplet");
        await Visit.StepAsync("lien-incomplet");
    }

    /// <summary>A minor has registered at Reims.</summary>
    /// <returns>The link is the representative's.</returns>
    private static async Task<(SignedInCandidate Candidate, Candidature Candidature, string Link)> AskAsync(RunningSilo silo)
    {
        var parent = RunningSilo.NewAddress();
        var candidate = await silo.NewCandidateAsync(change: Minor);
        var candidature = await silo.RegisterAsync(
            candidate, change: form => form.LegalRepresentative = new LegalRepresentative { Name = "MARTIN Anne", Email = parent });
        return (candidate, candidature, (await silo.MailAsync(parent, "Confirmer une inscription comme représentant légal")).Link);
    }

    private static void Minor(CreateAccountRequest request)
    {
        request.Identity.BirthDate = new PartialDate { Year = 2010, Month = 5, Day = 1 };
        request.Identity.BirthDateConfirmation = request.Identity.BirthDate.Clone();
    }
}
