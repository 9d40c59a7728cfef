using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Message.V1;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Messages;

/// <summary>« Consulter mes messages » (R118, R119) and its badge (B5).</summary>
public sealed class MessagesTests(PortalServer server) : PortalTest(server)
{
    private const string Registered = "[CYCLADES] Votre inscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE";
    private const string Activation = "[CYCLADES] Activer mon compte";

    private ILocator Activity => Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link).Filter(new() { HasText = "Consulter mes messages" });

    private ILocator Messages => Page.Content().GetByRole(AriaRole.Listitem);

    [Fact]
    public async Task What_was_not_read_is_counted_and_marked_until_it_is_opened()
    {
        var candidate = await NewCandidateAsync();
        await Visit.OpenAsAsync(candidate, "/");
        await Expect(Activity).ToHaveAccessibleNameAsync("Consulter mes messages (2 messages non lus)");
        await Expect(Page.Content().Link("Lire mes 2 messages non lus")).ToBeVisibleAsync();
        await Visit.StepAsync("accueil-deux-messages");

        await Activity.ClickAsync();
        await Page.ShowsAsync("Mes messages");
        await Expect(Page.Content()).ToContainTextAsync("par l'académie ou par mon établissement");
        await Expect(Messages).ToHaveTextAsync(
            [new Regex($"^10/03/2026 à 10:00 – Cyclades Non lu{Regex.Escape(Registered)}$"), new Regex($"^10/03/2026 à 10:00 – Cyclades Non lu{Regex.Escape(Activation)}$")]);
        await Visit.StepAsync("mes-messages-non-lus");

        await Page.Content().Link(Registered).ClickAsync();
        await Page.ShowsAsync(Registered);
        await Expect(Page.Content()).ToContainTextAsync("Envoyé par Cyclades le 10/03/2026 à 10:00");
        await Expect(Page.Content()).ToContainTextAsync("Votre inscription a bien été prise en compte le 10/03/2026 à 10:00.");
        await Expect(Activity).ToHaveAccessibleNameAsync("Consulter mes messages (1 message non lu)");
        await Visit.StepAsync("message-ouvert");

        await Page.Content().Link("Revenir à mes messages").ClickAsync();
        await Page.ShowsAsync("Mes messages");
        await Expect(Messages.Filter(new() { HasText = "Non lu" })).ToHaveCountAsync(1);
        await Expect(Messages.Filter(new() { HasText = "Non lu" })).ToContainTextAsync(Activation);
        await Visit.StepAsync("mes-messages-un-lu");

        await Page.Content().Link(Activation).ClickAsync();
        await Page.ShowsAsync(Activation);
        await Expect(Activity).ToHaveAccessibleNameAsync("Consulter mes messages");
        await Visit.OpenAsync("/");
        await Expect(Page.Content().Link("Ajouter une nouvelle candidature")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("non lu")).ToHaveCountAsync(0);
    }

    /// <summary>The one that was read is read on every device.</summary>
    [Fact]
    public async Task What_was_read_is_read_everywhere()
    {
        var candidate = await NewCandidateAsync();
        var other = await VisitAsync();
        await other.OpenAsAsync(candidate, "/mes-messages");
        await other.Page.Content().Link(Registered).ClickAsync();
        await other.Page.ShowsAsync(Registered);
        await Expect(other.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("(1 message non lu)");

        await Visit.OpenAsAsync(candidate, "/mes-messages");

        await Expect(Messages.Filter(new() { HasText = "Non lu" })).ToHaveCountAsync(1);
        await Expect(Activity).ToHaveAccessibleNameAsync("Consulter mes messages (1 message non lu)");
    }

    [Fact]
    public async Task The_address_of_a_message_asks_to_sign_in_and_then_shows_it()
    {
        var candidate = await NewCandidateAsync();
        var id = (await candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages[0].Id;

        await Visit.OpenAsync($"/mes-messages/{id}");
        await Page.ShowsAsync("Veuillez vous identifier");
        await Page.Field("Identifiant de connexion * :").FillAsync(candidate.Email);
        await Page.Field("Mot de passe * :").FillAsync(candidate.Password);
        await Page.Content().Button("Se connecter").ClickAsync();

        await Page.ShowsAsync(Registered);
    }

    [Fact]
    public async Task The_message_of_somebody_else_is_not_there()
    {
        var id = (await (await NewCandidateAsync()).Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages[0].Id;

        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), $"/mes-messages/{id}");

        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(Page.Content()).Not.ToContainTextAsync("inscription est enregistrée");
        await Visit.StepAsync("message-introuvable");
        await Page.Content().Link("Revenir à mes messages").ClickAsync();
        await Expect(Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Older_messages_come_when_they_are_asked_for()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        for (var change = 0; change < 20; change++)
        {
            candidature = await candidate.GetAsync(candidature);
            candidature.Form.Address.Line1 = $"{change + 1} RUE DES LILAS";
            await candidate.UpdateAsync(candidature);
        }

        await Silo.SettleAsync();
        await Visit.OpenAsAsync(candidate, "/mes-messages");
        await Expect(Messages).ToHaveCountAsync(20);

        await Page.Content().Button("Voir les messages plus anciens").ClickAsync();

        await Expect(Messages).ToHaveCountAsync(22);
        await Expect(Page.Content().Link(Activation)).ToBeVisibleAsync();
        await Expect(Page.Content().Button("Voir les messages plus anciens")).ToHaveCountAsync(0);
        await Visit.StepAsync("messages-plus-anciens");
    }

    /// <summary>Who has registered, and read nothing.</summary>
    private async Task<SignedInCandidate> NewCandidateAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        await Silo.RegisterAsync(candidate);
        await Silo.MailAsync(candidate.Email, Registered);
        return candidate;
    }
}
