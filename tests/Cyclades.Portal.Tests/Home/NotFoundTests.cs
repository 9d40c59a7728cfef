using Cyclades.Portal.Tests.Browsing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Home;

public sealed class NotFoundTests(PortalServer server) : PortalTest(server)
{
    [Theory]
    [InlineData("/nulle-part", 200)]
    [InlineData("/guide.pdf", 404)]
    public async Task An_address_that_does_not_exist_says_so(string path, int status)
    {
        Visit.Pardon("status of 404");

        var reply = await Visit.OpenAsync(path);

        Assert.Equal(status, reply.Status);
        await Expect(Page.Locator("main h1")).ToContainTextAsync("non trouvée");
        await Visit.StepAsync("page-introuvable");
    }
}
