using System.Text.RegularExpressions;
using Cyclades.Portal.Tests.Accounts;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Testing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>A fault of the server: the page tells the number that its log has, in the server's words, and loses nothing.</summary>
public sealed partial class IncidentTests(PortalServer server) : PortalTest(server)
{
    private const string Title = "La demande n'a pas abouti";

    [Fact]
    public async Task A_public_screen_tells_the_number_and_a_form_keeps_what_was_typed()
    {
        await using var silo = await StartAsync("ListDomains", "CreateAccount");
        var visit = await VisitAsync(silo: silo);
        await visit.OpenAsync("/periodes");
        await visit.Page.Content().GetByRole(AriaRole.Button, new() { Name = "Examen" }).ClickAsync();
        await ExpectIncidentAsync(visit, silo, "ListDomains");
        await visit.StepAsync("periodes-incident");

        var email = RunningSilo.NewAddress();
        await visit.OpenAsync("/creer-mon-compte");
        await visit.Page.FillAccountAsync(email);
        await visit.Page.Content().Button("Créer le compte").ClickAsync();
        await ExpectIncidentAsync(visit, silo, "CreateAccount");
        await Expect(visit.Page.Field("Nom de famille *")).ToHaveValueAsync("Copter");
        await Expect(visit.Page.Field("Adresse mail *")).ToHaveValueAsync(email);
        await Expect(visit.Page.Field("Confirmation du mot de passe *")).ToHaveValueAsync(Some.Password);
        await visit.StepAsync("creer-mon-compte-incident");
    }

    [Fact]
    public async Task A_registration_that_meets_one_stays_on_the_screen_and_in_the_draft()
    {
        await using var silo = await StartAsync("SubmitCandidature");
        var candidate = await silo.NewCandidateAsync();
        await silo.KeepDraftAsync(candidate, FormTab.Summary);
        var visit = await VisitAsync(silo: silo);
        await visit.OpenAsAsync(candidate, RegistrationScreens.FormOf(RegistrationScreens.Reims));
        await visit.Page.ReachesAsync(RegistrationScreens.Recapitulation);

        await visit.Page.Content().Button("Enregistrer").ClickAsync();

        await ExpectIncidentAsync(visit, silo, "SubmitCandidature");
        await Expect(visit.Page.Fact("Adresse")).ToContainTextAsync("1 rue de la Paix");
        await visit.StepAsync("enregistrer-incident");
        Assert.Single(await candidate.DraftsAsync());
    }

    /// <summary>A server with a fault in these calls.</summary>
    private static Task<RunningSilo> StartAsync(params string[] methods) =>
        PortalServer.StartAsync(builder => builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Failing>(new object[] { methods })));

    /// <summary>Asserts that the page says what the log has of this call, once, and no more of it.</summary>
    private static async Task ExpectIncidentAsync(Visit visit, RunningSilo silo, string method)
    {
        var alert = visit.Page.Alert(Title);
        await Expect(alert).ToBeFocusedAsync();
        var logged = Assert.Single(silo.Log, line => line.Level is LogLevel.Error && line.Text.EndsWith($"/{method}", StringComparison.Ordinal));
        var incident = Number().Match(logged.Text).Groups[1].Value;
        await Expect(alert.Locator("p").Last).ToHaveTextAsync(
            $"Une erreur inattendue s'est produite. Veuillez réessayer plus tard ; si elle se répète, contactez le service gestionnaire en donnant ce numéro : {incident}.");
        await Expect(visit.Page.GetByText(Failing.Secret)).ToHaveCountAsync(0);
    }

    [GeneratedRegex("Incident ([0-9A-Z]{10}) ")]
    private static partial Regex Number();

    /// <summary>Stands for code that is wrong.</summary>
    private sealed class Failing(string[] methods) : Interceptor
    {
        public const string Secret = "secret-of-the-server";

        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            methods.Any(method => context.Method.EndsWith($"/{method}", StringComparison.Ordinal))
                ? throw new InvalidOperationException(Secret)
                : continuation(request, context);
    }
}
