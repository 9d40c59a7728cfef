using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>« Mes sessions passées » (D20).</summary>
public sealed class PastTests(PortalServer server) : PortalTest(server)
{
    [Fact]
    public async Task Once_its_session_is_closed_a_registration_is_read_among_the_past_ones()
    {
        await using var silo = await PortalServer.StartAsync();
        var candidate = await silo.NewCandidateAsync();
        var candidature = await silo.RegisterAsync(candidate);
        using var oper = silo.Connect(Transport.Http2, silo.OperatorToken);
        await oper.ServiceSettings.CloseSessionAsync(new CloseSessionRequest { RequestId = Some.RequestId(), SessionId = "CFG-2026-06" });
        var visit = await VisitAsync(silo: silo);

        await visit.OpenAsAsync(candidate, "/mes-inscriptions");
        await Expect(visit.Page.Content().GetByText("Vous n'avez pas d'inscription active.")).ToBeVisibleAsync();
        await visit.OpenAsync("/");
        await visit.Page.Content().Link("Mes sessions passées").ClickAsync();
        await visit.Page.ShowsAsync("Mes sessions passées");
        await visit.StepAsync("mes-sessions-passees");

        await visit.Page.Content().Link("CERTIFICAT DE FORMATION GÉNÉRALE").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Uri(silo.Http, candidature.PathOf()).AbsoluteUri);
        await Expect(visit.Page.Content().Link("Modifier")).ToHaveCountAsync(0);
        await Expect(visit.Page.Content().Button("Se désinscrire")).ToHaveCountAsync(0);
        await Expect(visit.Page.Content().GetByText("La session est fermée", new() { Exact = false }).First).ToBeVisibleAsync();
        await visit.StepAsync("inscription-d-une-session-fermee");

        await visit.OpenAsync(candidature.PathOf("documents"));
        await Expect(visit.Page.Content().GetByText("Confirmation d'inscription [PDF] : Version n°1")).ToBeVisibleAsync();
        await visit.StepAsync("documents-d-une-session-fermee");
    }
}
