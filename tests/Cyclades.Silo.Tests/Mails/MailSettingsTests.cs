using Cyclades.Silo.Mails;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_settings_mails_are_files_with_links_to_this_machine()
    {
        var settings = Read([]);

        Assert.Null(settings.Smtp);
        Assert.Null(settings.ReplyTo);
        Assert.Equal(new Uri("http://localhost:5080"), settings.PublicUrl);
        Assert.Equal("ne-pas-repondre@cyclades.invalid", settings.From.Value);
    }

    [Fact]
    public void A_server_is_read_whole()
    {
        var settings = Read(Server(
            ("Port", "2525"), ("Security", "sslonconnect"), ("UserName", "u"), ("Password", "p"), ("ReplyTo", "examens@exemple.fr")));

        Assert.Equal(("smtp.exemple.fr", 2525, SmtpSecurity.SslOnConnect), (settings.Smtp!.Host, settings.Smtp.Port, settings.Smtp.Security));
        Assert.Equal(("u", "p"), (settings.Smtp.Credentials!.UserName, settings.Smtp.Credentials.Password));
        Assert.Equal("examens@exemple.fr", settings.ReplyTo!.Value);
        Assert.Equal("exemple.fr", settings.MessageIdDomain);
    }

    [Theory]
    [InlineData(null, 587)]
    [InlineData("StartTls", 587)]
    [InlineData("SslOnConnect", 465)]
    [InlineData("None", 25)]
    public void The_port_follows_from_the_protection(string? security, int port) =>
        Assert.Equal(port, Read(Server(("Security", security))).Smtp!.Port);

    [Theory]
    [InlineData("Port", "0", "Cyclades:Mail:Port is « 0 »: write a number from 1 to 65535, or leave it out for 587.")]
    [InlineData("Port", "65536", "Cyclades:Mail:Port is « 65536 »: write a number from 1 to 65535, or leave it out for 587.")]
    [InlineData("Port", "abc", "Cyclades:Mail:Port is « abc »: write a number from 1 to 65535, or leave it out for 587.")]
    [InlineData("Security", "2", "Cyclades:Mail:Security is « 2 »: write None, StartTls, SslOnConnect.")]
    [InlineData("Security", "TLS", "Cyclades:Mail:Security is « TLS »: write None, StartTls, SslOnConnect.")]
    [InlineData("UserName", "u", "Cyclades:Mail:UserName and Cyclades:Mail:Password go together: write both, or neither.")]
    [InlineData("Password", "p", "Cyclades:Mail:UserName and Cyclades:Mail:Password go together: write both, or neither.")]
    [InlineData("From", "", "Cyclades:Mail:From is missing: write the address that mails are sent from, since Cyclades:Mail:Host names a mail server.")]
    [InlineData("From", "moi", "Cyclades:Mail:From is « moi »: write a mail address like examens@academie.example.fr.")]
    [InlineData("ReplyTo", "moi", "Cyclades:Mail:ReplyTo is « moi »: write a mail address like examens@academie.example.fr.")]
    [InlineData("TrustedCertificates", "/nowhere.pem", "Cyclades:Mail:TrustedCertificates is « /nowhere.pem »: write the path of a readable PEM file with the authority's certificate, or leave it out to trust what this machine trusts.")]
    [InlineData("Hots", "x", "Cyclades:Mail:Hots is not a setting; Cyclades:Mail knows Host, Port, Security, UserName, Password, TrustedCertificates, From, ReplyTo.")]
    public void A_wrong_setting_is_told_in_one_sentence(string key, string value, string sentence) =>
        Assert.Equal([sentence], FaultsOf(Server((key, value))));

    [Theory]
    [InlineData("")]
    [InlineData("cyclades.exemple.fr")]
    [InlineData("ftp://cyclades.exemple.fr")]
    [InlineData("http://cyclades.exemple.fr")]
    [InlineData("https://cyclades.exemple.fr/portail")]
    [InlineData("https://cyclades.exemple.fr/portail/")]
    [InlineData("https://cyclades.exemple.fr/?a=b")]
    [InlineData("https://cyclades.exemple.fr/#a")]
    [InlineData("https://u:p@cyclades.exemple.fr/")]
    public void The_public_address_is_one_that_candidates_can_use(string url)
    {
        var values = Server();
        values["Cyclades:PublicUrl"] = url;

        Assert.StartsWith("Cyclades:PublicUrl is ", Assert.Single(FaultsOf(values)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_password_goes_in_clear()
    {
        var fault = Assert.Single(FaultsOf(Server(("Security", "None"), ("UserName", "u"), ("Password", "s3cret"))));

        Assert.Equal("Cyclades:Mail:Security is None, which would send Cyclades:Mail:Password in clear: write StartTls or SslOnConnect.", fault);
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(2, FaultsOf(Server(("Port", "x"), ("Security", "x"))).Count);

    [Fact]
    public void Settings_never_print_the_password() =>
        Assert.DoesNotContain("s3cret", Read(Server(("UserName", "u"), ("Password", "s3cret"))).ToString(), StringComparison.Ordinal);

    private static Dictionary<string, string?> Server(params ReadOnlySpan<(string Key, string? Value)> more)
    {
        var values = new Dictionary<string, string?>
        {
            ["Cyclades:PublicUrl"] = "https://cyclades.exemple.fr",
            ["Cyclades:Mail:Host"] = "smtp.exemple.fr",
            ["Cyclades:Mail:From"] = "ne-pas-repondre@exemple.fr",
        };
        foreach (var (key, value) in more)
        {
            values[$"Cyclades:Mail:{key}"] = value;
        }

        return values;
    }

    private static MailSettings Read(Dictionary<string, string?> values)
    {
        var faults = new List<string>();
        var settings = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), faults);
        Assert.Empty(faults);
        return settings;
    }

    private static List<string> FaultsOf(Dictionary<string, string?> values)
    {
        var faults = new List<string>();
        MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), faults);
        return faults;
    }
}
