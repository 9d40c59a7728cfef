using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class KeptKeysTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CandidatureId Candidature = new(new CandidateNumber(42), new RegistrationNumber(6));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyclades");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Sessions_and_links_from_before_a_restart_are_good_after_it()
    {
        string link;
        BearerTokens tokens;
        using (var before = Services())
        {
            link = before.GetRequiredService<LinkToken>()(Candidature.Candidate, LinkPurpose.ConfirmAsRepresentative, 1, Candidature);
            tokens = before.GetRequiredService<CandidateSessions>().IssueBearer(Candidature.Candidate, SecurityStamp.First, Noon);
        }

        using var after = Services();
        Assert.Equal(Candidature.Candidate, after.GetRequiredService<CandidateSessions>().ReadRefresh(tokens.Refresh, Noon)?.Candidate);
        Assert.True(after.GetRequiredService<LinkSigner>().TryRead(LinkPurpose.ConfirmAsRepresentative, link, out var target));
        Assert.Equal(new LinkTarget(LinkPurpose.ConfirmAsRepresentative, Candidature.Candidate, Candidature.Registration, 1), target);
    }

    [Fact]
    public async Task The_key_of_an_address_is_made_with_the_stored_secret()
    {
        using var services = Services();
        var address = EmailAddress.Parse("paul.lamy@exemple.fr");

        Assert.Equal(
            AddressKey.Of(await services.GetRequiredService<Secrets>().GetAsync(Secrets.AddressKeyName), address),
            services.GetRequiredService<AddressKeys>().Of(address));
    }

    private ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSignIn(configuration, new Uri("http://localhost:5080"))
            .AddCycladesStorage(() => SqliteDatabase.Open(folder.FullName))
            .BuildServiceProvider();
    }
}
