using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Cyclades.Portal.Tests.Browsing;

/// <summary>The pictures of one test, in the order in which they were taken: <c>artifacts/portal/HomeTests/The_home_page_opens/01-accueil.png</c>.</summary>
internal sealed partial class Pictures
{
    private const int LongestName = 100;

    private readonly string folder;
    private int taken;

    private Pictures(string folder) => this.folder = folder;

    /// <summary>Those of the test that runs; those of its last run are gone.</summary>
    public static Pictures OfThisTest()
    {
        var test = TestContext.Current.Test ?? throw new InvalidOperationException("No test runs.");
        var className = TestContext.Current.TestClass!.TestClassSimpleName;
        var name = Unspeakable().Replace(test.TestDisplayName[(test.TestDisplayName.IndexOf(className, StringComparison.Ordinal) + className.Length)..], "_").Trim('_');
        var folder = Repository.PathOf("artifacts", "portal", className, name.Length > LongestName ? name[..LongestName] : name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return new Pictures(folder);
    }

    /// <summary>Takes one of the whole page, or of the window over it as the visitor sees it.</summary>
    public async Task TakeAsync(IPage page, string name)
    {
        var number = Interlocked.Increment(ref taken).ToString("00", CultureInfo.InvariantCulture);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"{number}-{name}.png"),
            FullPage = await page.Locator("dialog[open]").CountAsync() == 0,
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    [GeneratedRegex(@"[^\p{L}\p{N}-]+")]
    private static partial Regex Unspeakable();
}
