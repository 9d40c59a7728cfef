using Cyclades.Portal.Tests.Browsing;
using Cyclades.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(PortalServer))]

namespace Cyclades.Portal.Tests.Browsing;

/// <summary>
/// One server with the built portal and one browser for all tests, which run beside each other, each with candidates and a
/// browser context of its own. A test that moves the clock, changes the catalogue or stops the server starts its own.
/// </summary>
public sealed class PortalServer : IAsyncLifetime
{
    private IPlaywright? playwright;

    public RunningSilo Silo { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        Silo = await StartAsync();
    }

    /// <summary>A server of a test's own, with the built portal.</summary>
    /// <param name="settings">As on the command line: <c>--Cyclades:Portal:StateSite=true</c>.</param>
    public static Task<RunningSilo> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <inheritdoc cref="StartAsync(string[])"/>
    /// <param name="adjust">Registers what the test adds.</param>
    internal static Task<RunningSilo> StartAsync(Action<WebApplicationBuilder> adjust, params string[] settings) =>
        RunningSilo.StartAsync(
            [$"--webroot={Repository.PathOf("silo", "Cyclades.Silo", "wwwroot")}", .. settings],
            CheapPasswords.Use + adjust);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        await Silo.DisposeAsync();
    }
}
