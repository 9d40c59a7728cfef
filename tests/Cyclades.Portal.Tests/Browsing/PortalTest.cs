using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Cyclades.Portal.Tests.Browsing;

/// <summary>
/// A test of the portal, with a browser of its own. Its steps lie afterwards in <c>artifacts/portal/</c>, and a last picture
/// when it failed.
/// </summary>
public abstract class PortalTest(PortalServer server) : IAsyncLifetime
{
    private readonly List<Visit> visits = [];
    private readonly Pictures pictures = Pictures.OfThisTest();

    /// <summary>The server that all tests share.</summary>
    protected RunningSilo Silo => server.Silo;

    /// <summary>A browser on no page yet.</summary>
    protected Visit Visit { get; private set; } = null!;

    protected IPage Page => Visit.Page;

    public async ValueTask InitializeAsync() => Visit = await VisitAsync();

    /// <summary>One more browser: somebody else's, another device, or one on a server of the test's own.</summary>
    /// <param name="options">The device; a laptop by default.</param>
    /// <param name="silo">The shared one by default.</param>
    protected async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null, RunningSilo? silo = null)
    {
        var visit = await Visit.BeginAsync(server.Browser, (silo ?? Silo).Http, pictures, options ?? new BrowserNewContextOptions());
        visits.Add(visit);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
        {
            if (TestContext.Current.TestState?.Result is TestResult.Failed)
            {
                await visit.PictureAsync("failed");
            }

            await visit.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
