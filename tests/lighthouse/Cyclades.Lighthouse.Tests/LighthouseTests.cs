using System.Globalization;
using System.Text.Json;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Lighthouse.Tests;

/// <summary>
/// What Lighthouse gives the portal, as a middling telephone on a slow network sees it. By itself: the score of its speed is
/// computed from processor time of this machine, which others must not use meanwhile.
/// </summary>
public sealed class LighthouseTests : IAsyncLifetime
{
    private const int Best = 100;

    private const int LeastPerformance = 95;

    /// <summary>A busy machine makes a page look slower than it is, and never faster: the best look counts.</summary>
    private const int Looks = 5;

    private RunningSilo silo = null!;

    public async ValueTask InitializeAsync() =>
        silo = await RunningSilo.StartAsync([$"--webroot={Repository.PathOf("silo", "Cyclades.Silo", "wwwroot")}"], CheapPasswords.Use);

    public async ValueTask DisposeAsync() => await silo.DisposeAsync();

    [Fact]
    public async Task The_home_page_is_fast_on_a_telephone()
    {
        var scores = new List<int>();
        while (scores.Count < Looks && scores.LastOrDefault() < LeastPerformance)
        {
            scores.Add((await LookAsync("/", "performance")).Score("performance"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"performance: {string.Join(", ", scores)}"));
        Assert.InRange(scores[^1], LeastPerformance, Best);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/periodes")]
    [InlineData("/creer-mon-compte")]
    [InlineData("/connexion")]
    public async Task Nothing_is_found_against_a_page(string path)
    {
        var look = await LookAsync(path, "accessibility", "best-practices");

        Assert.Empty(look.Failed);
        Assert.Equal((Best, Best), (look.Score("accessibility"), look.Score("best-practices")));
    }

    private async Task<Look> LookAsync(string path, params string[] categories)
    {
        string? said = null;
        await using var lighthouse = ChildProcess.Start(
            "node",
            ["measure.mjs", new Uri(silo.Http, path).AbsoluteUri, Chromium.Path, .. categories],
            Repository.PathOf("tests", "lighthouse"),
            line => said = line);
        Assert.Equal(0, await lighthouse.Ended);
        return JsonSerializer.Deserialize<Look>(said!, JsonSerializerOptions.Web)!;
    }

    private sealed record Look(Dictionary<string, int> Scores, string[] Failed)
    {
        public int Score(string category) => Scores[category];
    }
}
