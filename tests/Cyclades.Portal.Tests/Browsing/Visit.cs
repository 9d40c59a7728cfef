using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using IRequest = Microsoft.Playwright.IRequest;

namespace Cyclades.Portal.Tests.Browsing;

/// <summary>
/// One browser on the portal, which takes note of all that must not be: errors of scripts, what the page's policy forbids,
/// requests that fail, requests to anybody else.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>A violation of the policy that makes no noise by itself.</summary>
    private const string TellViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} forbids ${e.blockedURI}`));";

    private readonly IBrowserContext context;
    private readonly Uri origin;
    private readonly Pictures pictures;
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentBag<string> pardoned = [];
    private readonly ConcurrentQueue<IRequest> finished = new();

    private Visit(IBrowserContext context, Uri origin, Pictures pictures)
    {
        this.context = context;
        this.origin = origin;
        this.pictures = pictures;
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note($"console: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => Note($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != origin.Authority)
            {
                Note($"third party: {request.Url}");
            }
        };
        context.RequestFailed += (_, request) => Note($"failed: {request.Url} {request.Failure}");
        context.RequestFinished += (_, request) => finished.Enqueue(request);
    }

    public IPage Page { get; private set; } = null!;

    internal static async Task<Visit> BeginAsync(IBrowser browser, Uri origin, Pictures pictures, BrowserNewContextOptions options)
    {
        options.BaseURL = origin.AbsoluteUri;
        options.Locale ??= "fr-FR";
        options.TimezoneId ??= "Europe/Paris";
        var context = await browser.NewContextAsync(options);
        await context.AddInitScriptAsync(TellViolations);
        return new Visit(context, origin, pictures) { Page = await context.NewPageAsync() };
    }

    /// <summary>Opens an address of the portal, as from a link outside.</summary>
    /// <param name="path">As <c>/activation#…</c>, or a link of a mail whole: its origin is the server's.</param>
    public async Task<IResponse> OpenAsync(string path)
    {
        var address = Uri.TryCreate(path, UriKind.Absolute, out var link) && link.Scheme != Uri.UriSchemeFile
            ? link.PathAndQuery + link.Fragment
            : path;
        return (await Page.GotoAsync(new Uri(origin, address).AbsoluteUri))!;
    }

    /// <summary>
    /// A step of a journey: takes a picture, and asserts that the page is accessible and that nothing went wrong so far. What the
    /// picture is to show must be there already.
    /// </summary>
    public async Task StepAsync(string name)
    {
        await PictureAsync(name);
        var result = await Page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            $"{name}: {string.Join('\n', result.Violations.Select(Describe))}");
        AssertQuiet();
    }

    /// <summary>Takes a picture and asserts nothing.</summary>
    public Task PictureAsync(string name) => pictures.TakeAsync(Page, name);

    /// <summary>What the test causes on purpose, as a part of what the browser says of it.</summary>
    public void Pardon(string part) => pardoned.Add(part);

    /// <summary>Asserts that nothing went wrong so far.</summary>
    public void AssertQuiet() =>
        Assert.All(faults, fault => Assert.True(pardoned.Any(part => fault.Contains(part, StringComparison.Ordinal)), fault));

    /// <summary>Asserts that nobody needs to scroll sideways.</summary>
    public async Task AssertFitsAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page is wider than its window.");

    /// <summary>What has come so far, with its size as it came: compressed, without headers.</summary>
    public async Task<IReadOnlyList<(string Path, int Bytes)>> ReceivedAsync()
    {
        var received = new List<(string, int)>();
        foreach (var request in finished)
        {
            received.Add((new Uri(request.Url).AbsolutePath, (await request.SizesAsync()).ResponseBodySize));
        }

        return received;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // A call that a page gives up when it is left is no fault.
    private void Note(string fault)
    {
        if (!fault.EndsWith("net::ERR_ABORTED", StringComparison.Ordinal))
        {
            faults.Enqueue(fault);
        }
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}";
}
