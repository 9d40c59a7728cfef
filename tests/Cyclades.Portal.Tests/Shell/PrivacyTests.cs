using System.Collections.Concurrent;
using Cyclades.Portal.Tests.Browsing;
using Cyclades.Portal.Tests.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using IRequest = Microsoft.Playwright.IRequest;

namespace Cyclades.Portal.Tests.Shell;

/// <summary>What a visit leaves in the browser, whom it asks, and what the page is allowed to do.</summary>
public sealed class PrivacyTests(PortalServer server) : PortalTest(server)
{
    /// <summary>Everything that a page can keep in a browser, but for what no script can read.</summary>
    private const string Kept =
        """
        async () => JSON.stringify({
          local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name: window.name,
          databases: (await indexedDB.databases()).map(database => database.name),
          caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length,
        })
        """;

    private const string Nothing =
        """{"local":{},"session":{},"cookie":"","name":"","databases":[],"caches":[],"workers":0}""";

    private const string SignedIn =
        """{"local":{"cyclades.session":"1"},"session":{},"cookie":"","name":"","databases":[],"caches":[],"workers":0}""";

    [Fact]
    public async Task A_whole_visit_keeps_nothing_of_the_candidate_and_asks_nobody_else()
    {
        var asked = new ConcurrentQueue<IRequest>();
        Page.Context.Request += (_, request) => asked.Enqueue(request);
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        await Silo.KeepDraftAsync(candidate, FormTab.Identification, "CRPE-2026-06/19");
        foreach (var place in Place.Public)
        {
            await Visit.OpenAsync(place.Path);
            await Page.ShowsAsync(place.Title);
        }

        Assert.Equal(Nothing, await Page.EvaluateAsync<string>(Kept));
        Assert.Empty(await Page.Context.CookiesAsync());

        await Visit.OpenAsAsync(candidate, "/");
        await Page.ShowsAsync("Bonjour Paul");
        foreach (var place in (Place[])
            [
                .. Place.Own, new(candidature.PathOf(), "Mon inscription"), new(candidature.PathOf("modifier"), "Modifier mon inscription"),
                new(candidature.PathOf("documents"), "Mes documents"), new(candidature.PathOf("justificatifs"), "Mes justificatifs"),
                new(candidature.PathOf("notes"), "Mes notes"),
            ])
        {
            await Visit.OpenAsync(place.Path);
            await Expect(Page.Heading()).ToHaveTextAsync(place.Title);
        }

        await Visit.OpenAsync(RegistrationScreens.FormOf("CRPE-2026-06/19"));
        await Page.ReachesAsync(RegistrationScreens.Identification);
        await Page.RunAndWaitForResponseAsync(
            () => Page.Field("Adresse 1 *").FillAsync("12 RUE DES LILAS"), answer => answer.Url.EndsWith("/SaveDraft", StringComparison.Ordinal));

        Assert.Equal(SignedIn, await Page.EvaluateAsync<string>(Kept));
        var cookie = Assert.Single(await Page.Context.CookiesAsync());
        Assert.True(cookie.HttpOnly);
        Assert.Equal((SameSiteAttribute.Strict, -1), (cookie.SameSite, cookie.Expires));
        var addresses = asked.Select(request => new Uri(request.Url)).ToList();
        Assert.All(addresses, address => Assert.Equal(Silo.Http.Authority, address.Authority));
        Assert.All(addresses, address => Assert.DoesNotContain(candidate.Email, Uri.UnescapeDataString(address.AbsoluteUri), StringComparison.OrdinalIgnoreCase));
        Assert.All(addresses, address => Assert.DoesNotContain("Lamy", Uri.UnescapeDataString(address.AbsoluteUri), StringComparison.OrdinalIgnoreCase));
        Visit.AssertQuiet();

        await Page.Content().Button("Quitter").ClickAsync();
        await Page.Window("Quitter sans enregistrer\u00a0?").Button("Quitter").ClickAsync();
        await Page.ShowsAsync("Bonjour Paul");
        await Page.GetByRole(AriaRole.Banner).Button("Se déconnecter").ClickAsync();
        await Page.ShowsAsync("Inscription aux examens et aux concours");
        Assert.Equal(Nothing, await Page.EvaluateAsync<string>(Kept));
        Assert.Empty(await Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_to_go_back_to()
    {
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), "/mon-compte");
        await Page.ShowsAsync("Modifier mes informations");
        await Page.GetByRole(AriaRole.Banner).Button("Se déconnecter").ClickAsync();
        await Page.ShowsAsync("Inscription aux examens et aux concours");

        await Page.GoBackAsync();

        await Page.ShowsAsync("Veuillez vous identifier");
        await Expect(Page.Locator("body")).Not.ToContainTextAsync("LAMY", new() { IgnoreCase = true });
        await Visit.StepAsync("revenu-apres-deconnexion");
    }

    [Fact]
    public async Task Every_call_says_that_it_comes_from_the_portal_and_none_is_taken_without()
    {
        var calls = new ConcurrentQueue<IRequest>();
        Page.Context.Request += (_, request) =>
        {
            if (request.Method == "POST")
            {
                calls.Enqueue(request);
            }
        };
        await Visit.OpenAsAsync(await Silo.NewCandidateAsync(), "/mes-messages");
        await Page.ShowsAsync("Mes messages");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal("portal", call.Headers.GetValueOrDefault("x-cyclades-client")));
        const string call =
            """
            async (headers) => (await fetch('/cyclades.account.v1.AccountService/GetAccount', {
              method: 'POST', body: new Uint8Array(5), headers: { 'content-type': 'application/grpc-web+proto', ...headers },
            })).text()
            """;
        Assert.Contains("LAMY", await Page.EvaluateAsync<string>(call, new Dictionary<string, string> { ["x-cyclades-client"] = "portal" }), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("LAMY", await Page.EvaluateAsync<string>(call, new Dictionary<string, string>()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_policy_of_the_page_lets_nothing_in()
    {
        foreach (var place in Place.Public)
        {
            var reply = await Visit.OpenAsync(place.Path.Split('#')[0]);
            var policy = reply.Headers["content-security-policy"];
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-referrer"), (reply.Headers["x-content-type-options"], reply.Headers["referrer-policy"]));
        }

        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Visit.AssertQuiet();
        Visit.Pardon("script-src");
        Visit.Pardon("style-src");
        Visit.Pardon("connect-src");
        Visit.Pardon("Fetch API cannot load https://example.org/");
        Visit.Pardon("third party: https://example.org/");
        Visit.Pardon("failed: https://example.org/");
        await Page.EvaluateAsync(
            """
            async () => {
              document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hurt = true' }));
              document.body.insertAdjacentHTML('beforeend', '<p id="hurt" style="color: red" onclick="window.hurt = true">!</p>');
              document.getElementById('hurt').click();
              await fetch('https://example.org/').catch(() => undefined);
            }
            """);
        Assert.False(await Page.EvaluateAsync<bool>("'hurt' in window && window.hurt === true"));
        Assert.NotEqual("rgb(255, 0, 0)", await Page.Locator("#hurt").EvaluateAsync<string>("hurt => getComputedStyle(hurt).color"));
        Visit.AssertQuiet();
    }
}
