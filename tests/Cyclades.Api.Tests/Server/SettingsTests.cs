using System.Net;
using Cyclades.Silo.Hosting;
using Cyclades.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_setting_the_server_is_embedded_and_stays_on_this_machine()
    {
        var settings = Read();

        Assert.Equal(Path.GetFullPath("data"), settings.Data);
        Assert.Equal("localhost", settings.Listen);
        Assert.Equal((5080, 5081), (settings.HttpPort, settings.GrpcPort));
        Assert.Equal(new Uri("http://localhost:5080"), settings.Mail.PublicUrl);
        Assert.Null(settings.Mail.Smtp);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.CallDeadline);
        Assert.Null(settings.Catalogue);
        Assert.False(settings.Reflection);
        Assert.False(settings.Portal.StateSite);
    }

    [Fact]
    public void Mailed_links_lead_to_the_port_of_the_pages_unless_said_otherwise()
    {
        Assert.Equal(new Uri("http://localhost:6000"), Read(("HttpPort", "6000")).Mail.PublicUrl);
        Assert.Equal(new Uri("https://cyclades.example.fr"), Read(("HttpPort", "6000"), ("PublicUrl", "https://cyclades.example.fr")).Mail.PublicUrl);
    }

    [Fact]
    public void With_a_certificate_mailed_links_are_https_and_an_address_in_clear_is_refused()
    {
        using var folder = new TlsFolder();
        folder.Write(CertifiedServer.Make());

        Assert.Equal(new Uri("https://localhost:6000"), Read([("HttpPort", "6000"), .. folder.Settings]).Mail.PublicUrl);
        var wrong = Assert.Throws<WrongSettingsException>(() => Read([("PublicUrl", "http://localhost:5080"), .. folder.Settings]));
        Assert.Contains("Cyclades:PublicUrl", Assert.Single(wrong.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_its_key_stops_the_start()
    {
        using var folder = new TlsFolder();
        var server = CertifiedServer.Make();

        void Refuses(CertifiedServer written, string named, string said)
        {
            folder.Write(written);
            var fault = Assert.Single(Assert.Throws<WrongSettingsException>(() => Read([.. folder.Settings])).Faults);
            Assert.StartsWith(named, fault, StringComparison.Ordinal);
            Assert.Contains(said, fault, StringComparison.Ordinal);
            Assert.EndsWith(".", fault, StringComparison.Ordinal);
        }

        Refuses(server with { Key = CertifiedServer.Make().Key }, "Cyclades:Tls:Key", "not the private key of the first certificate");
        Refuses(server with { Key = "" }, "Cyclades:Tls:Key", "not the private key");
        Refuses(server with { Key = server.LockedKey }, "Cyclades:Tls:Key", "protected by a password");
        Refuses(server with { Chain = "no PEM" }, "Cyclades:Tls:Certificate", "holds no certificate");
        Refuses(server with { Chain = server.Chain.Replace("MII", "MIJ", StringComparison.Ordinal) }, "Cyclades:Tls:Certificate", "holds no certificate");
        File.Delete(folder.Certificate);
        Assert.Contains("does not exist", Assert.Single(Assert.Throws<WrongSettingsException>(() => Read([.. folder.Settings])).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dta", "data", "Cyclades:Dta")]
    [InlineData("Data:Folder", "data", "Cyclades:Data:Folder")]
    [InlineData("Mail:Hots", "smtp.example.fr", "Cyclades:Mail:Hots")]
    [InlineData("Limits:SingIn:ClientBurst", "10", "Cyclades:Limits")]
    [InlineData("Limits:SignIn:ClientBurst", "many", "Cyclades:Limits")]
    [InlineData("Limits:SignIn:ClientBurst", "0", "Cyclades:Limits:SignIn")]
    [InlineData("Passwords:Thread", "2", "Cyclades:Passwords:Thread")]
    [InlineData("Passwords:Threads", "0", "Cyclades:Passwords:Threads")]
    [InlineData("HttpPort", "65536", "Cyclades:HttpPort")]
    [InlineData("HttpPort", "5081", "Cyclades:GrpcPort")]
    [InlineData("GrpcPort", "-1", "Cyclades:GrpcPort")]
    [InlineData("Listen", "everywhere", "Cyclades:Listen")]
    [InlineData("Database", "oracle", "Cyclades:Database")]
    [InlineData("Database", "postgresql", "ConnectionStrings:Cyclades")]
    [InlineData("SiloPort", "11111", "Cyclades:SiloPort")]
    [InlineData("SiloAddress", "10.0.0.7", "Cyclades:SiloAddress")]
    [InlineData("PublicUrl", "cyclades.example.fr", "Cyclades:PublicUrl")]
    [InlineData("CallDeadline", "0", "Cyclades:CallDeadline")]
    [InlineData("Catalogue", "/no/such/file.yaml", "Cyclades:Catalogue")]
    [InlineData("Reflection", "yes", "Cyclades:Reflection")]
    [InlineData("Telemetry", "localhost:4317", "Cyclades:Telemetry")]
    [InlineData("Portal:StateSite", "oui", "Cyclades:Portal:StateSite")]
    [InlineData("Portal:Marianne", "true", "Cyclades:Portal:Marianne")]
    [InlineData("Portal", "true", "Cyclades:Portal")]
    [InlineData("Tls:Certificat", "tls.pem", "Cyclades:Tls:Certificat")]
    [InlineData("Tls", "tls.pem", "Cyclades:Tls")]
    [InlineData("Tls:Certificate", "tls.pem", "Cyclades:Tls:Key")]
    [InlineData("Tls:Key", "tls.key", "Cyclades:Tls:Certificate")]
    [InlineData("Proxies:0", "proxy", "Cyclades:Proxies")]
    [InlineData("Proxies", "10.0.0.1", "Cyclades:Proxies")]
    [InlineData("AllowedOrigins:0", "https://portail.example.fr/", "Cyclades:AllowedOrigins")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string name, string value, string named)
    {
        var wrong = Assert.Throws<WrongSettingsException>(() => Read((name, value)));

        Assert.Contains(named, Assert.Single(wrong.Faults), StringComparison.Ordinal);
        Assert.EndsWith(".", wrong.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_cluster_other_servers_reach_this_one_on_this_machine_unless_said_otherwise()
    {
        var usual = ReadCluster();
        Assert.Equal(new SiloEndpoint(IPAddress.Loopback, 11111), usual.Silo);
        Assert.Equal(new SiloEndpoint(IPAddress.Parse("10.0.0.7"), 0), ReadCluster(("SiloAddress", "10.0.0.7"), ("SiloPort", "0")).Silo);
        Assert.Null(Read().Silo);
    }

    [Theory]
    [InlineData("SiloAddress", "silo-1", "Cyclades:SiloAddress")]
    [InlineData("SiloAddress", "0.0.0.0", "Cyclades:SiloAddress")]
    [InlineData("SiloPort", "65536", "Cyclades:SiloPort")]
    [InlineData("SiloPort", "5081", "Cyclades:SiloPort")]
    public void A_wrong_setting_of_a_cluster_stops_the_start_with_a_sentence_that_names_it(string name, string value, string named)
    {
        var wrong = Assert.Throws<WrongSettingsException>(() => ReadCluster((name, value)));

        Assert.Contains(named, Assert.Single(wrong.Faults), StringComparison.Ordinal);
        Assert.EndsWith(".", wrong.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var wrong = Assert.Throws<WrongSettingsException>(() => Read(("Dta", "x"), ("HttpPort", "x"), ("Database", "x")));

        Assert.Equal(3, wrong.Faults.Count);
    }

    [Fact]
    public void Names_are_read_whatever_their_case() => Assert.Equal(6000, Read(("httpport", "6000")).HttpPort);

    private static ServerSettings ReadCluster(params (string Name, string Value)[] values) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Cyclades", (string?)"Host=localhost;Database=cyclades")])
            .AddInMemoryCollection(values.Append(("Database", "postgresql")).Select(value => KeyValuePair.Create($"Cyclades:{value.Item1}", (string?)value.Item2)))
            .Build(),
        development: false);

    private static ServerSettings Read(params (string Name, string Value)[] values) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Cyclades:{value.Name}", (string?)value.Value)))
            .Build(),
        development: false);
}
